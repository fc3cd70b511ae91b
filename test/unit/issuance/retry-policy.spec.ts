import { describe, expect, it } from 'vitest';
import { decide } from '../../../electron/engine/issuance/retry-policy.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import {
  ago,
  document,
  down,
  hours,
  inFuture,
  limited,
  minutes,
  noNetwork,
  now,
  peer,
  refusedProof,
  seconds,
  situation,
  waitOf,
} from './situations.ts';

describe('no network, or an authority that is away', () => {
  const waits = (failure: Problem, random: number) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 50].map((failuresInARow) =>
      waitOf(decide(situation(failure, { random: () => random, history: { failuresInARow } }))),
    );

  it('waits longer each time, up to six hours', () => {
    const planned = [1, 2, 5, 15, 60, 180, 360, 360, 360];
    for (const failure of [noNetwork, down])
      waits(failure, 0.5).forEach((wait, index) => {
        expect(wait).toBeCloseTo(minutes((planned[index] ?? 0) * 0.9), -1);
      });
  });

  it('two machines that failed together do not come back together', () => {
    expect(waits(noNetwork, 0)[3]).not.toBe(waits(noNetwork, 0.9)[3]);
  });

  it('goes on with the order it has', () => {
    expect(decide(situation(noNetwork, { sameOrder: true }))).toMatchObject({ kind: 'at', how: 'same-order' });
    expect(decide(situation(noNetwork))).toMatchObject({ kind: 'at', how: 'new-order' });
  });

  it('having no network is never a reason to change the authority', () => {
    const long = { authoritiesLeft: 3, lifeLeft: 0.01, insisted: true, history: { since: ago(hours(50)) } };
    expect(decide(situation(noNetwork, long))).toMatchObject({ kind: 'at', reason: 'network' });
  });

  it.each([
    ['a first failure with nothing in hand', { authoritiesLeft: 1 }, 'at'],
    ['59 minutes with nothing in hand', { authoritiesLeft: 1, history: { since: ago(minutes(59)) } }, 'at'],
    ['one hour with nothing in hand', { authoritiesLeft: 1, history: { since: ago(hours(1)) } }, 'now'],
    ['six hours, but no other authority allowed', { history: { since: ago(hours(6)) } }, 'at'],
    [
      'six hours with half its life left',
      { authoritiesLeft: 1, lifeLeft: 0.5, history: { since: ago(hours(6)) } },
      'at',
    ],
    ['a first failure with a fifth of its life left', { authoritiesLeft: 1, lifeLeft: 0.2 }, 'now'],
    ['a first failure after it has run out', { authoritiesLeft: 1, lifeLeft: -0.1 }, 'now'],
    ['a person who insists', { authoritiesLeft: 1, insisted: true }, 'now'],
  ] as const)('%s', (_case, look, kind) => {
    const retry = decide(situation(down, look));
    expect(retry.kind).toBe(kind);
    expect(retry).toMatchObject({ reason: 'authority-down' });
    if (retry.kind === 'now') expect(retry.how).toBe('next-authority');
  });

  it('Retry-After binds people too, our own pause only a schedule', () => {
    const told = problem('directory.unavailable', { ...peer, status: 503 }, { retryAt: inFuture(hours(2)) });
    expect(decide(situation(told))).toMatchObject({ at: inFuture(hours(2)), notBefore: inFuture(hours(2)) });
    expect(decide(situation(down))).not.toHaveProperty('notBefore');
    const soon = problem('directory.unavailable', { ...peer, status: 503 }, { retryAt: inFuture(seconds(5)) });
    expect(decide(situation(soon))).toMatchObject({ at: inFuture(seconds(54)), notBefore: inFuture(seconds(5)) });
  });

  it('an authority that says it will be away for two hours is not waited for with nothing in hand', () => {
    const told = problem('directory.unavailable', { ...peer, status: 503 }, { retryAt: inFuture(hours(2)) });
    expect(decide(situation(told, { authoritiesLeft: 1 }))).toMatchObject({ kind: 'now', how: 'next-authority' });
  });
});

describe('limits of the authority', () => {
  it('comes back when the authority says, also in thirty days', () => {
    const retryAt = inFuture(hours(30 * 24));
    expect(decide(situation(limited('too many', { retryAt })))).toEqual({
      kind: 'at',
      at: retryAt,
      notBefore: retryAt,
      how: 'new-order',
      reason: 'authority-limit',
    });
  });

  it("reads the time in Let's Encrypt's sentence when there is no header", () => {
    const detail =
      'too many new orders (300) from this account in the last 3h0m0s, retry after 2026-11-21 12:07:30 UTC';
    expect(decide(situation(limited(detail)))).toMatchObject({ at: '2026-11-21T12:07:30.000Z' });
  });

  it.each([
    ['too many failed authorizations (5) for "example.test" in the last 1h0m0s', minutes(12)],
    ['too many certificates (5) already issued for this exact set of identifiers', hours((7 * 24) / 5)],
    ['too many certificates (50) already issued for "example.test"', hours((7 * 24) / 50)],
    ['too many new orders (300) from this account', minutes(1)],
    ['too many new registrations (10) from this IP address', minutes(18)],
    ['Service busy; retry later.', minutes(1)],
  ])('%s: the next one fits again after a while', (detail, wait) => {
    expect(waitOf(decide(situation(limited(detail))))).toBeCloseTo(wait, -2);
  });

  it('waits twice as long when that was too early, and never beyond the span of the limit', () => {
    const detail = 'too many failed authorizations recently';
    const waits = [1, 2, 3, 9].map((failuresInARow) => {
      const retry = decide(situation(limited(detail), { history: { failuresInARow } }));
      return retry.kind === 'at' ? Date.parse(retry.notBefore ?? '') - now.getTime() : -1;
    });
    expect(waits).toEqual([minutes(12), minutes(24), minutes(48), hours(1)]);
  });

  it('an authority that says "in three seconds" every time is asked less and less often', () => {
    const soon = limited('', { retryAt: inFuture(seconds(3)) });
    const waits = [1, 2, 5].map((failuresInARow) => waitOf(decide(situation(soon, { history: { failuresInARow } }))));
    expect(waits).toEqual([minutes(0.9), minutes(1.8), minutes(54)]);
  });

  it('takes the next authority for a long wait with nothing in hand, and not for a short one', () => {
    const long = limited('', { retryAt: inFuture(hours(20)) });
    const short = limited('', { retryAt: inFuture(minutes(20)) });
    const look = { authoritiesLeft: 1 };
    expect(decide(situation(long, look))).toMatchObject({ kind: 'now', how: 'next-authority' });
    expect(decide(situation(short, look))).toMatchObject({ kind: 'at' });
    expect(decide(situation(long, { ...look, lifeLeft: 0.8 }))).toMatchObject({ kind: 'at' });
    expect(decide(situation(short, { ...look, lifeLeft: 0.1 }))).toMatchObject({ kind: 'now', how: 'next-authority' });
  });

  it('paused: a person has to lift it', () => {
    const detail = 'Your account is temporarily prevented from requesting certificates for example.test. Please visit:';
    const link = problem(
      'acme.rateLimited',
      document('rateLimited', '', 'https://portal.letsencrypt.org/sfe/v1/unpause?jwt=x'),
    );
    for (const failure of [limited(detail), link])
      expect(decide(situation(failure))).toEqual({ kind: 'give-up', reason: 'paused' });
    expect(decide(situation(link, { authoritiesLeft: 1 }))).toMatchObject({ kind: 'now', how: 'next-authority' });
  });
});

describe('a proof that was not found', () => {
  const failed = (count: number, every = minutes(10)): Date[] =>
    Array.from({ length: count }, (_, index) => ago((count - 1 - index) * every));
  const missed = refusedProof('connection');

  it('tries the next method at once', () => {
    const look = { methodsLeft: 1, history: { failedValidations: failed(1) } };
    expect(decide(situation(missed, look))).toEqual({ kind: 'now', how: 'next-method', reason: 'validation' });
  });

  it('spends no more than three of five an hour, even with methods left', () => {
    const look = { methodsLeft: 2, history: { failedValidations: failed(3) } };
    // The first of the three was twenty minutes ago.
    expect(decide(situation(missed, look))).toMatchObject({ at: inFuture(minutes(40)), reason: 'budget' });
    expect(decide(situation(missed, look))).toHaveProperty('notBefore', inFuture(minutes(40)));
  });

  it('rehearses first where the authority has a test service', () => {
    const history = { failedValidations: failed(1) };
    expect(decide(situation(missed, { staging: true, history }))).toMatchObject({ how: 'staging-first', kind: 'at' });
    expect(decide(situation(missed, { history }))).toMatchObject({ how: 'new-order', kind: 'at' });
  });

  it('waits 1, 10, 100 minutes, then a day', () => {
    const waits = [1, 2, 3, 4, 9].map((failuresInARow) =>
      waitOf(decide(situation(missed, { random: () => 0.999999999, history: { failuresInARow } }))),
    );
    expect(waits.map((wait) => Math.round(wait / minutes(1)))).toEqual([1, 10, 100, 1440, 1440]);
  });
});

describe('everything else', () => {
  const portTaken = problem('challenge.port-in-use', { port: 80, address: '' });
  const silentProvider = problem('provider.unreachable', { provider: 'p', endpoint: 'e', detail: '' });
  const malformed = problem('acme.malformed', document('malformed'));
  const expired = problem('order.expired', { expiredAt: now.toISOString() });
  const caa = problem('acme.caa', document('caa'));

  it.each([
    ['a method that cannot work: the next one', portTaken, { methodsLeft: 1 }, { kind: 'now', how: 'next-method' }],
    ['and nothing where there is none', portTaken, {}, { kind: 'give-up', reason: 'configuration' }],
    [
      'a provider that is away: the next method',
      silentProvider,
      { methodsLeft: 1 },
      { kind: 'now', how: 'next-method' },
    ],
    ['or later', silentProvider, {}, { kind: 'at', reason: 'provider' }],
    ['a mistake in the exchange: one new order', malformed, {}, { kind: 'now', how: 'new-order' }],
    ['and no second one', malformed, { history: { failuresInARow: 2 } }, { kind: 'give-up', reason: 'fault' }],
    ['an order that ran out: a new one', expired, {}, { kind: 'now', how: 'new-order' }],
    ['and later when that ran out too', expired, { history: { failuresInARow: 2 } }, { kind: 'at', how: 'new-order' }],
    ['CAA: nothing helps but a change', caa, { methodsLeft: 1, authoritiesLeft: 1 }, { kind: 'give-up' }],
  ] as const)('%s', (_case, failure, look, expected) => {
    expect(decide(situation(failure, look))).toMatchObject(expected);
  });
});
