/** What happens to a certificate the authority has handed over: checked, kept, published, in that order. */
import { join } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import { publishLive } from '../export/live-folder.ts';
import { pemFiles } from '../export/pem-files.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { checkIssued, describeVersion } from '../keys/read-certificate.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

/** Repeating it with the same chain changes nothing: the version is named after the run. `certificate.mismatch`. */
export const keepCertificate = async (
  parts: { readonly storage: Storage; readonly vault: VaultKeeper; readonly clock: Clock },
  state: IssuanceState,
  chainPem: string,
): Promise<string> => {
  const { storage, clock } = parts;
  const vault = await parts.vault.open();
  const privateKeyPem = vault.readText(state.keyRecord);
  const { identifiers, keyType } = state.policy;
  checkIssued({ chainPem, privateKeyPem, identifiers });
  const version = describeVersion({ id: state.runId, chainPem, keyType, createdAt: clock.now().toISOString() });
  const certificate = storage.certificates.get(state.certificateId);
  if (certificate === undefined) throw fail('certificate.not-found', { name: state.certificateName, known: [] });
  storage.transaction(() => {
    // The policy that worked is the one renewals follow.
    storage.certificates.save({ ...certificate, policy: state.policy });
    storage.certificates.addVersion({
      certificateId: certificate.id,
      version,
      chainPem,
      keyRecord: state.keyRecord,
      runId: state.runId,
    });
  });
  await publishLive(join(storage.folder, 'live'), certificate.name, pemFiles({ chainPem, privateKeyPem }));
  return version.id;
};
