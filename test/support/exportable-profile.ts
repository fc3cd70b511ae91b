/** A profile with certificates that nobody had to order, their keys in its vault: what there is to export. */
import { describeVersion } from '../../electron/engine/keys/read-certificate.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { AuthorityRef } from '../../shared/domain/certificates.ts';
import type { MadeChain } from './chains.ts';
import { policyFor } from './stored-certificate.ts';

export const privateAuthority = 'https://ca.example.test/directory';

/** Answers the id of the version; it is the one in use. `keyless`: its key was made elsewhere. */
export const keepChain = async (
  { storage, vault }: Workspace,
  chain: MadeChain,
  given: {
    readonly name: string;
    readonly createdAt?: string;
    readonly keyless?: boolean;
    readonly authority?: AuthorityRef;
  },
): Promise<string> => {
  const { name, createdAt = '2026-11-01T00:00:00.000Z', keyless = false } = given;
  const authority = given.authority ?? { url: privateAuthority, rootPem: chain.rootPem };
  const policy = { ...policyFor(name), authority, keyType: chain.keyType };
  const certificateId = storage.certificates.findByName(name)?.id ?? `certificate-${name}`;
  const id = `version-${name}-${storage.certificates.countVersions(certificateId) + 1}`;
  const keyRecord = keyless ? '' : `key/${id}`;
  if (!keyless) (await vault.open()).write(keyRecord, chain.keyPem);
  storage.certificates.save({ id: certificateId, name, policy, createdAt });
  storage.certificates.addVersion({
    certificateId,
    version: describeVersion({ id, chainPem: chain.chainPem, createdAt }),
    chainPem: chain.chainPem,
    keyRecord,
  });
  return id;
};
