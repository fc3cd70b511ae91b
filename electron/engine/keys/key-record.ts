/** Which vault record holds the key that the next certificate will use. */
import type { CertificateVersion, Policy } from '../../../shared/domain/certificates.ts';

interface VersionInUse {
  readonly version: CertificateVersion;
  /** Empty when its key was made elsewhere. */
  readonly keyRecord: string;
}

/**
 * `''` with a CSR of the reader's own, whose key we never have; the record of the version in use where the policy
 * keeps its key; `undefined` where a new key is to be made. A key of another kind is not kept, nor one that is known
 * to be in other hands (RFC 5280 §5.3.1, keyCompromise).
 */
export const keyRecordFor = (policy: Policy, current: VersionInUse | undefined): string | undefined => {
  if (policy.csrPem !== undefined) return '';
  if (policy.keyPolicy !== 'reuse' || current === undefined || current.keyRecord === '') return undefined;
  const { keyType, revoked } = current.version;
  return keyType === policy.keyType && revoked?.reason !== keyCompromise ? current.keyRecord : undefined;
};

const keyCompromise = 1;
