/** The request of a run, and what happens to the certificate that answers it: checked, kept, published, in that order. */
import { join } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import { publishLive } from '../export/live-folder.ts';
import { pemFiles, pemFilesWithoutKey } from '../export/pem-files.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { createCsr } from '../keys/csr.ts';
import { checkIssued, describeVersion } from '../keys/read-certificate.ts';
import { readFittingCsr } from '../keys/read-csr.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

interface KeepParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
}

/** DER: the reader's own request as it was given, else one signed by the run's key. `csr.*`, `vault.*`. */
export const csrOf = async (parts: Pick<KeepParts, 'vault'>, state: IssuanceState): Promise<Uint8Array> => {
  const { csrPem, identifiers } = state.policy;
  if (csrPem !== undefined) return (await readFittingCsr(csrPem, identifiers)).der;
  const vault = await parts.vault.open();
  return createCsr({ identifiers, privateKeyPem: vault.readText(state.keyRecord) });
};

/** Repeating it with the same chain changes nothing: the version is named after the run. `certificate.mismatch`. */
export const keepCertificate = async (parts: KeepParts, state: IssuanceState, chainPem: string): Promise<string> => {
  const { storage, clock } = parts;
  const { identifiers } = state.policy;
  const { keyType, key, privateKeyPem } = await keyOf(parts, state);
  checkIssued({ chainPem, key, identifiers });
  const version = describeVersion({ id: state.runId, chainPem, keyType, createdAt: clock.now().toISOString() });
  const certificate = storage.certificates.get(state.certificateId);
  if (certificate === undefined) throw fail('certificate.not-found', { name: state.certificateName, known: [] });
  // The policy that worked is the one renewals follow; dates that were asked for are for this certificate alone.
  const { notBefore: _from, notAfter: _to, ...policy } = state.policy;
  storage.transaction(() => {
    storage.certificates.save({ ...certificate, policy });
    storage.certificates.addVersion({
      certificateId: certificate.id,
      version,
      chainPem,
      keyRecord: state.keyRecord,
      runId: state.runId,
    });
  });
  const files = privateKeyPem === undefined ? pemFilesWithoutKey(chainPem) : pemFiles({ chainPem, privateKeyPem });
  await publishLive(join(storage.folder, 'live'), certificate.name, files);
  return version.id;
};

/** What the certificate has to carry, and the private key where it is ours. */
const keyOf = async (parts: KeepParts, { policy, keyRecord }: IssuanceState) => {
  if (policy.csrPem !== undefined) {
    const { keyType, publicKey } = await readFittingCsr(policy.csrPem, policy.identifiers);
    return { keyType, key: publicKey, privateKeyPem: undefined };
  }
  const privateKeyPem = (await parts.vault.open()).readText(keyRecord);
  return { keyType: policy.keyType, key: privateKeyPem, privateKeyPem };
};
