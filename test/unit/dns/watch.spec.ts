import { describe, expect, it } from 'vitest';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import { from, silent, watch } from './scripted-eye.ts';

const challenge = '_acme-challenge.example.test';

describe('watching a record appear', () => {
  it('ends with the first look when every server has it', async () => {
    expect(await watch({ a: from(0), b: from(0) })).toMatchObject({ ended: 'published', looks: [0], elapsed: 0 });
  });

  it('sees a record of an immediate provider within 50 ms', async () => {
    expect((await watch({ a: from(30) })).elapsed).toBe(50);
  });

  it('waits for the slowest server, and asks only those that lack it', async () => {
    const { ended, elapsed, seen, questions } = await watch({ a: from(0), b: from(4000) });
    expect(ended).toBe('published');
    expect(elapsed).toBeGreaterThanOrEqual(4000);
    expect(elapsed).toBeLessThanOrEqual(5000);
    expect(seen[0]).toBe('v has not-yet');
    expect(seen.at(-1)).toBe('v has has');
    expect(questions.get(`a ${challenge}`)).toEqual([0]);
  });

  it('makes sure that the first ones still have it when the last one has got it late', async () => {
    const { ended, questions } = await watch({ a: from(0), b: from(40_000) });
    expect(ended).toBe('published');
    expect(questions.get(`a ${challenge}`)).toHaveLength(2);
  });

  it.each([
    ['silent', silent],
    ['lame', () => 'lame' as const],
  ])('passes over a %s server after three looks', async (_title, other) => {
    const { ended, looks, changes } = await watch({ a: from(0), b: other });
    expect(ended).toBe('published');
    expect(looks).toHaveLength(3);
    expect(changes.at(-1)).toMatchObject({ kind: 'passed-over', server: 'b' });
  });

  it('does not let a silent server slow down the questions to the others', async () => {
    const { ended, elapsed } = await watch({ a: from(20_000), b: silent, c: from(20_000) }, { roundTrip: 20 });
    expect(ended).toBe('published');
    expect(elapsed - 20_000).toBeLessThan(1500);
  });

  it('waits for a silent server once for fifty names, not fifty times', async () => {
    const names = Array.from({ length: 50 }, (_, index) => [`_acme-challenge.n${index}.example.test`, 'v'] as const);
    const { ended, elapsed } = await watch({ a: from(0), b: silent }, { names, roundTrip: 20 });
    expect(ended).toBe('published');
    // Three silences of three seconds.
    expect(elapsed).toBeLessThan(10_500);
  });

  it('starts counting anew when a silent server comes back', async () => {
    const flaky = (elapsed: number) => (elapsed < 100 || elapsed > 200 ? undefined : []);
    const { ended, looks } = await watch({ a: from(0), b: flaky });
    expect(ended).toBe('published');
    expect(looks.filter((at) => at > 200)).toHaveLength(3);
  });

  it('keeps waiting while no server answers', async () => {
    const { ended, elapsed } = await watch({ a: (at) => (at < 60_000 ? undefined : ['v']), b: silent });
    expect(ended).toBe('published');
    expect(elapsed).toBeGreaterThanOrEqual(60_000);
    expect(elapsed).toBeLessThan(75_000);
  });

  it('watches apex and wildcard with one question, and ends when both values are there', async () => {
    const { ended, seen, looks } = await watch(
      { a: (at) => (at < 1000 ? ['v'] : ['v', 'w']) },
      {
        names: [
          [challenge, 'v'],
          [challenge, 'w'],
        ],
      },
    );
    expect(ended).toBe('published');
    expect(seen.slice(0, 2)).toEqual(['v has', 'w not-yet']);
    expect(seen.slice(-2)).toEqual(['v has', 'w has']);
    expect(seen).toHaveLength(2 * looks.length);
  });

  it('tells another value from none, shows it fit to be looked at, and waits on as before', async () => {
    const shown = new Map<string, unknown>();
    const steering = '\u001b[2J\u202ev';
    const { ended, elapsed } = await watch(
      { a: (at) => (at < 1000 ? [] : at < 4000 ? ['v ', steering, 'x'.repeat(300)] : ['v ', 'v', 'w']) },
      {
        names: [
          [challenge, 'v'],
          [challenge, 'w'],
        ],
        onSight: ({ value }, [seen]) => {
          if (value === 'v' && seen !== undefined) shown.set(seen.state, seen.found);
        },
      },
    );
    const found = ['v ', '\u{fffd}[2J\u{fffd}v', `${'x'.repeat(254)}…`];
    expect([...shown]).toEqual([
      ['not-yet', undefined],
      ['other', found],
      ['has', undefined],
    ]);
    expect({ ended, late: elapsed >= 4000 }).toEqual({ ended: 'published', late: true });
  });

  it('asks no more about a name that is published while others are not', async () => {
    const { seen } = await watch(
      { a: (at) => (at < 1000 ? ['v'] : ['v', 'later']) },
      {
        names: [
          [challenge, 'v'],
          ['_acme-challenge.www.example.test', 'later'],
        ],
      },
    );
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
          name: challenge,
          servers: [
            { name: 'a (a:53)', state: 'has' },
            { name: 'b (b:53)', state: 'not-yet' },
          ],
          until: '2026-01-01T00:01:00.000Z',
        },
      },
    });
    expect(elapsed).toBe(60_000);
  });

  it('ends earlier when it is told how long at most, and later when told how long at least', async () => {
    const short = await watch({ a: from(1e9) }, { maximumSeconds: 20 });
    expect(short).toMatchObject({ ended: { problem: { code: 'dns.not-published' } }, elapsed: 20_000 });
    const long = await watch({ a: from(0) }, { minimumSeconds: 30 });
    // What was seen so long ago is looked at once more.
    expect(long).toMatchObject({ ended: 'published', looks: [0, 30_000], elapsed: 30_000 });
  });

  it('ends with the reason of its signal', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const { ended, looks } = await watch(
      { a: from(1e9) },
      { signal: stop.signal, onNextLook: () => stop.abort(reason) },
    );
    expect(ended).toBe(reason);
    expect(looks).toHaveLength(1);
  });

  it('ends with what a look fails with, and looks no further', async () => {
    const broken = () => {
      throw new Error('hopeless');
    };
    const { ended, looks } = await watch({ a: broken });
    expect(ended).toMatchObject({ message: 'hopeless' });
    expect(looks).toHaveLength(1);
  });

  it('looks at once when asked to, and lets go of the subscription', async () => {
    const listeners = new Set<() => void>();
    let waits = 0;
    const { ended, elapsed } = await watch(
      { a: () => (waits >= 3 ? ['v'] : []) },
      {
        onLookNow: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        onNextLook: () => {
          waits += 1;
          for (const listener of listeners) listener();
        },
      },
    );
    expect({ ended, elapsed, waits }).toEqual({ ended: 'published', elapsed: 0, waits: 3 });
    expect(listeners.size).toBe(0);
  });
});

describe('what happens at each server', () => {
  it('is told with its time: first seen, and other versions of the zone', async () => {
    const { changes } = await watch({
      a: (at) => ({ values: at < 300 ? [] : ['v'], serial: at < 300 ? 7 : 8 }),
      b: from(0),
    });
    expect(changes.map(({ fqdn: _, at: __, ...change }) => change)).toEqual([
      { kind: 'state', server: 'a', address: 'a:53', to: 'not-yet', milliseconds: 0 },
      { kind: 'state', server: 'b', address: 'b:53', to: 'has', milliseconds: 0 },
      { kind: 'state', server: 'a', address: 'a:53', from: 'not-yet', to: 'has', milliseconds: 300 },
      { kind: 'serial', server: 'a', address: 'a:53', from: 7, to: 8 },
    ]);
    expect(changes[0]).toMatchObject({ fqdn: challenge, at: '2026-01-01T00:00:00.000Z' });
  });

  it('another version of the zone makes it look again at once', async () => {
    const { looks } = await watch({ a: (at) => ({ values: at < 33_000 ? [] : ['v'], serial: at < 30_000 ? 7 : 8 }) });
    const noticed = looks.find((at) => at >= 30_000) ?? 0;
    expect(looks.filter((at) => at >= noticed && at < noticed + 800).length).toBeGreaterThanOrEqual(2);
  });

  it('one that contradicts itself counts after four equal answers in a row', async () => {
    let told = 0;
    // One of several servers behind the address has it long before the others.
    const shared = (at: number) => {
      if (at < 1000 || at >= 12_000) return at < 1000 ? [] : ['v'];
      told += 1;
      return told === 1 ? ['v'] : [];
    };
    const { ended, changes, seen, questions } = await watch({ a: from(8000), b: shared });
    expect(ended).toBe('published');
    expect(seen).toContain('v not-yet has');
    expect(changes.filter(({ kind }) => kind === 'flapping')).toMatchObject([{ server: 'b' }]);
    expect(questions.get(`b ${challenge}`)?.filter((at) => at >= 12_000)).toHaveLength(4);
  });

  it('one whose versions go back counts after four equal answers in a row', async () => {
    let asked = 0;
    const { ended, changes, questions } = await watch({
      a: (at) => {
        asked += 1;
        return { values: at < 2000 ? [] : ['v'], serial: asked % 2 === 0 ? 4_294_967_295 : 1 };
      },
    });
    expect(ended).toBe('published');
    expect(changes.filter(({ kind }) => kind === 'flapping')).toHaveLength(1);
    expect(questions.get(`a ${challenge}`)?.filter((at) => at >= 2000)).toHaveLength(4);
  });
});

describe('where every name server is out of reach', () => {
  const sees = (states: readonly ('has' | 'not-yet' | 'failed')[]) =>
    states.map((state, index) => ({ operator: `o${index}`, name: `O${index}`, state }));

  it.each([
    ['two operators have it', ['has', 'has', 'not-yet']],
    ['one has it and no other can be reached', ['failed', 'has', 'failed']],
  ] as const)('ends when %s', async (_title, states) => {
    const { ended, elapsed, outside } = await watch(
      { a: silent, b: silent },
      { typicalSeconds: 10, outside: (at) => sees(at < 40_000 ? ['not-yet', 'not-yet', 'failed'] : states) },
    );
    expect(ended).toBe('published');
    expect(elapsed).toBeGreaterThanOrEqual(40_000);
    expect(elapsed).toBeLessThan(60_000);
    // Not before the usual time: operators remember that there is nothing.
    expect(outside.length).toBeLessThan(10);
  });

  it.each([
    ['one of several has it', ['has', 'not-yet', 'not-yet']],
    ['nobody can be reached', ['failed', 'failed']],
    ['nobody else is to be asked', []],
  ] as const)('goes on while %s', async (_title, states) => {
    const until = new Date('2026-01-01T00:05:00Z');
    const { ended } = await watch({ a: silent }, { until, outside: () => sees(states) });
    expect(ended).toMatchObject({ problem: { code: 'dns.not-published' } });
  });

  it('nobody outside is asked while a single name server answers', async () => {
    const { outside } = await watch({ a: from(90_000), b: silent }, { outside: () => sees(['has', 'has']) });
    expect(outside).toEqual([]);
  });
});
