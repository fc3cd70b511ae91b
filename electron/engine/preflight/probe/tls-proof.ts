/** Looks at a TLS-ALPN-01 proof as authorities do (RFC 8737 §3): one address, the name in the handshake, one protocol. */
import { createHash } from 'node:crypto';
import { connect } from 'node:tls';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import { serverNameOf } from '../../challenges/tls-alpn-01.ts';
import type { Heard } from '../judge/reachable.ts';

export interface TlsProofOptions {
  readonly identifier: Identifier;
  readonly address: string;
  readonly port: number;
  readonly keyAuthorization: string;
  readonly signal: AbortSignal;
  readonly patience?: number;
}

/** Never rejects. */
export const lookAtTlsProof = (options: TlsProofOptions): Promise<Heard> =>
  new Promise((resolve) => {
    const { identifier, address, port, keyAuthorization, signal, patience = 4000 } = options;
    const socket = connect({
      host: address,
      port,
      servername: serverNameOf(identifier),
      ALPNProtocols: ['acme-tls/1'],
      rejectUnauthorized: false,
    });
    const end = (heard: Heard): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', giveUp);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(heard);
    };
    const giveUp = (): void => end({ kind: 'silent', reason: 'timeout' });
    const late = setTimeout(giveUp, patience);
    signal.addEventListener('abort', giveUp, { once: true });
    // The digest stands in the certificate's acmeIdentifier extension as it is (RFC 8737 §3).
    const digest = createHash('sha256').update(keyAuthorization).digest();
    socket.once('secureConnect', () => {
      const alpn = socket.alpnProtocol || '';
      const shown = socket.getPeerCertificate(false);
      const raw: unknown = 'raw' in shown ? shown.raw : undefined;
      end({ kind: 'tls', alpn, ours: alpn === 'acme-tls/1' && Buffer.isBuffer(raw) && raw.includes(digest) });
    });
    socket.once('error', (error: NodeJS.ErrnoException) => end(heardOf(error)));
  });

/** A server that speaks TLS and not this protocol says so with an alert, or hangs up. */
const heardOf = ({ code, message }: NodeJS.ErrnoException): Heard => {
  if (code === 'ECONNREFUSED') return { kind: 'silent', reason: 'refused' };
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'EADDRNOTAVAIL')
    return { kind: 'silent', reason: 'unreachable' };
  if (code === 'ETIMEDOUT') return { kind: 'silent', reason: 'timeout' };
  return { kind: 'tls', alpn: /no application protocol/i.test(message) ? '–' : '', ours: false };
};
