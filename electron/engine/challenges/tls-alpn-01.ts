/** The answer to TLS-ALPN-01 (RFC 8737): a certificate nobody trusts, shown to whoever speaks `acme-tls/1`. */
import { createHash, webcrypto } from 'node:crypto';
import { createSecureContext, createServer, type SecureContext, type Server } from 'node:tls';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { listenSomewhere, portOf } from './listen.ts';

export interface TlsAlpn01Listener {
  readonly port: number;
  /** Answers for the identifier until it is removed; a second value takes the place of the first. */
  put(identifier: Identifier, keyAuthorization: string): Promise<void>;
  /** Only while it is this value that is answered with. */
  remove(identifier: Identifier, keyAuthorization: string): void;
  /** Frees the port; connections under way are cut off. */
  close(): Promise<void>;
}

export interface TlsAlpn01Options {
  /** 443 unless told: the CA calls no other (RFC 8737 §3). 0 takes a free one. */
  readonly port?: number;
  /** Unless told, all addresses, IPv6 and IPv4. */
  readonly address?: string;
}

/** `challenge.port-in-use`, `challenge.port-forbidden`; `input.invalid` for an address this machine does not have. */
export const openTlsAlpn01Listener = async (options: TlsAlpn01Options = {}): Promise<TlsAlpn01Listener> => {
  const answers = new Map<string, { readonly keyAuthorization: string; readonly context: SecureContext }>();
  const port = options.port ?? 443;
  const server = await listenSomewhere(() => openServer((name) => answers.get(name)?.context), {
    port,
    address: options.address,
  });
  return {
    port: portOf(server, port),
    put: async (identifier, keyAuthorization) => {
      if (answers.get(serverNameOf(identifier))?.keyAuthorization === keyAuthorization) return;
      const { key, cert } = await challengeCertificate(identifier, keyAuthorization);
      answers.set(serverNameOf(identifier), { keyAuthorization, context: createSecureContext({ key, cert }) });
    },
    remove: (identifier, keyAuthorization) => {
      const name = serverNameOf(identifier);
      if (answers.get(name)?.keyAuthorization === keyAuthorization) answers.delete(name);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open.get(server) ?? []) socket.destroy();
      }),
  };
};

/** The server name in the handshake: the name itself, or the address as the reverse DNS writes it (RFC 8738 §6). */
export const serverNameOf = ({ type, value }: Identifier): string => {
  if (type === 'dns') return value.toLowerCase();
  if (!value.includes(':')) return `${value.split('.').reverse().join('.')}.in-addr.arpa`;
  return `${[...expanded(value)].reverse().join('.')}.ip6.arpa`;
};

/** The 32 hexadecimal digits of an IPv6 address. */
const expanded = (address: string): string => {
  // The URL standard writes an embedded IPv4 part as two groups and everything in lower case.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined): readonly string[] => (text ?? '').split(':').filter((one) => one !== '');
  const before = groups(head);
  const after = groups(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
};

/** id-pe-acmeIdentifier, RFC 8737 §6.1. */
const acmeIdentifier = '1.3.6.1.5.5.7.1.31';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;

/** RFC 8737 §3: self-signed, one subject alternative name, the digest of the key authorization in a critical extension. */
const challengeCertificate = async (
  { type, value }: Identifier,
  keyAuthorization: string,
): Promise<{ readonly key: string; readonly cert: string }> => {
  const { Extension, PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } = await import(
    '@peculiar/x509'
  );
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const digest = createHash('sha256').update(keyAuthorization).digest();
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: [{ CN: ['ACME challenge'] }],
      // Whoever looks at it judges neither its age nor its signer.
      notBefore: new Date(now - day),
      notAfter: new Date(now + 30 * day),
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new SubjectAlternativeNameExtension([{ type, value }]),
        // An OCTET STRING of 32 bytes.
        new Extension(acmeIdentifier, true, Buffer.concat([Buffer.of(0x04, 0x20), digest])),
      ],
    },
    webcrypto,
  );
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: PemConverter.encode(pkcs8, 'PRIVATE KEY'), cert: certificate.toString('pem') };
};

const open = new WeakMap<Server, Set<{ destroy(): void }>>();

/** The whole internet may knock: short limits, and every connection ends with its handshake. */
const openServer = (contextOf: (serverName: string) => SecureContext | undefined): Server => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer({
    ALPNProtocols: ['acme-tls/1'],
    minVersion: 'TLSv1.2',
    handshakeTimeout: 5000,
    SNICallback: (serverName, done) => {
      const context = contextOf(serverName.toLowerCase());
      if (context === undefined) done(new Error('no such name'));
      else done(null, context);
    },
  });
  server.maxConnections = 1000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // RFC 8737 §3: no data is exchanged. A client that offered no protocol at all learns nothing either.
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    socket.end();
    socket.setTimeout(5000, () => socket.destroy());
    socket.resume();
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  open.set(server, sockets);
  return server;
};
