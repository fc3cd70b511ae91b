/** Managed certificates as people see them, and their PEM files. */
import { join } from 'node:path';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { liveFolderName } from '../export/live-folder.ts';
import { pemFiles, pemFilesWithoutKey } from '../export/pem-files.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

export interface CertificateParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  now(): Date;
  authority(ref: StoredCertificate['policy']['authority']): ResolvedAuthority;
  /** The view status of a run this process works on. */
  liveStatus(runId: string): 'working' | 'waiting' | undefined;
}

export const viewOfCertificate = (parts: CertificateParts, stored: StoredCertificate): CertificateView => {
  const { authority } = parts.authority(stored.policy.authority);
  return {
    id: stored.id,
    name: stored.name,
    identifiers: stored.policy.identifiers,
    authority: {
      id: authority.id,
      name: authority.name,
      trusted: authority.publicTrust && !authority.test && !authority.practice,
    },
    proof: stored.policy.proof,
    credentialIds: [stored.policy.proof, ...stored.policy.fallbackProofs].flatMap((one) =>
      'credentialId' in one && one.credentialId !== undefined ? [one.credentialId] : [],
    ),
    keyType: stored.current?.keyType ?? stored.policy.keyType,
    status: statusOf(parts, stored),
    ...(stored.current === undefined
      ? {}
      : {
          current: stored.current,
          hasKey: stored.policy.csrPem === undefined,
          folder: join(parts.storage.folder, 'live', liveFolderName(stored.name)),
        }),
    ...(stored.lastRun === undefined ? {} : { lastRunId: stored.lastRun.id }),
  };
};

const statusOf = (parts: CertificateParts, stored: StoredCertificate): CertificateView['status'] => {
  const { current, lastRun } = stored;
  const live = lastRun === undefined ? undefined : parts.liveStatus(lastRun.id);
  if (live !== undefined) return live;
  if (current !== undefined) {
    if (new Date(current.notAfter) <= parts.now()) return 'expired';
    if (current.revoked !== undefined || parts.storage.install.failing(stored.id)) return 'needs-you';
    // The one in use is good, but the last try to replace it was not.
    return lastRun?.status === 'failed' || lastRun?.status === 'working' ? 'needs-you' : 'fine';
  }
  if (lastRun?.status === 'failed') return 'failed';
  return lastRun?.status === 'working' ? 'needs-you' : 'none';
};

export const findCertificate = (storage: Storage, idOrName: string): StoredCertificate => {
  const name = idOrName.trim().toLowerCase().replace(/\.$/, '');
  const found = storage.certificates.get(idOrName) ?? storage.certificates.findByName(name);
  if (found !== undefined) return found;
  const known = storage.certificates.list().slice(0, 20);
  throw fail('certificate.not-found', { name: idOrName, known: known.map((one) => one.name) });
};

export const certificatePemFiles = async (
  parts: CertificateParts,
  idOrName: string,
): Promise<Readonly<Record<string, string>>> => {
  const { id, name } = findCertificate(parts.storage, idOrName);
  const version = parts.storage.certificates.currentVersion(id);
  if (version === undefined) throw fail('certificate.not-found', { name, known: [] });
  if (version.keyRecord === '') return pemFilesWithoutKey(version.chainPem);
  const vault = await parts.vault.open();
  return pemFiles({ chainPem: version.chainPem, privateKeyPem: vault.readText(version.keyRecord) });
};
