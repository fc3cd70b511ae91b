import { describe, expect, it } from 'vitest';
import type { DnsEye, TxtSighting, Zone } from '../../../electron/engine/dns/eye.ts';
import { type WatchOptions, type WatchTarget, watchTxt } from '../../../electron/engine/dns/watch.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

const zone: Zone = { name: 'example.test', serial: 1, negativeTtl: 5, nameServers: [] };
const target = (value = 'v', fqdn = '_acme-challenge.example.test'): WatchTarget => ({ zone, fqdn, value });

/** What each server serves at a time in milliseconds; `undefined` is silence, `lame` a refusal. */
type Servers = Readonly<Record<string, (elapsed: number) => readonly string[] | 'lame' | undefined>>;

const eyeOn = (clock: VirtualClock, servers: Servers) => {
  let looks = 0;
  const lookTimes: number[] = [];
  const eye: DnsEye = {
    findZone: async () => zone,
    locateChallenge: async () => ({ fqdn: '', chain: [], zone }),
    lookAt: async (_zone, _fqdn, expected) => {
      looks += 1;
      lookTimes.push(clock.elapsed());
      return Object.entries(servers).map(([server, serves]): TxtSighting => {
        const values = serves(clock.elapsed());
        if (values === undefined) return { server, address: server, state: 'unreachable', values: [] };
        if (values === 'lame') return { server, address: server, state: 'not-serving', values: [] };
        return { server, address: server, state: values.includes(expected) ? 'has' : 'not-yet', values };
      });
    },
  };
  return { eye, looks: () => looks, lookTimes };
};

const watch = async (servers: Servers, options: Partial<WatchOptions> = {}) => {
  const clock = virtualClock();
  const { eye, looks, lookTimes } = eyeOn(clock, servers);
  const seen: string[] = [];
  const ended = await watchTxt({
    eye,
    targets: [target()],
    clock,
    signal: new AbortController().signal,
    typicalSeconds: 0,
    until: new Date(clock.now().getTime() + 3_600_000),
    onLookNow: () => () => undefined,
    onSight: (at, sightings) => seen.push(`${at.value} ${sightings.map(({ state }) => state).join(' ')}`),
    onNextLook: () => undefined,
    ...options,
  }).then(
    () => 'published',
    (thrown: unknown) => thrown,
  );
  return { ended, looks: looks(), lookTimes, seen, elapsed: clock.elapsed() };
};

const from =
  (milliseconds: number, values: readonly string[] = ['v']) =>
  (elapsed: number) =>
    elapsed >= milliseconds ? values : [];
const silent = () => undefined;

describe('watching a record appear', () => {
  it('ends with the first look when every server has it', async () => {
    expect(await watch({ a: from(0), b: from(0) })).toMatchObject({ ended: 'published', looks: 1, elapsed: 0 });
  });

  it('sees a record of an immediate provider within 50 ms', async () => {
    expect((await watch({ a: from(30) })).elapsed).toBe(50);
  });

  it('waits for the slowest server', async () => {
    const { ended, elapsed, seen } = await watch({ a: from(0), b: from(4000) });
    expect(ended).toBe('published');
    expect(elapsed).toBeGreaterThanOrEqual(4000);
    expect(elapsed).toBeLessThanOrEqual(4500);
    expect(seen[0]).toBe('v has not-yet');
    expect(seen.at(-1)).toBe('v has has');
  });

  it.each([
    ['silent', silent],
    ['lame', () => 'lame' as const],
  ])('passes over a %s server after three looks', async (_title, other) => {
    expect(await watch({ a: from(0), b: other })).toMatchObject({ ended: 'published', looks: 3 });
  });

  it('starts counting anew when a silent server comes back', async () => {
    const flaky = (elapsed: number) => (elapsed < 100 || elapsed > 200 ? undefined : []);
    const { ended, lookTimes } = await watch({ a: from(0), b: flaky });
    expect(ended).toBe('published');
    expect(lookTimes.filter((at) => at > 200)).toHaveLength(3);
  });

  it('keeps waiting while no server answers', async () => {
    const { ended, elapsed } = await watch({ a: (at) => (at < 60_000 ? undefined : ['v']), b: silent });
    expect(ended).toBe('published');
    expect(elapsed).toBeGreaterThanOrEqual(60_000);
  });

  it('watches apex and wildcard with one question, and ends when both values are there', async () => {
    const { ended, seen, looks } = await watch(
      { a: (at) => (at < 1000 ? ['v'] : ['v', 'w']) },
      { targets: [target('v'), target('w')] },
    );
    expect(ended).toBe('published');
    expect(seen.slice(0, 2)).toEqual(['v has', 'w not-yet']);
    expect(seen.slice(-2)).toEqual(['v has', 'w has']);
    expect(seen).toHaveLength(2 * looks);
  });

  it('asks no more about a name that is published while others are not', async () => {
    const targets = [target('v'), target('later', '_acme-challenge.www.example.test')];
    const { seen } = await watch({ a: (at) => (at < 1000 ? ['v'] : ['v', 'later']) }, { targets });
    expect(seen.filter((line) => line.startsWith('v'))).toHaveLength(1);
    expect(seen.at(-1)).toBe('later has');
  });

  it('says which server lacks the record when its time is over', async () => {
    const { ended, elapsed } = await watch({ a: from(0), b: from(1e9) }, { until: new Date('2026-01-01T00:01:00Z') });
    expect(ended).toBeInstanceOf(CertwrightError);
    expect(ended).toMatchObject({
      problem: {
        code: 'dns.not-published',
        details: {
          name: '_acme-challenge.example.test',
          servers: [
            { name: 'a (a)', state: 'has' },
            { name: 'b (b)', state: 'not-yet' },
          ],
          until: '2026-01-01T00:01:00.000Z',
        },
      },
    });
    expect(elapsed).toBe(60_000);
  });

  it('ends with the reason of its signal', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const { ended, looks } = await watch(
      { a: from(1e9) },
      { signal: stop.signal, onNextLook: () => stop.abort(reason) },
    );
    expect(ended).toBe(reason);
    expect(looks).toBe(1);
  });

  it('looks at once when asked to, and lets go of the subscription', async () => {
    const listeners = new Set<() => void>();
    let waits = 0;
    const waited: number[] = [];
    const { ended, elapsed } = await watch(
      { a: () => (waits >= 3 ? ['v'] : []) },
      {
        onLookNow: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        onNextLook: (at) => {
          waits += 1;
          waited.push(at.getTime());
          for (const listener of listeners) listener();
        },
      },
    );
    expect(ended).toBe('published');
    expect(elapsed).toBe(0);
    expect(waited).toHaveLength(3);
    expect(listeners.size).toBe(0);
  });
});

describe('how often servers are asked', () => {
  it.each([
    [0, 'a quick provider'],
    [5, 'a usual provider'],
    [900, 'a slow provider'],
  ])('keeps to 60 questions in ten minutes, usual time %i s (%s)', async (typicalSeconds) => {
    const { lookTimes } = await watch({ a: from(3_000_000) }, { typicalSeconds });
    const early = lookTimes.filter((at) => at <= 600_000);
    expect(early.length).toBeLessThanOrEqual(60);
    expect(early.length).toBeGreaterThan(35);
    const steps = lookTimes.slice(1).map((at, index) => at - (lookTimes[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(30_000);
  });

  it('counts the second question that a stale record costs', async () => {
    const { lookTimes } = await watch({ a: (at) => (at < 700_000 ? ['stale'] : ['stale', 'v']) });
    const early = lookTimes.filter((at) => at <= 600_000);
    expect(early.length).toBeLessThanOrEqual(31);
  });

  it.each([60_000, 300_000, 720_000, 1_200_000])('notices a record that appears after %i ms soon', async (moment) => {
    const { elapsed } = await watch({ a: from(moment) });
    expect(elapsed - moment).toBeLessThanOrEqual(Math.min(30_000, 0.13 * moment));
  });
});
