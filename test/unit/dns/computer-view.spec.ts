import { describe, expect, it } from 'vitest';
import { joinComputerViews, judgeComputer } from '../../../electron/engine/dns/computer-view.ts';
import type { ResolverSighting } from '../../../electron/engine/dns/eye.ts';
import { negativeTtl } from '../../../electron/engine/dns/negative-ttl.ts';
import { askResolversOfComputer } from '../../../electron/engine/dns/resolver-view.ts';
import { from, watch } from './scripted-eye.ts';
import { reply, type Script, soa, startScriptedServer, txt } from './scripted-server.ts';

const now = new Date('2026-01-01T14:00:00Z');
const resolver = '192.168.1.1:53';
const said = (values: readonly string[], remembered?: number): ResolverSighting => ({
  ...{ resolver, kind: 'answer', values },
  ...(remembered === undefined ? {} : { remembered }),
});
const stays = async (sighting: ResolverSighting) => sighting;

describe('what the resolver of this computer said', () => {
  it.each([
    [60, 7, 7],
    [7, 60, 7],
    [0, 60, 0],
  ])('a "no" with a TTL of %i and a MINIMUM of %i is remembered for %i seconds', (ttl, minimum, seconds) => {
    expect(negativeTtl({ ttl, minimum })).toBe(seconds);
  });

  it.each([
    ['nothing, remembered', said([], 1860), { state: 'not-yet', until: '2026-01-01T14:31:00.000Z' }],
    ['nothing, asked anew each time', said([]), { state: 'not-yet' }],
    ['the value', said(['other', 'v', 'w'], 60), { state: 'has' }],
    ['another value', said(['other'], 60), { state: 'other-value', until: '2026-01-01T14:01:00.000Z' }],
    ['one of two values', said(['v'], 60), { state: 'other-value', until: '2026-01-01T14:01:00.000Z' }],
    ['no answer', { resolver, kind: 'silent', values: [] } as const, { state: 'unreachable' }],
  ])('%s', (_title, sighting, expected) => {
    expect(judgeComputer(sighting, ['v', 'w'], now)).toEqual({
      ...{ seenAt: '2026-01-01T14:00:00.000Z', resolver, nearby: true },
      ...expected,
    });
  });

  it.each([
    ['192.168.1.1:53', true],
    ['[fd00::1]:53', true],
    ['127.0.0.53:53', false],
    ['9.9.9.9:53', false],
  ])('%s is in the local network: %s', (one, nearby) => {
    expect(judgeComputer({ ...said([]), resolver: one }, ['v'], now).nearby).toBe(nearby);
  });

  it('of several names, those speak that lack the record longest', () => {
    const early = judgeComputer(said([], 60), ['v'], now);
    const late = judgeComputer(said([], 300), ['v'], now);
    const has = judgeComputer(said(['v']), ['v'], now);
    expect(joinComputerViews([has, late, early])).toBe(late);
    expect(joinComputerViews([has, has]).state).toBe('has');
    expect(joinComputerViews([has, { state: 'unknown' }]).state).toBe('unknown');
    expect(joinComputerViews([]).state).toBe('unknown');
  });
});

describe('asking it', () => {
  const asked = async (script: Script) => {
    const server = await startScriptedServer(script);
    try {
      return await askResolversOfComputer([server.endpoint], 'a.example.test');
    } finally {
      await server.stop();
    }
  };

  it('takes the time of a "no" from the SOA beside it, unless the zone is its own', async () => {
    const flags = 0x80;
    const none = { rcode: 3, authorities: [soa('example.test', 1)] };
    expect(await asked((question) => [reply(question, { ...none, flags })])).toMatchObject({ remembered: 7 });
    expect(await asked((question) => [reply(question, none)])).not.toHaveProperty('remembered');
    const value = [txt('a.example.test', 'v')];
    const found = await asked((question) => [reply(question, { answers: value, flags })]);
    expect(found).toMatchObject({ kind: 'answer', values: ['v'], remembered: 5 });
  });

  it('counts a failure as no answer, and asks nobody where there is none', async () => {
    expect(await asked((question) => [reply(question, { rcode: 2 })])).toMatchObject({ kind: 'silent' });
    expect(await askResolversOfComputer([], 'a.example.test')).toBeUndefined();
  });
});

describe('beside a watch', () => {
  it('is asked no more often than the name servers, and not while it remembers a "no"', async () => {
    const { computerAsked, computer, looks } = await watch(
      { a: from(20_000) },
      { computerView: async (elapsed) => said([], 12 - ((elapsed / 1000) % 12)) },
    );
    expect(looks.length).toBeGreaterThan(computerAsked.length);
    expect(computerAsked.every((at) => looks.includes(at))).toBe(true);
    expect(computerAsked).toHaveLength(2);
    expect(computerAsked[1]).toBeGreaterThanOrEqual(12_000);
    expect(computer[0]).toMatchObject({ state: 'not-yet', until: '2026-01-01T00:00:12.000Z' });
  });

  it('is not asked before a name server answers: where none does, its memory may be in the way', async () => {
    const late = (elapsed: number) => (elapsed < 30_000 ? undefined : []);
    const { computerAsked } = await watch(
      { a: late, b: () => 'lame' },
      { computerView: () => stays(said([])), until: new Date('2026-01-01T00:01:00Z') },
    );
    expect(computerAsked.length).toBeGreaterThan(0);
    expect(Math.min(...computerAsked)).toBeGreaterThanOrEqual(30_000);
  });

  it('is asked once where there is none, or once it has the record', async () => {
    const none = await watch({ a: from(20_000) }, { computerView: async () => undefined });
    expect([none.computerAsked.length, none.computer]).toEqual([1, []]);
    const has = await watch({ a: from(20_000) }, { computerView: () => stays(said(['v'])) });
    expect([has.computerAsked.length, has.computer.length]).toEqual([1, 1]);
  });

  it.each([
    ['never answers', () => new Promise<undefined>((_resolve, reject) => setTimeout(reject, 200))],
    ['fails', () => Promise.reject(new Error('broken'))],
    ['lies', () => stays(said(['something else']))],
  ])('a resolver that %s changes nothing', async (_title, computerView) => {
    const alone = await watch({ a: from(0), b: from(4000) });
    const beside = await watch({ a: from(0), b: from(4000) }, { computerView });
    expect(beside).toMatchObject({ ended: 'published', looks: alone.looks, elapsed: alone.elapsed });
  });

  it('ends no watch: what it has, the name servers may lack', async () => {
    const { ended, elapsed } = await watch(
      { a: from(1e9) },
      { computerView: () => stays(said(['v'])), until: new Date('2026-01-01T00:00:30Z') },
    );
    expect(ended).toMatchObject({ problem: { code: 'dns.not-published' } });
    expect(elapsed).toBe(30_000);
  });

  it('is asked again at once when somebody wants to look', async () => {
    const wishes: (() => void)[] = [];
    const { computerAsked } = await watch(
      { a: from(20_000) },
      {
        computerView: async () => said([], 3600),
        onLookNow: (listener) => {
          wishes.push(listener);
          return () => undefined;
        },
        onNextLook: (at) => {
          if (at.getTime() > Date.parse('2026-01-01T00:00:05Z')) wishes.pop()?.();
        },
      },
    );
    expect(computerAsked).toHaveLength(2);
    expect(computerAsked[1]).toBeLessThan(10_000);
  });
});
