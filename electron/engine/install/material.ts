/** The certificate to install, from where it is kept. */
import { join } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import { liveFolderName } from '../export/live-folder.ts';
import { pemFiles, pemFilesWithoutKey } from '../export/pem-files.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { Material } from './step.ts';
import type { StepParts } from './stored-steps.ts';

/** Of the version in use. `install.nothing-issued`, `vault.*`, `certificate.mismatch`. */
export const materialOf = async ({ storage, vault }: StepParts, { id, name }: StoredCertificate): Promise<Material> => {
  const stored = storage.certificates.currentVersion(id);
  if (stored === undefined) throw fail('install.nothing-issued', { name });
  const { version, chainPem, keyRecord } = stored;
  const privateKeyPem = keyRecord === '' ? undefined : (await vault.open()).readText(keyRecord);
  return {
    name,
    names: version.names ?? [name],
    versionId: version.id,
    keyType: version.keyType,
    serial: version.serial,
    fingerprintSha256: version.fingerprintSha256,
    notAfter: version.notAfter,
    files: privateKeyPem === undefined ? pemFilesWithoutKey(chainPem) : pemFiles({ chainPem, privateKeyPem }),
    folder: join(storage.folder, 'live', liveFolderName(name)),
  };
};
