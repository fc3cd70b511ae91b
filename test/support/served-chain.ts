/** An authority with root and intermediate, and certificates for any name, served as well or badly as one likes. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import * as x509 from '@peculiar/x509';

export interface Leaf {
  readonly certPem: string;
  readonly keyPem: string;
}

export interface LeafOptions {
  readonly names: readonly string[];
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  /** RSA of so many bits instead of P-256. */
  readonly rsa?: number;
  /** Signed by itself. */
  readonly selfSigned?: boolean;
  /** Says where its issuer can be had, as public authorities do. */
  readonly issuerUrl?: boolean;
  /** Signed by a second intermediate, below the first. */
  readonly deep?: boolean;
}

export interface ChainAuthority {
  readonly rootPem: string;
  readonly intermediatePem: string;
  /** The second one. */
  readonly issuingPem: string;
  leaf(options: LeafOptions): Promise<Leaf>;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;
let serial = 1;
const nextSerial = (): string => (0x10_0000 + serial++).toString(16).padStart(8, '0');
const ecKeys = () => globalThis.crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
const pemOf = (certificate: x509.X509Certificate): string => `${certificate.toString('pem')}\n`;

export const makeChainAuthority = async (name = 'Served'): Promise<ChainAuthority> => {
  const caOf = async (subject: string, issuer?: { readonly subject: string; readonly keys: CryptoKeyPair }) => {
    const keys = await ecKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: nextSerial(),
      subject,
      issuer: issuer?.subject ?? subject,
      notBefore: new Date(Date.now() - 800 * day),
      notAfter: new Date(Date.now() + 800 * day),
      publicKey: keys.publicKey,
      signingKey: (issuer?.keys ?? keys).privateKey,
      signingAlgorithm: ecdsa,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      ],
    });
    return { subject, keys, pem: pemOf(certificate) };
  };
  const root = await caOf(`CN=${name} Root`);
  const intermediate = await caOf(`CN=${name} Intermediate`, root);
  const issuing = await caOf(`CN=${name} Issuing`, intermediate);
  return {
    issuingPem: issuing.pem,
    rootPem: root.pem,
    intermediatePem: intermediate.pem,
    leaf: async ({ names, from = -30, to = 60, rsa, selfSigned = false, issuerUrl = false, deep = false }) => {
      const algorithm =
        rsa === undefined
          ? ecdsa
          : {
              ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
              ...{ modulusLength: rsa, publicExponent: new Uint8Array([1, 0, 1]) },
            };
      const keys = (await globalThis.crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
      const issuer = deep ? issuing : intermediate;
      const subject = `CN=${names[0] ?? ''}`;
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: nextSerial(),
        subject,
        issuer: selfSigned ? subject : issuer.subject,
        notBefore: new Date(Date.now() + from * day),
        notAfter: new Date(Date.now() + to * day),
        publicKey: keys.publicKey,
        signingKey: selfSigned ? keys.privateKey : issuer.keys.privateKey,
        signingAlgorithm: selfSigned ? algorithm : ecdsa,
        extensions: [
          new x509.SubjectAlternativeNameExtension(
            names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const), value })),
          ),
          ...(issuerUrl
            ? [new x509.AuthorityInfoAccessExtension({ caIssuers: 'http://issuer.example/intermediate.der' })]
            : []),
        ],
      });
      const key = await globalThis.crypto.subtle.exportKey('pkcs8', keys.privateKey);
      return { certPem: pemOf(certificate), keyPem: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n` };
    },
  };
};

export interface TlsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** On 127.0.0.1 unless told; `cert` is sent as it stands. */
export const serveTls = async (
  options: TlsOptions & { readonly host?: string; readonly port?: number },
): Promise<TlsServer> => {
  const server = createServer(options, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
