/** What an attempt has to wait for after those that failed: the retry policy, and the limits of the authority. */
import { failureSpan, whenFree } from '../issuance/limit-times.ts';
import { worthLeaving } from '../issuance/retry-policy.ts';
import { type AuthorityFacts, type CertificateFacts, day, fraction, hour } from './facts.ts';

export interface AttemptWait {
  /** Milliseconds; not later than now when nothing has to be waited for. */
  readonly until: number;
  readonly limit: boolean;
  /** A `RetryReason`. */
  readonly reason: string;
  /** The authority that is asked then. */
  readonly authority: AuthorityFacts;
  /** The last failure was given up: only a person can help, whatever is tried again. */
  readonly givenUp: boolean;
}

/** Moments at which a proof of the name failed on the account, oldest first. */
export type FailedProofs = (accountId: string, name: string) => readonly Date[];

/** What was given up is tried again so often, in case somebody has mended it elsewhere. */
const afterGivingUp = day;

/** `lifeLeft` as in `worthLeaving`. */
export const attemptWait = (
  facts: CertificateFacts,
  failed: FailedProofs,
  lifeLeft: number | undefined,
  now: number,
): AttemptWait => {
  const [own, ...others] = facts.authorities;
  const wait = waitAt(facts, own, failed, now);
  // Only a refusal is left for another authority: an attempt before its time would go to this one again.
  const bar = barAt(facts, own, failed, now);
  if (bar <= now || !worthLeaving(bar - now, lifeLeft)) return wait;
  return others
    .map((other) => waitAt(facts, other, failed, now))
    .reduce((soonest, one) => (one.until < soonest.until ? one : soonest), wait);
};

const waitAt = (facts: CertificateFacts, authority: AuthorityFacts, failed: FailedProofs, now: number): AttemptWait => {
  const { planned } = authority;
  const bar = barAt(facts, authority, failed, now);
  const retry = retryAt(facts, authority, now);
  return {
    until: Math.max(bar, retry),
    limit: bar >= retry && bar > now,
    reason: bar > retry && notBeforeOf(authority) < bar ? 'budget' : (planned?.reason ?? 'budget'),
    authority,
    givenUp: planned?.kind === 'give-up',
  };
};

/** When we would try again. Waits that were counted from a moment yet to come are those of a clock that was wrong. */
const retryAt = ({ id, failures }: CertificateFacts, { planned }: AuthorityFacts, now: number): number => {
  const failedAt = Date.parse(failures?.lastAt ?? '') || 0;
  if (planned === undefined || failedAt > now + day) return 0;
  if (planned.kind === 'at') return Date.parse(planned.at);
  return planned.kind === 'give-up' ? failedAt + afterGivingUp + hour * fraction(id) : 0;
};

/** Until when the authority, or our budget of failures there, refuses everybody; not later than now when it does not. */
const barAt = ({ names }: CertificateFacts, authority: AuthorityFacts, failed: FailedProofs, now: number): number => {
  const { accountId, limits } = authority;
  if (accountId === undefined) return notBeforeOf(authority);
  const since = now - failureSpan(limits);
  const free = names.map((name) => {
    const moments = failed(accountId, proofName(name)).filter((at) => at.getTime() > since);
    return moments.length === 0 ? 0 : (whenFree(moments, limits, new Date(now))?.getTime() ?? 0);
  });
  return Math.max(notBeforeOf(authority), ...free);
};

const notBeforeOf = ({ planned }: AuthorityFacts): number =>
  planned === undefined || planned.kind === 'give-up' ? 0 : Date.parse(planned.notBefore ?? '') || 0;

/** Authorizations are for the name without its wildcard (RFC 8555 §7.1.3). */
export const proofName = (name: string): string => name.replace(/^\*\./, '');
