/** The four PEM files that servers read, under the names that most guides use. */
import { createPrivateKey } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import { readChain } from '../keys/read-certificate.ts';

export interface PemMaterial {
  /** Leaf first. */
  readonly chainPem: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
}

export type PemFileName = 'fullchain.pem' | 'chain.pem' | 'cert.pem' | 'privkey.pem';
export type PemFiles = Readonly<Record<PemFileName, string>>;

/** `chain.pem` is empty when the leaf was signed by a root itself. `certificate.mismatch`: `unreadable`, `key`. */
export const pemFiles = ({ chainPem, privateKeyPem }: PemMaterial): PemFiles => {
  const chain = readChain(chainPem);
  const key = createPrivateKey(privateKeyPem);
  if (!chain.leaf.checkPrivateKey(key)) throw fail('certificate.mismatch', { reason: 'key' });
  const [leaf, ...above] = chain.certificates.map((certificate) => certificate.toString());
  return {
    'fullchain.pem': chain.pem,
    'chain.pem': above.join(''),
    'cert.pem': leaf ?? '',
    'privkey.pem': key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
