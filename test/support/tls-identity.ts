/** A throw-away certificate authority and a server certificate for the names of this machine. */
import * as x509 from '@peculiar/x509';

export interface TlsIdentity {
  /** PEM of the authority to trust. */
  readonly rootPem: string;
  /** PEM of the server certificate for `localhost`, `127.0.0.1` and `::1`. */
  readonly certificatePem: string;
  /** PKCS#8 PEM. */
  readonly keyPem: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/**
 * `shift` moves the validity by so many days, to make one that has ended or has not begun; `root` is the root's name,
 * `names` are host names beside those of this machine.
 */
export const makeTlsIdentity = async (
  options: { readonly shift?: number; readonly root?: string; readonly names?: readonly string[] } = {},
): Promise<TlsIdentity> => {
  const { subtle } = globalThis.crypto;
  const day = 86_400_000;
  const middle = Date.now() + (options.shift ?? 0) * day;
  const rootKeys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: options.root ?? 'CN=Certwright test listener root',
    notBefore: new Date(Date.now() - 400 * day),
    notAfter: new Date(Date.now() + 400 * day),
    keys: rootKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=localhost',
    issuer: root.subject,
    notBefore: new Date(middle - day),
    notAfter: new Date(middle + 30 * day),
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
        ...(options.names ?? []).map((value) => ({ type: 'dns' as const, value })),
      ]),
    ],
  });
  const key = await subtle.exportKey('pkcs8', keys.privateKey);
  return {
    rootPem: `${root.toString('pem')}\n`,
    certificatePem: `${certificate.toString('pem')}\n`,
    keyPem: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`,
  };
};
