/**
 * What happens after a failed attempt: again at once in another way, later, or not before somebody changes something.
 * Pure. A long wait is an answer to be kept, never a sleep.
 */
import type { Retry, RetryReason, RetryWay } from '../../../shared/domain/runs.ts';
import { assertNever, type Problem } from '../../../shared/errors/problem.ts';
import type { AuthorityLimits } from '../authorities/limits.ts';
import { failureKind } from './failure-kind.ts';
import { allowedFailures, limitEnds, whenFree } from './limit-times.ts';

export interface Situation {
  readonly problem: Problem;
  /** The order lives on at the authority and can be gone on with. */
  readonly sameOrder: boolean;
  /** What the policy allows and this row of attempts has not tried yet. */
  readonly methodsLeft: number;
  readonly authoritiesLeft: number;
  /** The authority has a test service on which the next attempt can be rehearsed. */
  readonly staging: boolean;
  readonly history: AttemptHistory;
  readonly limits: AuthorityLimits;
  /** Of the certificate in use, 1 when new, 0 or less when it has run out; missing when there is none. */
  readonly lifeLeft?: number | undefined;
  /** A person insists: an authority that is away is not waited for. */
  readonly insisted?: boolean | undefined;
  readonly now: Date;
  /** 0 up to but not including 1. */
  random(): number;
}

/** The failure at hand is part of it. */
export interface AttemptHistory {
  /** Attempts of this kind of failure, one after the other with nothing else between. */
  readonly failuresInARow: number;
  /** When the first of those failed. */
  readonly since: Date;
  /** When the attempt at hand began. */
  readonly lastAttemptAt: Date;
  /** Failed validations of the name that has most of them on this account, within the span of the limit. */
  readonly failedValidations: readonly Date[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Minutes until the next attempt where repeating costs nothing. The last one repeats. */
const cheapWaits = [1, 2, 5, 15, 60, 180, 360] as const;
/** After failed validations; what Let's Encrypt advises. */
const costlyWaits = [1, 10, 100, 1440] as const;
/** How long an authority may be away before another takes over, with no certificate in hand. */
const patience = hour;
/** Below this share of its life the certificate in use counts as running out. */
const littleLife = 0.25;
/** With a certificate running out even a shorter wait is worth changing the authority. */
const shortPatience = 5 * minute;

/** See `Retry`; never `now` within a second of the attempt before. */
export const decide = (situation: Situation): Retry => {
  const { problem, history } = situation;
  const kind = failureKind(problem);
  const again = situation.sameOrder ? 'same-order' : 'new-order';
  switch (kind) {
    case 'network':
    case 'busy':
      return later(situation, again, kind, backoff(cheapWaits, situation));
    case 'authority-down':
      return afterOutage(situation, again);
    case 'authority-limit':
      return afterLimit(situation, again);
    case 'paused':
      return mayLeave(situation, Number.POSITIVE_INFINITY)
        ? atOnce(situation, 'next-authority', kind)
        : { kind: 'give-up', reason: kind };
    case 'validation':
      return afterValidation(situation);
    case 'method':
      return situation.methodsLeft > 0
        ? atOnce(situation, 'next-method', kind)
        : { kind: 'give-up', reason: 'configuration' };
    case 'provider':
      return situation.methodsLeft > 0
        ? atOnce(situation, 'next-method', kind)
        : later(situation, again, kind, backoff(cheapWaits, situation));
    case 'order-ended':
      return history.failuresInARow > 1
        ? later(situation, 'new-order', kind, backoff(cheapWaits, situation))
        : atOnce(situation, 'new-order', kind);
    case 'fault':
      return history.failuresInARow > 1 ? { kind: 'give-up', reason: kind } : atOnce(situation, 'new-order', kind);
    case 'configuration':
      return { kind: 'give-up', reason: kind };
    default:
      return assertNever(kind);
  }
};

/** Whether a wait of so many milliseconds at one authority is a reason to go to the next (`lifeLeft` as above). */
export const worthLeaving = (wait: number, lifeLeft: number | undefined): boolean =>
  // With a good certificate in hand nothing is lost by waiting.
  lifeLeft === undefined ? wait >= patience : runsOut(lifeLeft) && wait >= shortPatience;

const runsOut = (lifeLeft: number | undefined): boolean => lifeLeft !== undefined && lifeLeft < littleLife;

const mayLeave = ({ authoritiesLeft, lifeLeft, insisted }: Situation, wait: number): boolean =>
  authoritiesLeft > 0 && (insisted === true || worthLeaving(wait, lifeLeft));

const afterOutage = (situation: Situation, again: RetryWay): Retry => {
  const { now, history, lifeLeft, problem, insisted, authoritiesLeft } = situation;
  const lasted = now.getTime() - history.since.getTime();
  const announced = problem.retryAt === undefined ? 0 : Date.parse(problem.retryAt) - now.getTime();
  const longAway = lifeLeft === undefined && Math.max(lasted, announced) >= patience;
  if (authoritiesLeft > 0 && (insisted === true || longAway || runsOut(lifeLeft)))
    return atOnce(situation, 'next-authority', 'authority-down', announced > 0 ? problem.retryAt : undefined);
  return later(situation, again, 'authority-down', backoff(cheapWaits, situation));
};

const afterLimit = (situation: Situation, again: RetryWay): Retry => {
  const { problem, limits, history, now } = situation;
  const ends = limitEnds(problem, limits, history.failuresInARow, now);
  if (mayLeave(situation, ends.getTime() - now.getTime()))
    return atOnce(situation, 'next-authority', 'authority-limit', ends.toISOString());
  // One that says "in three seconds" every time is not believed every time.
  const planned = new Date(now.getTime() + backoff(cheapWaits, situation));
  return at(situation, ends > planned ? ends : planned, again, 'authority-limit', ends.toISOString());
};

const afterValidation = (situation: Situation): Retry => {
  const { history, limits, now } = situation;
  const spent = history.failedValidations.length;
  const allowed = allowedFailures(limits);
  // Another method is validated at the same authority and costs the same budget.
  if (situation.methodsLeft > 0 && spent < allowed) return atOnce(situation, 'next-method', 'validation');
  const how = situation.staging ? 'staging-first' : 'new-order';
  const wait = new Date(now.getTime() + backoff(costlyWaits, situation));
  const free = whenFree(history.failedValidations, limits, now);
  return free !== undefined && free > wait
    ? at(situation, free, how, 'budget', free.toISOString())
    : later(situation, how, 'validation', wait.getTime() - now.getTime());
};

/** `notBefore` is for the authority that is left: whoever asks later must not be sent back there too early. */
const atOnce = (situation: Situation, how: RetryWay, reason: RetryReason, notBefore?: string): Retry => {
  const { now, history } = situation;
  const earliest = new Date(history.lastAttemptAt.getTime() + second);
  if (earliest > now) return at(situation, earliest, how, reason, notBefore);
  return { kind: 'now', how, reason, ...(notBefore === undefined ? {} : { notBefore }) };
};

/** After the wait, or when the other side wants us back, whichever is later; only its word binds people as well. */
const later = (situation: Situation, how: RetryWay, reason: RetryReason, wait: number): Retry => {
  const { now, problem } = situation;
  const planned = new Date(now.getTime() + wait);
  if (problem.retryAt === undefined) return at(situation, planned, how, reason);
  const told = new Date(problem.retryAt);
  return at(situation, told > planned ? told : planned, how, reason, problem.retryAt);
};

const at = ({ now }: Situation, moment: Date, how: RetryWay, reason: RetryReason, notBefore?: string): Retry => {
  const soonest = Math.max(moment.getTime(), now.getTime() + second);
  const bound = notBefore === undefined ? {} : { notBefore };
  return { kind: 'at', at: new Date(soonest).toISOString(), how, reason, ...bound };
};

/** Milliseconds; up to a fifth shorter than planned, so that many machines do not come back together. */
const backoff = (waits: readonly number[], { history, random }: Situation): number => {
  const planned = waits[Math.min(history.failuresInARow, waits.length) - 1] ?? waits[0] ?? 1;
  return planned * minute * (0.8 + 0.2 * random());
};
