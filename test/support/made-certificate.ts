/** A certificate of ninety days with its key, of which some are left. */
import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface MadeCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly keyJwk: JsonWebKey;
}

const day = 86_400_000;

export const madeCertificate = async (name: string, daysLeft: number): Promise<MadeCertificate> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { subtle } = globalThis.crypto;
  const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const end = Date.now() + daysLeft * day;
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=test',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(end - 90 * day),
    notAfter: new Date(end),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  const key = createPrivateKey({
    key: Buffer.from(await subtle.exportKey('pkcs8', keys.privateKey)),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    certificatePem: `${leaf.toString('pem')}\n`,
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyJwk: key.export({ format: 'jwk' }),
  };
};
