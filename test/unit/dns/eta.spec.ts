import { describe, expect, it } from 'vitest';
import { type EtaFacts, etaOf } from '../../../electron/engine/dns/eta.ts';
import { from, watch } from './scripted-eye.ts';

const now = new Date('2026-01-01T00:00:00Z');
/** Seconds from now. */
const eta = (facts: Partial<EtaFacts>) => {
  const { at, by, basis } = etaOf({ now, elapsed: 0, providerTypicalSeconds: 60, serverStates: [], ...facts });
  const seconds = (text: string): number => Math.round((Date.parse(text) - now.getTime()) / 1000);
  return { at: seconds(at), by: seconds(by), basis };
};

describe('when a record will be everywhere', () => {
  it('is what the provider usually takes, before anything is known', () => {
    expect(eta({})).toEqual({ at: 60, by: 240, basis: 'provider' });
    expect(eta({ providerTypicalSeconds: 0 })).toEqual({ at: 60, by: 240, basis: 'provider' });
  });

  it('is what the zone took before, with less confidence the fewer times there are to judge by', () => {
    expect(eta({ history: { p50: 10, p95: 20, count: 3 } })).toEqual({ at: 10, by: 20, basis: 'history' });
    expect(eta({ history: { p50: 10, p95: 10, count: 1 } })).toEqual({ at: 10, by: 20, basis: 'history' });
    expect(eta({ history: { p50: 10, p95: 10, count: 2 } })).toEqual({ at: 10, by: 15, basis: 'history' });
    expect(eta({ history: { p50: 10, p95: 10, count: 3 } })).toEqual({ at: 10, by: 13, basis: 'history' });
    expect(eta({ history: { p50: 10, p95: 20, count: 0 } })).toMatchObject({ basis: 'provider' });
  });

  it('comes nearer while time passes, and moves on when it is late', () => {
    const left = [0, 30, 60, 120, 600].map((elapsed) => eta({ elapsed }).at);
    expect(left).toEqual([60, 42, 41, 55, 233]);
  });

  it('stays what was usual when the record was written, so that too long can be told', () => {
    const usual = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:03:00.000Z' };
    const facts = { now, providerTypicalSeconds: 60, serverStates: [] } as const;
    expect(etaOf({ ...facts, elapsed: 60 }).usual).toEqual(usual);
    const late = etaOf({ ...facts, now: new Date(now.getTime() + 540_000), elapsed: 600 });
    expect(late.usual).toEqual(usual);
    expect(late.at > usual.to).toBe(true);
  });

  it('comes nearer with every server that has it', () => {
    const three = eta({ serverStates: ['has', 'has', 'has', 'not-yet'] });
    const one = eta({ serverStates: ['has', 'not-yet', 'not-yet', 'not-yet'] });
    expect(three.at).toBeLessThan(one.at);
    expect(one.at).toBeLessThan(eta({ serverStates: ['not-yet', 'not-yet'] }).at);
  });

  it('is now when all have it, and does not wait for servers out of reach', () => {
    expect(eta({ serverStates: ['has', 'has'] })).toMatchObject({ at: 0, by: 0 });
    expect(eta({ serverStates: ['has', 'unreachable', 'not-serving'] })).toMatchObject({ at: 0, by: 0 });
  });

  it('a fixed time taken before does no harm', () => {
    expect(eta({ history: { p50: 10, p95: 10, count: 9 }, elapsed: 5 })).toMatchObject({ at: 5, basis: 'history' });
    expect(eta({ history: { p50: 0, p95: 0, count: 9 } })).toMatchObject({ basis: 'provider' });
  });

  it('is told after each look of a watch, going on from where an earlier process began', async () => {
    const begunAt = new Date(now.getTime() - 30_000);
    const { etas, looks } = await watch({ a: from(5000) }, { typicalSeconds: 60, begunAt });
    expect(etas).toHaveLength(looks.length);
    expect(etas[0]).toEqual({
      ...{ at: '2026-01-01T00:00:41.675Z', by: expect.any(String), basis: 'provider' },
      usual: { from: '2026-01-01T00:00:30.000Z', to: '2026-01-01T00:03:30.000Z' },
    });
  });
});
