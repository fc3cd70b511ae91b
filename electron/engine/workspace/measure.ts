/** One probe: the checks before an order that belong to it, and what those do not cover. */
import type { X509Certificate } from 'node:crypto';
import type { ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import type { PreflightCheckId, PreflightOutcome } from '../../../shared/domain/preflight.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { profileFor, signingPolicyOf } from '../authorities/authorities.ts';
import { judgeNameForm } from '../diagnosis/judge/names.ts';
import { challengeValuesIn } from '../diagnosis/names-in-text.ts';
import { type Measured, measuredBy, planOf } from '../diagnosis/probe-results.ts';
import { readChain } from '../keys/read-certificate.ts';
import { unknownNetwork } from '../ports/index.ts';
import { type ProviderProof, proofsOf } from '../preflight/inputs.ts';
import { judgeKeychain } from '../preflight/judge/keeping.ts';
import { lookAtKeyForm, lookAtZones } from './key-look.ts';
import { accountIsValid, lookAtOrder, lookAtRequest } from './order-look.ts';
import { preflight } from './preflight.ts';
import type { ProbeParts, ProbeSubject } from './probes.ts';
import { lookAtRecords, namesOfPolicy, wantedOfNames, wantedOfRun } from './record-look.ts';
import { problemsOf } from './run-problems.ts';
import { lookAtServed } from './served-look.ts';

/** Never rejects: what stands in the way of looking, also the signal, is told as not measured. */
export const measure = async (
  parts: ProbeParts,
  probe: ProbeId,
  subject: ProbeSubject,
  signal: AbortSignal,
): Promise<Measured> => {
  try {
    if (needsVault.has(probe)) await parts.preflight.vault.open();
    const measured = measuredBy(probe, await outcomesOf(parts, probe, subject, signal));
    if (measured.outcome === 'result') return measured;
    return (await look({ parts, subject, signal, measured }, probe)) ?? measured;
  } catch (thrown) {
    if (signal.aborted) return { outcome: 'unmeasured', evidence: [] };
    const { code } = toProblem(thrown);
    return { outcome: 'unmeasured', evidence: [code === 'internal' ? String(thrown) : code] };
  }
};

const needsVault: ReadonlySet<ProbeId> = new Set([
  'account-look',
  'order-state',
  'request-look',
  'key-form',
  'zones-of-key',
  'provider-answer',
]);

const outcomesOf = async (
  { preflight: own }: ProbeParts,
  probe: ProbeId,
  { about, policy, state }: ProbeSubject,
  signal: AbortSignal,
): Promise<readonly PreflightOutcome[]> => {
  const outside = about.kind === 'text';
  const checks = planOf(probe).checks.filter((check) => !outside || forAnyName.has(check));
  if (checks.length === 0) return [];
  // A text of unknown origin may be about another machine: this one's line and router say nothing about it.
  const parts = outside ? { ...own, options: { ...own.options, network: unknownNetwork } } : own;
  return (await preflight(parts, policy, { checks, signal, accountId: state?.accountId })).checks;
};

/** Checks that ask nobody but name servers, this machine and the usual authority. */
const forAnyName: ReadonlySet<PreflightCheckId> = new Set([
  'network',
  'resolver',
  'clock',
  'authority',
  'zone',
  'dnssec',
  'addresses',
  'keychain',
  'target',
  'schedule',
]);

interface Looking {
  readonly parts: ProbeParts;
  readonly subject: ProbeSubject;
  readonly signal: AbortSignal;
  /** What the checks found. */
  readonly measured: Measured;
}

/** `undefined` where the checks have said all. */
const look = async (looking: Looking, probe: ProbeId): Promise<Measured | undefined> => {
  const { parts, subject, signal } = looking;
  const { state, policy } = subject;
  switch (probe) {
    case 'name-form':
      return nameForm(looking);
    case 'account-look':
      return accountLook(looking);
    case 'keychain-look':
      return keychainLook(looking);
    case 'order-state':
      return state === undefined ? undefined : lookAtOrder(parts.preflight, state, signal);
    case 'request-look':
      return state === undefined && policy.csrPem === undefined
        ? undefined
        : lookAtRequest(parts.preflight, { keyRecord: '', accountId: '', ...state, policy });
    case 'key-form':
      return keyForm(looking);
    case 'zones-of-key':
      return zonesOfKey(looking);
    case 'challenge-record':
      return records(looking);
    case 'served-certificate':
      return served(looking);
    default:
      return undefined;
  }
};

const nameForm = async ({ parts, subject: { about, policy } }: Looking): Promise<Measured> => {
  // Its tables of names and scripts are large.
  const { checkNames } = await import('../../../shared/domain/names/check-names.ts');
  const { authority } = parts.preflight.authority(policy.authority);
  const names = about.kind === 'text' ? about.quoted : policy.identifiers.map(({ value }) => value);
  return judgeNameForm(checkNames(names.join('\n'), signingPolicyOf(authority, profileFor(authority, policy)), names));
};

const accountLook = async ({ parts: { preflight: own }, subject, signal, measured }: Looking): Promise<Measured> => {
  const { authority } = subject.policy;
  const { accounts } = own.storage;
  const { accountId } = subject.state ?? {};
  const account =
    accountId === undefined ? accounts.find(own.authority(authority).directoryUrl) : accounts.get(accountId);
  // A session of one that is not registered yet would register it.
  const valid = account?.accountUrl !== undefined && (await accountIsValid(own, account.id, authority, signal));
  return valid ? measured : { ...measured, outcome: 'unmeasured' };
};

/** A vault that is open by other means has not asked the keychain. */
const keychainLook = async ({ parts: { preflight: own }, measured }: Looking): Promise<Measured> => {
  const { kind } = await own.vault.status();
  if (kind === undefined || kind === 'keychain') return measured;
  const keychain = await own.options.keychain.probe();
  const findings = judgeKeychain({ vault: { state: 'not-set-up', keychain: 'unknown' }, keychain });
  const evidence = findings.flatMap((one) => one.evidence);
  return measuredBy('keychain-look', [
    {
      id: 'keychain',
      verdict: 'ok',
      milliseconds: 0,
      evidence,
      findings: findings.map((finding) => ({ check: 'keychain', ...finding })),
    },
  ]);
};

const storedProofs = ({ policy }: ProbeSubject): readonly ProviderProof[] =>
  proofsOf(policy).filter((proof): proof is ProviderProof => 'provider' in proof && proof.provider !== 'manual');

const keyForm = async ({ parts, subject }: Looking): Promise<Measured | undefined> => {
  for (const { credentialId } of storedProofs(subject)) {
    if (credentialId === undefined) continue;
    const found = lookAtKeyForm(await parts.credentialFields(credentialId));
    if (found !== undefined) return found;
  }
  return undefined;
};

const zonesOfKey = async ({ parts, subject, signal }: Looking): Promise<Measured | undefined> => {
  const [proof] = storedProofs(subject);
  const [name] = namesOfPolicy(subject.policy);
  if (proof === undefined || name === undefined) return undefined;
  const provider = await parts.preflight.openProvider(proof);
  return lookAtZones(provider, parts.preflight.eye(subject.policy.resolvers), name, signal);
};

const records = async ({ parts, subject, signal }: Looking): Promise<Measured> => {
  const { about, policy, state, text } = subject;
  const { eye, storage } = parts.preflight;
  // A value that a message complains of, and that still lies there, is one of before.
  const named = challengeValuesIn(`${text}\n${JSON.stringify(problemsOf(state))}`);
  const ofRun = state === undefined ? [] : wantedOfRun(state, storage.accounts.get(state.accountId)?.accountUrl, named);
  const names = about.kind === 'text' ? about.names : namesOfPolicy(policy);
  return lookAtRecords(eye(policy.resolvers), ofRun.length > 0 ? ofRun : wantedOfNames(names, named), signal);
};

const served = async ({ parts: { preflight: own }, subject, signal }: Looking): Promise<Measured> => {
  const { about, policy } = subject;
  return lookAtServed({
    eye: own.eye(policy.resolvers),
    names: about.kind === 'text' ? about.names : policy.identifiers.map(({ value }) => value).filter(isHost),
    publicOnly: about.kind === 'text',
    ...(about.kind === 'text' ? { own: undefined, earlier: [] } : heldFor(own.storage, subject)),
    now: own.clock.now(),
    signal,
  });
};

const isHost = (name: string): boolean => !name.startsWith('*.');

/** The certificate in use for the names, and those before it. */
const heldFor = (
  { certificates }: ProbeParts['preflight']['storage'],
  { policy, state }: ProbeSubject,
): { readonly own: readonly X509Certificate[] | undefined; readonly earlier: readonly string[] } => {
  const id = state?.certificateId ?? certificates.findByName(policy.identifiers[0]?.value ?? '')?.id ?? '';
  const current = certificates.currentVersion(id);
  const earlier = certificates
    .versions(id)
    .flatMap(({ version }) => (version.id === current?.version.id ? [] : [version.fingerprintSha256]));
  return { own: current === undefined ? undefined : readChain(current.chainPem).certificates, earlier };
};
