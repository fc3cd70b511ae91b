/** What earlier attempts mean for the next one: they are counted here, decided upon by `retry-policy`, and kept. */
import { randomInt } from 'node:crypto';
import type { CertificateVersion, Policy } from '../../../shared/domain/certificates.ts';
import type { Retry, RetryReason } from '../../../shared/domain/runs.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { limitsOf } from '../authorities/limits.ts';
import { type FailureKind, failureKind } from '../issuance/failure-kind.ts';
import { failureSpan, whenFree } from '../issuance/limit-times.ts';
import { type AttemptHistory, decide } from '../issuance/retry-policy.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { resumePoint } from '../issuance/transitions.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface AttemptParts {
  readonly storage: Storage;
  readonly clock: Clock;
  authority(ref: Policy['authority']): ResolvedAuthority;
}

/** Attempts further apart than this are not one row: what failed last month is no outage of today. */
const sameRow = 48 * 3_600_000;
/** Runs of one row; no list of methods and authorities is that long, so more is a circle. */
export const mostRuns = 24;

/** Decides what follows a failure, and keeps both. */
export const afterFailure = (parts: AttemptParts, state: IssuanceState, problem: Problem): Retry => {
  const { storage, clock } = parts;
  const now = clock.now();
  const { directoryUrl } = parts.authority(state.policy.authority);
  const kind = failureKind(problem);
  const failedNames = kind === 'validation' ? namesOnTrial(state) : [];
  const retry = bounded(state, decideFor(parts, state, problem, failedNames));
  storage.attempts.saveFailure(
    {
      certificateId: state.certificateId,
      runId: state.runId,
      directoryUrl,
      accountId: state.accountId,
      kind,
      failedAt: now.toISOString(),
    },
    failedNames,
    retry,
  );
  return retry;
};

const decideFor = (
  parts: AttemptParts,
  state: IssuanceState,
  problem: Problem,
  failedNames: readonly string[],
): Retry => {
  const { storage, clock } = parts;
  const { policy } = state;
  const kind = failureKind(problem);
  // A test service that has trouble of its own is no reason not to go on with the real one.
  if (state.rehearsal === true && troubleOfTheirs.has(kind))
    return { kind: 'now', how: 'next-authority', reason: 'authority-down' };
  const { authority, directoryUrl } = parts.authority(policy.authority);
  const limits = limitsOf(authority);
  const turns = state.turns ?? { runs: 0, methods: 0, authorities: 0 };
  return decide({
    problem,
    sameOrder: resumePoint(state.phase, problem, state.order) !== undefined,
    methodsLeft: policy.fallbackProofs.length - turns.methods,
    authoritiesLeft: state.rehearsal === true ? 0 : policy.fallbackAuthorities.length - turns.authorities,
    staging: state.rehearsal === true || authority.stagingId !== undefined,
    history: {
      ...rowOf(parts, state, directoryUrl, kind),
      failedValidations: spentOf(parts, state.accountId, failedNames, failureSpan(limits)),
    },
    limits,
    lifeLeft: lifeLeftOf(storage.certificates.currentVersion(state.certificateId)?.version, clock.now()),
    insisted: state.insisted,
    now: clock.now(),
    random: () => randomInt(1_000_000) / 1_000_000,
  });
};

const troubleOfTheirs: ReadonlySet<FailureKind> = new Set(['authority-down', 'authority-limit', 'paused', 'fault']);

const bounded = (state: IssuanceState, retry: Retry): Retry =>
  retry.kind === 'now' && (state.turns?.runs ?? 0) >= mostRuns ? { kind: 'give-up', reason: 'fault' } : retry;

/** All that were open: the authority reports the first that failed and may have counted the others as well. */
const namesOnTrial = ({ authorizations }: IssuanceState): readonly string[] => [
  ...new Set(
    authorizations
      .filter(({ status, challenge }) => status === 'pending' && challenge !== undefined)
      .map(({ identifier }) => identifier.value.toLowerCase()),
  ),
];

const rowOf = (
  { storage, clock }: AttemptParts,
  state: IssuanceState,
  directoryUrl: string,
  kind: FailureKind,
): Omit<AttemptHistory, 'failedValidations'> => {
  let since = clock.now();
  let failuresInARow = 1;
  for (const earlier of storage.attempts.failures(state.certificateId, directoryUrl)) {
    const at = new Date(earlier.failedAt);
    if (earlier.kind !== kind || since.getTime() - at.getTime() > sameRow) break;
    since = at;
    failuresInARow++;
  }
  return { failuresInARow, since, lastAttemptAt: new Date(state.times.order?.from ?? state.startedAt) };
};

/** The failure at hand, for which `names` are given, is the last of them. */
const spentOf = (
  { storage, clock }: AttemptParts,
  accountId: string,
  names: readonly string[],
  span: number,
): readonly Date[] => {
  const now = clock.now();
  const counts = names.map((name) => failedSince(storage, accountId, name, new Date(now.getTime() - span)));
  const most = counts.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
  return names.length === 0 ? [] : [...most, now];
};

const failedSince = (storage: Storage, accountId: string, name: string, since: Date): Date[] =>
  storage.attempts.failedValidations(accountId, name, since.toISOString()).map((at) => new Date(at));

/** Share of the certificate's life that is left; `undefined` when there is none. A revoked one has none left. */
export const lifeLeftOf = (version: CertificateVersion | undefined, now: Date): number | undefined => {
  if (version === undefined) return undefined;
  if (version.revoked !== undefined) return 0;
  const from = Date.parse(version.notBefore);
  const to = Date.parse(version.notAfter);
  return (to - now.getTime()) / Math.max(to - from, 1);
};

export interface Bar {
  readonly until: Date;
  readonly reason: RetryReason;
}

/** Until when the authority, or our own budget for it, refuses an order of these names; `undefined` when it does not. */
export const barOf = (
  { storage, clock, authority }: AttemptParts,
  certificateId: string,
  policy: Policy,
  accountId: string | undefined,
): Bar | undefined => {
  const now = clock.now();
  const resolved = authority(policy.authority);
  const planned = storage.attempts
    .planned(certificateId)
    .find(({ directoryUrl }) => directoryUrl === resolved.directoryUrl)?.retry;
  const told: Bar[] =
    planned?.notBefore === undefined ? [] : [{ until: new Date(planned.notBefore), reason: planned.reason }];
  const limits = limitsOf(resolved.authority);
  const since = new Date(now.getTime() - failureSpan(limits));
  const spent = policy.identifiers.flatMap(({ value }): Bar[] => {
    const name = value.toLowerCase().replace(/^\*\./, '');
    const failed = accountId === undefined ? [] : failedSince(storage, accountId, name, since);
    const until = whenFree(failed, limits, now);
    return until === undefined ? [] : [{ until, reason: 'budget' }];
  });
  const open = [...told, ...spent].filter(({ until }) => until > now);
  return open.sort((one, other) => other.until.getTime() - one.until.getTime())[0];
};

/** The last attempt at this authority ended with a proof that was not found: the next is better rehearsed. */
export const needsRehearsal = (storage: Storage, certificateId: string, directoryUrl: string): boolean =>
  storage.attempts.failures(certificateId, directoryUrl)[0]?.kind === 'validation';
