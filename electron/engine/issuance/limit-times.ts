/** When a limit of an authority lets us on again, and what of it we allow ourselves to use up. Pure. */
import type { Problem } from '../../../shared/errors/problem.ts';
import { isAcmeProblem } from '../../../shared/errors/problem.ts';
import type { Allowance, AuthorityLimits } from '../authorities/limits.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Failed validations of one name that we spend: three of five, so that a person always has some left. */
export const allowedFailures = (limits: AuthorityLimits): number =>
  Math.max(1, Math.floor((limits.failedValidationsPerName.count * 3) / 5));

/** Milliseconds for which a failed validation counts. */
export const failureSpan = (limits: AuthorityLimits): number => limits.failedValidationsPerName.hours * hour;

/** When so many failures have aged that one more may be risked; `undefined` when it may be now. */
export const whenFree = (failed: readonly Date[], limits: AuthorityLimits, now: Date): Date | undefined => {
  const span = failureSpan(limits);
  const counting = failed
    .map((at) => at.getTime())
    .filter((at) => at + span > now.getTime())
    .sort((one, other) => one - other);
  const oldestInTheWay = counting[counting.length - allowedFailures(limits)];
  return oldestInTheWay === undefined ? undefined : new Date(oldestInTheWay + span);
};

/** When a refusal for too many requests ends: as the authority says, else by its own published numbers. */
export const limitEnds = (failure: Problem, limits: AuthorityLimits, timesInARow: number, now: Date): Date => {
  if (failure.retryAt !== undefined) return new Date(failure.retryAt);
  const detail = detailOf(failure);
  const told = timeInText(detail);
  if (told !== undefined && told > now) return told;
  const reached = reachedLimit(detail, limits);
  const span = reached.hours * hour;
  // Most authorities let one more through after that share of the span; if not, the next wait is twice as long.
  const wait = Math.min((span / reached.count) * 2 ** (timesInARow - 1), span);
  return new Date(now.getTime() + Math.max(wait, minute));
};

/** Such as `retry after 2026-11-22 10:00:00 UTC`, which Let's Encrypt writes into its sentences. */
const timeInText = (detail: string): Date | undefined => {
  const [, day, time] = /retry after (\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/i.exec(detail) ?? [];
  const moment = new Date(`${day}T${time}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
};

const unknown: Allowance = { count: 60, hours: 1 };

/** The noun after "too many" tells which one; a server that names none was asked too fast. */
const reachedLimit = (detail: string, limits: AuthorityLimits): Allowance => {
  if (/failed (authorizations|validations)/i.test(detail)) return limits.failedValidationsPerName;
  if (/exact set|duplicate/i.test(detail)) return limits.duplicateCertificates ?? unknown;
  if (/already issued|registered domain/i.test(detail)) return limits.certificatesPerRegisteredDomain ?? unknown;
  if (/orders/i.test(detail)) return limits.newOrdersPerAccount;
  if (/registrations|accounts/i.test(detail)) return limits.newAccountsPerAddress ?? unknown;
  return unknown;
};

const detailOf = (failure: Problem): string => {
  if (failure.code === 'authorization.failed') return failure.details.problem.detail;
  return isAcmeProblem(failure) ? failure.details.detail : '';
};
