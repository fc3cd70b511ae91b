import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthorityFacts } from '../../../electron/engine/renewal/facts.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { document, down, limited, noNetwork, refusedProof } from '../issuance/situations.ts';
import { day, hour, letsEncrypt, lifetimes, start, strict } from './certificates.ts';
import { type Ari, type LifeStory, liveThrough } from './simulated-life.ts';

/** Mulberry32: the same numbers for the same seed. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const faults = [
  noNetwork,
  down,
  refusedProof('dns'),
  limited('too many new orders'),
  limited('x', { retryAt: new Date(start + 3 * hour).toISOString() }),
  problem('acme.malformed', document('malformed')),
];
const arising: fc.Arbitrary<Arising> = fc.record({
  authority: fc.constantFrom(letsEncrypt, strict),
  seed: fc.nat(),
  asleep: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  clock: fc.option(fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), off: fc.constantFrom(-1, 1) }), {
    nil: undefined,
  }),
  failures: fc.constantFrom(0, 1, 5),
  fault: fc.constantFrom(...faults),
});
interface Arising {
  readonly authority: AuthorityFacts;
  readonly seed: number;
  readonly asleep: number | undefined;
  readonly clock: { readonly from: number; readonly off: number } | undefined;
  readonly failures: number;
  readonly fault: Problem;
}

/** Two and a half lives, with what arises somewhere in the second half of the first. */
const live = (lifetime: number, ari: Ari, { authority, seed, asleep, clock, failures, fault }: Arising): LifeStory => {
  const within = (share: number) => lifetime * (0.4 + 0.6 * share);
  return liveThrough({
    lifetime,
    ari,
    authority,
    days: lifetime * 2.5,
    asleep: asleep === undefined ? undefined : { from: within(asleep), days: 9 },
    clock: clock === undefined ? undefined : { from: within(clock.from), off: clock.off },
    failures,
    problem: fault,
    random: numbers(seed),
  });
};

const most = (moments: readonly number[], span: number): number =>
  Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + span).length));

/** A long life has many wakings. */
const rounds = (lifetime: number): number => Math.min(30, Math.max(6, Math.round(1500 / lifetime)));

describe.each(lifetimes)('a certificate of %d days', (lifetime) => {
  describe.each(['on', 'off', 'malformed', 'past'] as const)('with renewal information %s', (ari) => {
    it('is renewed or told of, within the limits of its authority, whatever arises', () => {
      fc.assert(
        fc.property(arising, (what) => {
          const { seen, attempts } = live(lifetime, ari, what);
          const orders = attempts.map(({ at }) => at);
          const { newOrdersPerAccount, failedValidationsPerName } = what.authority.limits;
          expect(most(orders, newOrdersPerAccount.hours * hour)).toBeLessThanOrEqual(newOrdersPerAccount.count);
          expect(most(orders, failedValidationsPerName.hours * hour)).toBeLessThanOrEqual(3);

          // Its clock may be a day off: then what it calls a sixth is another day's sixth.
          const doubt = what.clock === undefined ? 0 : 1 / lifetime;
          const silent = seen.filter(({ lifeLeft, entry }) => lifeLeft < 1 / 6 - doubt && entry.alert === undefined);
          expect(silent).toEqual([]);

          // Whenever it was awake with a quarter to a twentieth of life left, an attempt had been made by then.
          const begun = (at: number) => attempts.some((one) => one.at <= at && one.at > at - lifetime * day * 0.5);
          const idle = seen.filter(({ now, lifeLeft, entry }) => lifeLeft < 1 / 4 - doubt && !entry.due && !begun(now));
          expect(idle).toEqual([]);
        }),
        { numRuns: rounds(lifetime) },
      );
    });

    it('is never without a successor when nothing stands in the way, and not renewed too often', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const quiet = { authority: strict, seed, asleep: undefined, clock: undefined, failures: 0, fault: noNetwork };
          const { seen, attempts } = live(lifetime, ari, quiet);
          const least = Math.min(...seen.map(({ lifeLeft }) => lifeLeft));
          expect(least).toBeGreaterThan(1 / 4);
          const usual = lifetime < 10 ? 1 / 2 : ari === 'past' ? 1 / 2 : 3 / 5;
          expect(attempts.length).toBeLessThanOrEqual(Math.ceil(2.5 / usual));
          expect(attempts.length).toBeGreaterThanOrEqual(3);
        }),
        { numRuns: 3 },
      );
    });
  });

  it('outlives nine days of sleep, or is renewed at the first waking after them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.3, max: 0.9, noNaN: true }), (seed, share) => {
        const from = lifetime * share;
        const { attempts, seen } = liveThrough({
          lifetime,
          ari: 'off',
          authority: letsEncrypt,
          days: lifetime + 12,
          asleep: { from, days: 9 },
          failures: 0,
          problem: noNetwork,
          random: numbers(seed),
        });
        const woke = seen.find(({ now }) => now >= start + (from + 9) * day);
        const late = (woke?.lifeLeft ?? 1) < 1 / 4;
        expect(!late || attempts.some(({ at }) => at === woke?.now)).toBe(true);
      }),
      { numRuns: 2 * rounds(lifetime) },
    );
  });
});
