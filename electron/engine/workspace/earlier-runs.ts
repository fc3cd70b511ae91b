/** What earlier runs of a certificate left, and which of it can be gone on with. */
import { type Policy, proofSchema } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { afterRehearsal } from '../issuance/next-policy.ts';
import type { RunnerPorts } from '../issuance/ports.ts';
import { startRun } from '../issuance/runner.ts';
import { type IssuanceState, issuanceStateSchema } from '../issuance/state.ts';
import { advance } from '../issuance/transitions.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { StoredRun } from '../storage/runs.ts';

export interface EarlierRunParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly runnerPorts: RunnerPorts;
  changed(view: RunView): void;
}

/** `run.not-found`, `storage.corrupt`. */
export const readState = (storage: Storage, runId: string): IssuanceState => {
  const stored = storage.runs.get(runId);
  if (stored === undefined) throw fail('run.not-found', { id: runId });
  return stateOf(stored);
};

export const stateOf = (stored: StoredRun): IssuanceState => {
  const parsed = issuanceStateSchema.safeParse(stored.state);
  if (parsed.success) return parsed.data;
  throw fail('storage.corrupt', { path: `runs/${stored.id}`, detail: parsed.error.issues[0]?.message ?? '' });
};

/** The state to go on from: as it is when interrupted, at the failed step when that may be repeated. */
export const reopen = (state: IssuanceState, now: Date): IssuanceState | undefined => {
  if (state.phase !== 'end') return state;
  if (state.outcome?.kind !== 'failed' || state.outcome.resumeAt === undefined) return undefined;
  return advance(state, { kind: 'resumed' }, now).state;
};

/** What was asked for: a run that follows others has a policy that was turned, its first has the one people gave. */
export const policyAskedFor = (storage: Storage, state: IssuanceState): Policy => {
  let first = state;
  while (first.follows !== undefined) {
    const stored = storage.runs.get(first.follows);
    if (stored === undefined) break;
    first = stateOf(stored);
  }
  return first.rehearsal === true ? afterRehearsal(first.policy) : first.policy;
};

/**
 * The newest run that asks the same authority for the same is gone on with, so that no second order is opened;
 * interrupted ones for something else are given up and their records removed.
 */
export const settleEarlierRuns = async (
  parts: EarlierRunParts,
  certificateId: string,
  wanted: {
    readonly policy: Policy;
    readonly directoryUrl: string;
    readonly accountId: string | undefined;
    readonly anew?: boolean | undefined;
  },
): Promise<IssuanceState | undefined> => {
  const now = parts.clock.now();
  const [newest, ...older] = parts.storage.runs.ofCertificate(certificateId);
  const reopened = newest === undefined ? undefined : reopen(stateOf(newest), now);
  const account = reopened === undefined ? undefined : parts.storage.accounts.get(reopened.accountId);
  const fits =
    reopened !== undefined &&
    wanted.anew !== true &&
    reopened.rehearsal !== true &&
    account?.directoryUrl === wanted.directoryUrl &&
    (wanted.accountId ?? account.id) === account.id &&
    sameOrder(reopened.policy, wanted.policy) &&
    sameProof(reopened, wanted.policy) &&
    !expired(reopened, now);
  for (const run of fits ? older : [newest, ...older]) if (run?.status === 'working') await giveUp(parts, stateOf(run));
  return fits ? reopened : undefined;
};

/** Another method needs another order; another provider or folder could not take away what the first one holds. */
const sameProof = ({ order, authorizations, policy }: IssuanceState, { proof }: Policy): boolean => {
  const written = authorizations.some(({ record }) => record?.state === 'planned' || record?.state === 'written');
  if (written) return JSON.stringify(policy.proof) === JSON.stringify(proofSchema.parse(proof));
  return order === undefined || policy.proof.method === proof.method;
};

/** Everything that went into the order or will go into its request; the rest may have changed meanwhile. */
const sameOrder = (one: Policy, other: Policy): boolean => {
  const key = ({ identifiers, keyType, keyPolicy, csrPem, profile, notBefore, notAfter }: Policy) =>
    JSON.stringify([
      identifiers.map(({ type, value }) => `${type} ${value}`).sort(),
      csrPem ?? [keyType, keyPolicy],
      [profile, notBefore, notAfter],
    ]);
  return key(one) === key(other);
};

const expired = (state: IssuanceState, now: Date): boolean =>
  state.order?.expires !== undefined && new Date(state.order.expires) <= now;

const giveUp = async (parts: EarlierRunParts, state: IssuanceState): Promise<void> => {
  const run = startRun(state, parts.runnerPorts, parts.changed);
  run.cancel();
  await run.ended;
};
