/** From a policy to a run: checks, locks, finds what can be gone on with, prepares keys, starts. */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { asRehearsal } from '../issuance/next-policy.ts';
import type { RunnerPorts } from '../issuance/ports.ts';
import { worthLeaving } from '../issuance/retry-policy.ts';
import type { Run } from '../issuance/runner.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { notRunning, viewOf } from '../issuance/view.ts';
import { keyRecordFor } from '../keys/key-record.ts';
import { createPrivateKey } from '../keys/private-key.ts';
import type { Clock } from '../ports/index.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { barOf, lifeLeftOf, needsRehearsal } from './attempts.ts';
import { refuseImpossible } from './check-policy.ts';
import { policyAskedFor, readState, reopen, settleEarlierRuns, stateOf } from './earlier-runs.ts';
import { replacesOf } from './renewal-info.ts';
import { freshState, type LiveRun, startRow, turnedPolicy } from './run-row.ts';
import { accountThatCame } from './version-origin.ts';
import type { IssueOptions } from './workspace.ts';

export interface IssueParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly runnerPorts: RunnerPorts;
  readonly liveRuns: Map<string, LiveRun>;
  authority(ref: Policy['authority']): ResolvedAuthority;
  /** `account.binding-needed`, `account.not-found`; sends nothing. */
  ensureAccount(authority: ResolvedAuthority, contact: readonly string[], accountId?: string): Promise<string>;
  changed(view: RunView): void;
}
export type OnChange = ((view: RunView) => void) | undefined;

export const issueCertificate = async (parts: IssueParts, asked: Policy, options: IssueOptions): Promise<Run> => {
  const { storage, clock } = parts;
  await refuseImpossible(parts, asked);
  await parts.vault.open();
  const name = asked.identifiers[0]?.value ?? '';
  const certificate = storage.certificates.findByName(name) ?? {
    id: randomUUID(),
    name,
    policy: asked,
    createdAt: clock.now().toISOString(),
  };
  const lock = storage.locks.acquire(`certificate/${certificate.id}`);
  try {
    options.confirm?.();
    const policy = options.evenIfTooEarly === true ? asked : firstOpen(parts, certificate, asked, options.accountId);
    // An account of the first authority and what it had signed mean nothing to the others.
    const { accountId, replaces } = policy === asked ? options : {};
    const { directoryUrl } = parts.authority(policy.authority);
    const earlier = await settleEarlierRuns(parts, certificate.id, {
      policy,
      directoryUrl,
      accountId,
      anew: options.anew,
    });
    if (earlier !== undefined)
      return startRow(parts, begunAnew({ ...earlier, policy }, options), lock, options.onChange);
    const state = await prepare(parts, certificate, policy, { ...options, accountId, replaces });
    return startRow(parts, state, lock, options.onChange);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

/**
 * The policy as it is, or turned to the first authority that does not refuse us at present, where the wait is long
 * enough to change for. `run.not-yet`.
 */
const firstOpen = (
  parts: IssueParts,
  certificate: StoredCertificate,
  asked: Policy,
  accountId: string | undefined,
): Policy => {
  const { storage, clock } = parts;
  const bar = barOf(parts, certificate.id, asked, accountId ?? accountAt(parts, certificate.id, asked));
  if (bar === undefined) return asked;
  const lifeLeft = lifeLeftOf(storage.certificates.currentVersion(certificate.id)?.version, clock.now());
  let policy = asked;
  for (const _next of worthLeaving(bar.until.getTime() - clock.now().getTime(), lifeLeft)
    ? asked.fallbackAuthorities
    : []) {
    policy = turnedPolicy(parts, policy);
    if (barOf(parts, certificate.id, policy, accountAt(parts, certificate.id, policy)) === undefined) return policy;
  }
  throw fail('run.not-yet', { name: certificate.name, until: bar.until.toISOString(), reason: bar.reason });
};

const accountAt = (parts: IssueParts, certificateId: string, policy: Policy): string | undefined => {
  const { directoryUrl } = parts.authority(policy.authority);
  const { storage } = parts;
  return accountThatCame(storage, certificateId, directoryUrl) ?? storage.accounts.find(directoryUrl)?.id;
};

/** Account, key and state of a first run; the key is in the vault before anything is sent. */
const prepare = async (
  parts: IssueParts,
  certificate: StoredCertificate,
  asked: Policy,
  options: IssueOptions,
): Promise<IssuanceState> => {
  const { storage } = parts;
  const rehearsal = rehearsalOf(parts, certificate, asked, options);
  const policy = rehearsal ?? asked;
  const authority = parts.authority(policy.authority);
  const came = accountThatCame(storage, certificate.id, authority.directoryUrl);
  const accountId = await parts.ensureAccount(
    authority,
    policy.contact,
    rehearsal === undefined ? (options.accountId ?? came) : came,
  );
  const order = { directoryUrl: authority.directoryUrl, accountId, identifiers: policy.identifiers };
  const replaces =
    (rehearsal === undefined ? options.replaces : undefined) ?? (await replacesOf(parts, certificate, order));
  const runId = randomUUID();
  const kept = keyRecordFor(policy, storage.certificates.currentVersion(certificate.id));
  const keyRecord = kept ?? `certificate-key/${runId}`;
  const vault = await parts.vault.open();
  const key = kept === undefined ? await createPrivateKey(policy.keyType) : undefined;
  storage.transaction(() => {
    if (storage.certificates.get(certificate.id) === undefined) storage.certificates.save(certificate);
    if (key !== undefined) vault.write(keyRecord, key);
  });
  const names = { certificateId: certificate.id, certificateName: certificate.name };
  const marks = {
    ...(replaces === undefined ? {} : { replaces }),
    ...(rehearsal === undefined ? {} : { rehearsal: true }),
    ...(options.evenIfTooEarly === true ? { insisted: true } : {}),
  };
  return freshState(parts, { ...names, policy, accountId, keyRecord, ...marks }, runId);
};

/**
 * After a failed validation, or when asked to, the proof is tried at the authority's test service first, which counts
 * it nowhere. `authority.no-test-service`.
 */
const rehearsalOf = (
  parts: IssueParts,
  certificate: StoredCertificate,
  policy: Policy,
  options: IssueOptions,
): Policy | undefined => {
  const { authority, directoryUrl } = parts.authority(policy.authority);
  const explicit = options.replaces ?? options.accountId;
  if (options.testFirst === true) {
    if (authority.stagingId === undefined) throw fail('authority.no-test-service', { authority: authority.name });
    return asRehearsal(policy, { id: authority.stagingId });
  }
  if (authority.stagingId === undefined || explicit !== undefined || options.evenIfTooEarly === true) return undefined;
  if (!needsRehearsal(parts.storage, certificate.id, directoryUrl)) return undefined;
  const staging = { id: authority.stagingId };
  const { externalAccountBinding } = parts.authority(staging).authority;
  const bound = !externalAccountBinding || parts.storage.accounts.find(parts.authority(staging).directoryUrl);
  return bound ? asRehearsal(policy, staging) : undefined;
};

/** Goes on with the run's order; where the authority has given that up, or a person has, a new one is opened. */
export const resumeRun = async (parts: IssueParts, runId: string, options: IssueOptions): Promise<Run> => {
  const { storage } = parts;
  const live = parts.liveRuns.get(runId);
  if (live !== undefined) return live.row;
  const lock = storage.locks.acquire(`certificate/${readState(storage, runId).certificateId}`);
  try {
    // Read under the lock: another process may have finished it meanwhile.
    options.confirm?.();
    const state = readState(storage, runId);
    const reopened = reopen(state, parts.clock.now());
    if (reopened === undefined) {
      if (state.outcome?.kind === 'succeeded') throw fail('run.not-retryable', { id: runId, status: 'succeeded' });
      lock.release();
      return await issueCertificate(parts, policyAskedFor(storage, state), options);
    }
    await parts.vault.open();
    if (state.phase !== 'end') return startRow(parts, reopened, lock, options.onChange);
    refuseTooEarly(parts, state, options);
    return startRow(parts, begunAnew(reopened, options), lock, options.onChange);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
};

/** Takes up what an earlier process left; runs that another process holds are left to it. */
export const resumeInterrupted = async (parts: IssueParts): Promise<readonly Run[]> => {
  const runs: Run[] = [];
  for (const { id } of parts.storage.runs.working()) {
    const run = await resumeRun(parts, id, {}).catch((thrown: unknown) => {
      parts.runnerPorts.logger.warn('run-not-resumed', { run: id, reason: String(thrown) });
      return undefined;
    });
    if (run !== undefined) runs.push(run);
  }
  return runs;
};

/** `run.not-yet`. */
const refuseTooEarly = (parts: IssueParts, state: IssuanceState, options: IssueOptions): void => {
  const bar = barOf(parts, state.certificateId, state.policy, state.accountId);
  if (bar === undefined || options.evenIfTooEarly === true) return;
  throw fail('run.not-yet', { name: state.certificateName, until: bar.until.toISOString(), reason: bar.reason });
};

/** A person started it again: every method and authority of the policy may be tried once more. */
const begunAnew = (
  { turns: _before, insisted: _once, ...state }: IssuanceState,
  options: IssueOptions,
): IssuanceState => ({
  ...state,
  ...(options.evenIfTooEarly === true ? { insisted: true } : {}),
});

/** What the run, or the first of its row, was told to do. `run.not-found`. */
export const policyOfRun = (parts: IssueParts, runId: string): Policy =>
  policyAskedFor(parts.storage, readState(parts.storage, runId));

/**
 * Ends every run that could still be gone on with, without a word to the authority: for one that has forgotten its
 * orders, as the practice authority does when its process ends, or of one certificate that starts afresh.
 */
export const endOpenRuns = (parts: IssueParts, certificateId?: string): void => {
  const { store, facts, clock } = parts.runnerPorts;
  const { runs } = parts.storage;
  for (const run of certificateId === undefined ? runs.list() : runs.ofCertificate(certificateId)) {
    const state = stateOf(run);
    if (reopen(state, clock.now()) === undefined) continue;
    const at = clock.now().toISOString();
    const ended: IssuanceState = { ...state, phase: 'end', endedAt: at, outcome: { kind: 'cancelled' } };
    store.save(ended, viewOf(ended, facts(ended.policy), notRunning), []);
  }
};
