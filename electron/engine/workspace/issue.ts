/** From a policy to a run: checks, locks, finds what can be gone on with, prepares keys, starts. */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { type ResolvedAuthority, signingPolicyOf } from '../authorities/authorities.ts';
import type { RunnerPorts } from '../issuance/ports.ts';
import { refuseImpossibleProof } from '../issuance/proof-steps.ts';
import { type Run, startRun } from '../issuance/runner.ts';
import { type IssuanceState, issuanceStateSchema } from '../issuance/state.ts';
import { advance } from '../issuance/transitions.ts';
import { notRunning, viewOf } from '../issuance/view.ts';
import { createPrivateKey } from '../keys/private-key.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { StoredRun } from '../storage/runs.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

export interface IssueParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly runnerPorts: RunnerPorts;
  readonly liveRuns: Map<string, Run>;
  authority(ref: Policy['authority']): ResolvedAuthority;
  ensureAccount(directoryUrl: string, contact: readonly string[]): Promise<string>;
  changed(view: RunView): void;
}
export type OnChange = ((view: RunView) => void) | undefined;

export const issueCertificate = async (parts: IssueParts, policy: Policy, onChange: OnChange): Promise<Run> => {
  const { storage, clock } = parts;
  const authority = parts.authority(policy.authority);
  await refuseUnsignable(policy, authority);
  refuseImpossibleProof(policy.identifiers, policy.proof.method);
  if (policy.proof.method === 'dns-01') await parts.runnerPorts.dnsWriter(policy);
  const vault = await parts.vault.open();
  const name = policy.identifiers[0]?.value ?? '';
  const certificate = storage.certificates.findByName(name) ?? {
    id: randomUUID(),
    name,
    policy,
    createdAt: clock.now().toISOString(),
  };
  const lock = storage.locks.acquire(`certificate/${certificate.id}`);
  try {
    const earlier = await settleEarlierRuns(parts, certificate.id, policy, authority);
    if (earlier !== undefined) return start(parts, { ...earlier, policy }, lock, onChange);
    const accountId = await parts.ensureAccount(authority.directoryUrl, policy.contact);
    const runId = randomUUID();
    const keyRecord = `certificate-key/${runId}`;
    const key = await createPrivateKey(policy.keyType);
    const state = freshState({ runId, certificateId: certificate.id, name, policy, accountId, keyRecord }, clock.now());
    storage.transaction(() => {
      if (storage.certificates.get(certificate.id) === undefined) storage.certificates.save(certificate);
      vault.write(keyRecord, key);
    });
    return start(parts, state, lock, onChange);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

const refuseUnsignable = async (policy: Policy, authority: ResolvedAuthority): Promise<void> => {
  const { checkNames } = await import('../../../shared/domain/names/check-names.ts');
  const signing = signingPolicyOf(authority.authority);
  if (policy.identifiers.length > signing.maxNames)
    throw fail('names.too-many', { count: policy.identifiers.length, limit: signing.maxNames });
  const values = policy.identifiers.map(({ value }) => value);
  const refused = checkNames(values.join(' '), signing, values).names.flatMap((name) => {
    const refusal = name.problems.find(({ severity }) => severity === 'refusal');
    if (refusal === undefined) return [];
    const { typed, value, suggestion } = name;
    return [{ typed, value, problem: refusal.code, ...(suggestion === undefined ? {} : { suggestion }) }];
  });
  if (refused.length > 0) throw fail('names.refused', { names: refused });
};

const freshState = (
  ids: Pick<IssuanceState, 'runId' | 'certificateId' | 'policy' | 'accountId' | 'keyRecord'> & { name: string },
  now: Date,
): IssuanceState => ({
  version: 1,
  runId: ids.runId,
  certificateId: ids.certificateId,
  certificateName: ids.name,
  policy: ids.policy,
  accountId: ids.accountId,
  keyRecord: ids.keyRecord,
  phase: 'order',
  orderSent: false,
  authorizations: [],
  warnings: [],
  startedAt: now.toISOString(),
  times: { order: { from: now.toISOString() } },
});

/** Goes on with the run's order; where the authority has given that up, or a person has, a new one is opened. */
export const resumeRun = async (parts: IssueParts, runId: string, onChange: OnChange): Promise<Run> => {
  const live = parts.liveRuns.get(runId);
  if (live !== undefined) return live;
  const stored = parts.storage.runs.get(runId);
  if (stored === undefined) throw fail('run.not-found', { id: runId });
  const lock = parts.storage.locks.acquire(`certificate/${stored.certificateId}`);
  try {
    // Read again under the lock: another process may have finished it meanwhile.
    const state = stateOf(parts.storage.runs.get(runId) ?? stored);
    const reopened = reopen(parts, state);
    if (reopened === undefined) {
      if (state.outcome?.kind === 'succeeded') throw fail('run.not-retryable', { id: runId, status: 'succeeded' });
      lock.release();
      return await issueCertificate(parts, state.policy, onChange);
    }
    await parts.vault.open();
    return start(parts, reopened, lock, onChange);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

/** The state to go on from: as it is when interrupted, at the failed step when that may be repeated. */
const reopen = (parts: IssueParts, state: IssuanceState): IssuanceState | undefined => {
  if (state.phase !== 'end') return state;
  if (state.outcome?.kind !== 'failed' || state.outcome.resumeAt === undefined) return undefined;
  return advance(state, { kind: 'resumed' }, parts.clock.now()).state;
};

/**
 * What earlier runs of this certificate left: the newest that asks the same authority for the same names is gone on
 * with, so that no second order is opened; interrupted ones for other names are given up and their records removed.
 */
const settleEarlierRuns = async (
  parts: IssueParts,
  certificateId: string,
  policy: Policy,
  authority: ResolvedAuthority,
): Promise<IssuanceState | undefined> => {
  const [newest, ...older] = parts.storage.runs.ofCertificate(certificateId);
  const candidate = newest === undefined ? undefined : stateOf(newest);
  const reopened = candidate === undefined ? undefined : reopen(parts, candidate);
  const fits =
    reopened !== undefined &&
    reopened.policy.keyType === policy.keyType &&
    parts.storage.accounts.get(reopened.accountId)?.directoryUrl === authority.directoryUrl &&
    sameNames(reopened.policy, policy) &&
    (reopened.policy.proof.method === policy.proof.method || reopened.order === undefined) &&
    !expired(reopened, parts.clock.now());
  for (const run of fits ? older : [newest, ...older]) if (run?.status === 'working') await giveUp(parts, stateOf(run));
  return fits ? reopened : undefined;
};

const sameNames = (one: Policy, other: Policy): boolean => {
  const key = (policy: Policy) =>
    policy.identifiers
      .map(({ type, value }) => `${type} ${value}`)
      .sort()
      .join('\n');
  return key(one) === key(other);
};
const expired = (state: IssuanceState, now: Date): boolean =>
  state.order?.expires !== undefined && new Date(state.order.expires) <= now;

/**
 * Ends every run that could still be gone on with, without a word to the authority: for one that has forgotten its
 * orders, as the practice authority does when its process ends.
 */
export const endOpenRuns = (parts: IssueParts): void => {
  for (const run of parts.storage.runs.list()) {
    const state = stateOf(run);
    if (reopen(parts, state) === undefined) continue;
    const { store, facts, clock } = parts.runnerPorts;
    const at = clock.now().toISOString();
    const ended: IssuanceState = { ...state, phase: 'end', endedAt: at, outcome: { kind: 'cancelled' } };
    store.save(ended, viewOf(ended, facts(ended.policy), notRunning), []);
  }
};

const giveUp = async (parts: IssueParts, state: IssuanceState): Promise<void> => {
  const run = startRun(state, parts.runnerPorts, parts.changed);
  run.cancel();
  await run.ended;
};

const stateOf = (stored: StoredRun): IssuanceState => {
  const parsed = issuanceStateSchema.safeParse(stored.state);
  if (parsed.success) return parsed.data;
  throw fail('storage.corrupt', { path: `runs/${stored.id}`, detail: parsed.error.issues[0]?.message ?? '' });
};

const start = (parts: IssueParts, state: IssuanceState, lock: { release(): void }, onChange: OnChange): Run => {
  const changed = (view: RunView): void => {
    parts.changed(view);
    onChange?.(view);
  };
  const view = viewOf(state, parts.runnerPorts.facts(state.policy), notRunning);
  parts.runnerPorts.store.save(state, view, []);
  const run = startRun(state, parts.runnerPorts, changed);
  parts.liveRuns.set(run.id, run);
  const release = (): void => {
    parts.liveRuns.delete(run.id);
    lock.release();
    parts.changed(run.view());
  };
  void run.ended.then(release);
  return run;
};
