/** TLS-ALPN-01 as an authority checks it (RFC 8737 §3, RFC 8738 §6). */
import { createHash, X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { connect } from 'node:tls';
import { X509Certificate as ParsedCertificate } from '@peculiar/x509';
import type { ProofRequest } from './context.ts';
import { refuse } from './problems.ts';

const acmeIdentifier = '1.3.6.1.5.5.7.1.31';

export const proveByTls = async (
  { identifier, keyAuthorization }: ProofRequest,
  targets: { tlsPort(): number; readonly signal: AbortSignal },
): Promise<void> => {
  const refused = (why: string) => refuse('unauthorized', `Incorrect validation certificate for tls-alpn-01: ${why}`);
  const raw = await shownTo(serverName(identifier), targets);
  const names = new X509Certificate(raw).subjectAltName ?? '';
  const expected =
    identifier.type === 'dns' ? `DNS:${identifier.value}` : `IP Address:${plainAddress(identifier.value)}`;
  if (names.toLowerCase() !== expected.toLowerCase()) throw refused(`it names "${names}"`);
  const extension = new ParsedCertificate(new Uint8Array(raw)).getExtension(acmeIdentifier);
  if (!extension?.critical) throw refused('it lacks the critical acmeIdentifier extension');
  const digest = createHash('sha256').update(keyAuthorization).digest();
  // DER of an OCTET STRING.
  if (!Buffer.concat([Buffer.of(0x04, digest.length), digest]).equals(Buffer.from(extension.value)))
    throw refused('its acmeIdentifier extension belongs to another challenge');
};

/** The leaf in DER. Every name of the practice world is served on this machine. */
const shownTo = (servername: string, targets: { tlsPort(): number; readonly signal: AbortSignal }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      host: '127.0.0.1',
      port: targets.tlsPort(),
      servername,
      ALPNProtocols: ['acme-tls/1'],
      rejectUnauthorized: false,
    });
    const failed = (type: 'connection' | 'tls' | 'unauthorized', why: string) => {
      socket.destroy();
      reject(refuse(type, `127.0.0.1: ${why}`));
    };
    const stop = () => failed('connection', 'The authority is being closed');
    targets.signal.addEventListener('abort', stop, { once: true });
    socket.once('close', () => targets.signal.removeEventListener('abort', stop));
    socket.setTimeout(5000, () => failed('connection', 'Timeout during connect (likely firewall problem)'));
    socket.on('error', (error) => {
      const refusedPort = 'code' in error && error.code === 'ECONNREFUSED';
      failed(refusedPort ? 'connection' : 'tls', refusedPort ? 'Connection refused' : 'Error getting validation data');
    });
    socket.once('secureConnect', () => {
      if (socket.alpnProtocol !== 'acme-tls/1')
        return failed('unauthorized', 'Cannot negotiate ALPN protocol acme-tls/1');
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      resolve(raw);
    });
  });

const serverName = ({ type, value }: ProofRequest['identifier']): string => {
  if (type === 'dns') return value;
  if (!isIPv6(value)) return `${value.split('.').reverse().join('.')}.in-addr.arpa`;
  const digits = plainAddress(value)
    .split(':')
    .map((group) => group.padStart(4, '0'))
    .join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
};

/** As certificates are printed: eight groups in upper case without leading zeros for IPv6. */
const plainAddress = (address: string): string => {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text ?? '').split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].join(':').toUpperCase();
};
