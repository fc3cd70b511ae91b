/** The PEM files that servers read, under the names that most guides use. */
import { createPrivateKey } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import { type Chain, readChain } from '../keys/read-certificate.ts';

export interface PemMaterial {
  /** Leaf first. */
  readonly chainPem: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
}

export const keyFileName = 'privkey.pem';
export type CertificateFileName = 'fullchain.pem' | 'chain.pem' | 'cert.pem';
export type CertificateFiles = Readonly<Record<CertificateFileName, string>>;
export type PemFiles = Readonly<Record<CertificateFileName | typeof keyFileName, string>>;

/** `chain.pem` is empty when the leaf was signed by a root itself. `certificate.mismatch`: `unreadable`, `key`. */
export const pemFiles = ({ chainPem, privateKeyPem }: PemMaterial): PemFiles => {
  const chain = readChain(chainPem);
  const key = createPrivateKey(privateKeyPem);
  if (!chain.leaf.checkPrivateKey(key)) throw fail('certificate.mismatch', { reason: 'key' });
  return { ...filesOf(chain), [keyFileName]: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
};

/** For a certificate whose key was made elsewhere and never came to us. `certificate.mismatch`: `unreadable`. */
export const pemFilesWithoutKey = (chainPem: string): CertificateFiles => filesOf(readChain(chainPem));

const filesOf = (chain: Chain): CertificateFiles => {
  const [leaf, ...above] = chain.certificates.map((certificate) => certificate.toString());
  return { 'fullchain.pem': chain.pem, 'chain.pem': above.join(''), 'cert.pem': leaf ?? '' };
};
