/** Takes a certificate over from another client, and gives it back. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { Adoption, AdoptionRequest, AdoptionResult, JobChange } from '../../../shared/domain/adoption.ts';
import { type AuthorityRef, type Policy, type Proof, policySchema } from '../../../shared/domain/certificates.ts';
import type { InstallStepInput } from '../../../shared/domain/install.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { publishLive } from '../export/live-folder.ts';
import { pemFiles } from '../export/pem-files.ts';
import { describeVersion, readChain } from '../keys/read-certificate.ts';
import type { OtherClientsPort } from '../ports/index.ts';
import type { StoredAdoption } from '../storage/adoptions.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import type { Found } from './find.ts';
import { changesOf, isOfJob, type JobEdit, jobEditSchema } from './old-job/edits.ts';
import { switchJob } from './old-job/switch.ts';
import type { FullPlan } from './plan.ts';

/** What the workspace does for it. */
export interface TakeOverHands {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly port: OtherClientsPort;
  now(): Date;
  /** Kept only if the authority knows it. `account.key-invalid`, `network.*`, `directory.*`, `acme.*`. */
  importAccount(authority: AuthorityRef, key: string): Promise<AccountView>;
  /** One that holds the same is used again. `credential.invalid`. */
  keepCredential(
    provider: string,
    label: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ readonly id: string; readonly fresh: boolean }>;
  /** Unless something else uses it. */
  dropCredential(id: string): Promise<void>;
  /** `names.*`, `challenge.not-offered`, `credential.*`, `account.binding-needed`. */
  refuseImpossible(policy: Policy, hasAccount: boolean): Promise<void>;
  /** A step that runs after each renewal. */
  saveStep(certificateId: string, step: InstallStepInput): Promise<void>;
  /** What has begun to put its files anywhere has ended. */
  settled(certificateId: string): Promise<void>;
  /** Takes it off the list, to be put back from there; nothing where it is gone already. */
  forgetCertificate(id: string): Promise<void>;
  changed(certificateId: string): void;
}

/** `adopt.not-possible`, `adopt.already`, `adopt.name-taken`, `names.*`, `credential.*`, `vault.*`, `network.*`, `acme.*`. */
export const takeOver = async (
  hands: TakeOverHands,
  found: Found,
  { view, edits, steps }: FullPlan,
  request: AdoptionRequest,
): Promise<AdoptionResult> => {
  const { state } = found;
  const { authority, certificate } = view;
  if (found.adoption !== undefined) throw fail('adopt.already', { name: state.name });
  if (!view.possible || authority === undefined || state.key.state !== 'readable' || state.chainPem === undefined)
    throw fail('adopt.not-possible', { name: state.name, reason: view.obstacles[0]?.code ?? 'certificate-unreadable' });
  const name = certificate.identifiers[0]?.value ?? state.name;
  if (hands.storage.certificates.findByName(name) !== undefined) throw fail('adopt.name-taken', { name });
  await hands.vault.open();
  const { account, remark } = await accountFrom(hands, found, authority);
  const { proof, credential } = await proofFor(hands, found, view.proof);
  const kept = { found, name, authority, account, proof, credential, request, edits };
  try {
    const policy = policyOf(kept, certificate.identifiers);
    await hands.refuseImpossible(policy, account !== undefined);
    const adoption = await keep(hands, kept, policy, state.key.text, state.chainPem);
    const unset = await setUp(hands, adoption.certificateId, steps);
    const left = await switchOff(hands, adoption, edits);
    hands.changed(adoption.certificateId);
    const first = remark ?? unset ?? left.find(({ problem }) => problem !== undefined)?.problem;
    return {
      adoption: viewOfAdoption(hands.storage, adoption),
      left: left.flatMap(({ changes }) => changes),
      ...(first === undefined ? {} : { remark: first }),
    };
  } catch (thrown) {
    // What was made for a certificate that did not come is of no use to anybody.
    if (credential?.fresh && hands.storage.adoptions.list().every(({ credentialId }) => credentialId !== credential.id))
      await hands.dropCredential(credential.id);
    throw thrown;
  }
};

interface Kept {
  readonly found: Found;
  readonly name: string;
  readonly authority: AuthorityRef;
  readonly account: AccountView | undefined;
  readonly proof: Proof;
  readonly credential: { readonly id: string; readonly fresh: boolean } | undefined;
  readonly request: AdoptionRequest;
  readonly edits: FullPlan['edits'];
}

/** A key that the authority no longer knows is left behind, and said so; that it cannot be asked ends the take-over. */
const accountFrom = async (
  hands: TakeOverHands,
  { state }: Found,
  authority: AuthorityRef,
): Promise<{ readonly account?: AccountView; readonly remark?: Problem }> => {
  const { key } = state.account;
  if (key.state !== 'readable') return {};
  try {
    return { account: await hands.importAccount(authority, key.text) };
  } catch (thrown) {
    const remark = toProblem(thrown);
    if (remark.code !== 'account.key-invalid') throw thrown;
    return { remark };
  }
};

const proofFor = async (
  hands: TakeOverHands,
  { state }: Found,
  proof: Proof | undefined,
): Promise<Pick<Kept, 'proof' | 'credential'>> => {
  if (proof === undefined) throw fail('adopt.not-possible', { name: state.name, reason: 'proof-unknown' });
  const own = proof === state.proof && proof.method === 'dns-01' && typeof state.credential === 'object';
  if (!own || typeof state.credential !== 'object') return { proof, credential: undefined };
  const label = `${state.client}: ${state.name}`;
  const credential = await hands.keepCredential(proof.provider, label, state.credential.fields);
  return { proof: { ...proof, credentialId: credential.id }, credential };
};

const policyOf = ({ found, authority, proof, account, request }: Kept, identifiers: Policy['identifiers']): Policy =>
  policySchema.parse({
    ...{ identifiers, authority, proof, resolvers: request.resolvers },
    ...found.state.terms,
    keyType: describeVersion({ id: '', chainPem: found.state.chainPem ?? '', createdAt: '' }).keyType,
    contact: (account?.contact ?? found.state.contact).filter((one) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one)),
    // Whoever ordered there before has agreed, and goes on with what is agreed.
    termsAgreed: true,
  });

const keep = async (
  { storage, vault: keeper, now }: TakeOverHands,
  { found, name, account, credential, edits }: Kept,
  policy: Policy,
  keyPem: string,
  chainPem: string,
): Promise<StoredAdoption> => {
  const { client, home, name: calledThere } = found.state;
  const at = now().toISOString();
  const certificateId = randomUUID();
  const versionId = randomUUID();
  const keyRecord = `certificate-key/${versionId}`;
  const chain = readChain(chainPem).pem;
  const files = pemFiles({ chainPem: chain, privateKeyPem: keyPem });
  const adoption: StoredAdoption = {
    ...{ id: randomUUID(), client, home, name: calledThere, certificateId, at },
    ...(account === undefined ? {} : { accountId: account.id }),
    ...(credential?.fresh === true ? { credentialId: credential.id } : {}),
    edits: edits.filter(({ mayDo }) => mayDo).map(({ edit }) => edit),
  };
  const vault = await keeper.open();
  storage.transaction(() => {
    if (storage.certificates.findByName(name) !== undefined) throw fail('adopt.name-taken', { name });
    vault.write(keyRecord, files['privkey.pem']);
    storage.certificates.save({ id: certificateId, name, policy, createdAt: at });
    const version = describeVersion({ id: versionId, chainPem: chain, createdAt: at });
    storage.certificates.addVersion({ certificateId, version, chainPem: chain, keyRecord });
    // Before anything outside is touched, so that it can be taken back whatever happens.
    storage.adoptions.save(adoption);
  });
  await publishLive(join(storage.folder, 'live'), name, files);
  return adoption;
};

/** The certificate is here by now; a step that cannot be set up is told. */
const setUp = async (
  hands: TakeOverHands,
  certificateId: string,
  steps: FullPlan['steps'],
): Promise<Problem | undefined> => {
  try {
    for (const step of steps) await hands.saveStep(certificateId, step);
    return undefined;
  } catch (thrown) {
    return toProblem(thrown);
  }
};

interface Left {
  readonly changes: readonly JobChange[];
  readonly problem?: Problem;
}

/** The certificate is ours by now: what cannot be switched off is told, and is not the end of it. */
const switchOff = async (
  { storage, port }: TakeOverHands,
  adoption: StoredAdoption,
  edits: FullPlan['edits'],
): Promise<readonly Left[]> => {
  const left: Left[] = [];
  const done: JobEdit[] = [];
  for (const { edit, mayDo } of edits) {
    if (!mayDo) {
      left.push({ changes: changesOf(edit, false) });
      continue;
    }
    try {
      await switchJob(port, edit, 'off');
      done.push(edit);
    } catch (thrown) {
      left.push({ changes: changesOf(edit, false), problem: toProblem(thrown) });
    }
  }
  storage.adoptions.save({ ...adoption, edits: done });
  return left;
};

/** The old client renews again, and the certificate leaves the list. `adopt.not-found`, `adopt.job-*`. */
export const giveBack = async (hands: TakeOverHands, id: string): Promise<void> => {
  const { storage, port } = hands;
  const adoption = storage.adoptions.get(id);
  if (adoption === undefined) throw fail('adopt.not-found', { id });
  await hands.settled(adoption.certificateId);
  // A job that was switched off with the last of several serves this one too.
  const others = storage.adoptions
    .list()
    .filter((one) => one.id !== id && one.client === adoption.client && one.home === adoption.home);
  for (const other of others) {
    const edits = editsOf(other);
    for (const edit of edits.filter(isOfJob)) await switchJob(port, edit, 'on');
    storage.adoptions.save({ ...other, edits: edits.filter((edit) => !isOfJob(edit)) });
  }
  for (const edit of editsOf(adoption).toReversed()) await switchJob(port, edit, 'on');
  await hands.forgetCertificate(adoption.certificateId);
  if (adoption.credentialId !== undefined) await hands.dropCredential(adoption.credentialId);
  storage.adoptions.remove(id);
};

const editsOf = ({ edits }: StoredAdoption): readonly JobEdit[] => edits.map((edit) => jobEditSchema.parse(edit));

export const viewOfAdoption = (storage: Storage, adoption: StoredAdoption): Adoption => {
  const { id, client, home, name, certificateId, at, accountId } = adoption;
  const accountUrl = accountId === undefined ? undefined : storage.accounts.get(accountId)?.accountUrl;
  return {
    ...{ id, client, home, name, certificateId, at },
    ...(accountUrl === undefined ? {} : { accountUrl }),
    changes: editsOf(adoption).flatMap((edit) => changesOf(edit, true)),
  };
};
