import { describe, expect, it } from 'vitest';
import type { AuthorityLimits } from '../../../electron/engine/authorities/limits.ts';
import { allowedFailures, failureSpan, whenFree } from '../../../electron/engine/issuance/limit-times.ts';
import { decide, type Situation } from '../../../electron/engine/issuance/retry-policy.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import {
  ago,
  document,
  down,
  hours,
  inFuture,
  letsEncrypt,
  limited,
  minutes,
  noNetwork,
  now,
  refusedProof,
  seconds,
  situation,
} from './situations.ts';

describe('whatever happens', () => {
  /** Mulberry32: the same numbers in every run. */
  const numbers = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const failures: readonly Problem[] = [
    ...[noNetwork, down, refusedProof('dns'), limited('x'), limited('too many failed authorizations')],
    ...[limited('x', { retryAt: inFuture(seconds(3)) }), limited('x', { retryAt: ago(hours(1)).toISOString() })],
    ...[problem('acme.malformed', document('malformed')), problem('order.expired', { expiredAt: '' })],
    problem('challenge.port-in-use', { port: 80, address: '' }),
  ];
  const pick = <T>(items: readonly T[], next: () => number): T => items[Math.floor(next() * items.length)] as T;
  const anySituation = (next: () => number): Situation =>
    situation(pick(failures, next), {
      sameOrder: next() < 0.5,
      methodsLeft: Math.floor(next() * 3),
      authoritiesLeft: Math.floor(next() * 3),
      staging: next() < 0.5,
      ...(next() < 0.5 ? {} : { lifeLeft: next() * 1.2 - 0.1 }),
      random: next,
      history: {
        failuresInARow: 1 + Math.floor(next() * 9),
        since: ago(next() * hours(10)),
        lastAttemptAt: ago(next() * seconds(3)),
        failedValidations: Array.from({ length: Math.floor(next() * 5) }, () => ago(next() * hours(2))).sort(
          (one, other) => one.getTime() - other.getTime(),
        ),
      },
    });

  it('never comes back within a second of the last attempt, nor before it was told to', () => {
    const next = numbers(1);
    for (let round = 0; round < 5000; round++) {
      const given = anySituation(next);
      const retry = decide(given);
      if (retry.kind === 'give-up') continue;
      const earliest = given.history.lastAttemptAt.getTime() + seconds(1);
      const at = retry.kind === 'now' ? now.getTime() : Date.parse(retry.at);
      expect(at).toBeGreaterThanOrEqual(earliest);
      if (given.problem.retryAt !== undefined && retry.how !== 'next-authority')
        expect(at).toBeGreaterThanOrEqual(Date.parse(given.problem.retryAt));
    }
  });

  it('a failure more, or a later word of the authority, never brings the next attempt forward', () => {
    const next = numbers(2);
    for (let round = 0; round < 2000; round++) {
      const given = anySituation(next);
      const same = { ...given, authoritiesLeft: 0, methodsLeft: 0, random: () => 0.3 };
      const moment = (of: Situation): number => {
        const retry = decide(of);
        if (retry.kind === 'give-up') return Number.POSITIVE_INFINITY;
        return retry.kind === 'now' ? now.getTime() : Date.parse(retry.at);
      };
      const one = { ...same, history: { ...same.history, failuresInARow: same.history.failuresInARow + 1 } };
      expect(moment(one)).toBeGreaterThanOrEqual(moment(same));
      const told = same.problem.retryAt === undefined ? now.getTime() : Date.parse(same.problem.retryAt);
      const later = { ...same.problem, retryAt: new Date(Math.max(told, now.getTime()) + minutes(7)).toISOString() };
      if (same.problem.code === 'acme.rateLimited' && same.problem.retryAt === undefined) continue;
      expect(moment({ ...same, problem: later as Problem })).toBeGreaterThanOrEqual(moment(same));
    }
  });

  it.each([letsEncrypt, { ...letsEncrypt, failedValidationsPerName: { count: 10, hours: 3 } }] as const)(
    'a month of nothing but failed validations stays within three fifths of the limit',
    (limits: AuthorityLimits) => {
      const next = numbers(3);
      const failed: number[] = [];
      let methodsLeft = 3;
      let inARow = 0;
      for (let at = now.getTime(); at < now.getTime() + hours(720); ) {
        // Somebody also presses the button in between, and the button obeys the same budget.
        const bar = whenFree(
          failed.map((one) => new Date(one)),
          limits,
          new Date(at),
        );
        at = Math.max(at, bar?.getTime() ?? 0);
        failed.push(at);
        inARow = next() < 0.05 ? 1 : inARow + 1;
        const span = failureSpan(limits);
        const counting = failed.filter((one) => one > at - span);
        expect(counting.length).toBeLessThanOrEqual(allowedFailures(limits));
        const retry = decide({
          ...situation(refusedProof('dns'), { methodsLeft, limits }),
          now: new Date(at),
          random: next,
          history: {
            failuresInARow: inARow,
            since: new Date(at),
            lastAttemptAt: new Date(at - seconds(30)),
            failedValidations: counting.map((one) => new Date(one)),
          },
        });
        expect(retry.kind).not.toBe('give-up');
        methodsLeft = retry.kind === 'now' ? methodsLeft - 1 : 3;
        at = retry.kind === 'at' && next() < 0.7 ? Date.parse(retry.at) : at + seconds(5);
      }
      expect(failed.length).toBeGreaterThan(30);
    },
  );
});
