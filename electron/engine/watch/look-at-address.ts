/** One connection to one address: into TLS, whichever way the protocol goes, and no further. Nothing shown is trusted. */
import type { X509Certificate } from 'node:crypto';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { WatchProtocol } from '../../../shared/domain/watch.ts';
import { tapHandshake } from './sent-chain.ts';
import { startTlsOf } from './starttls/protocols.ts';
import { openWire, printable, StartTlsFailure } from './starttls/wire.ts';

export interface AddressLookOptions {
  readonly address: string;
  readonly port: number;
  readonly protocol: WatchProtocol;
  /** Sent as server name (RFC 6066 §3) unless it is an address. */
  readonly name: string;
  /** Milliseconds for all of it. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

export interface ShownAt {
  readonly kind: 'shown';
  readonly address: string;
  /** As sent where `asSent`, else as the TLS library put them together. Never empty; the first is the server's own. */
  readonly sent: readonly [X509Certificate, ...X509Certificate[]];
  readonly asSent: boolean;
}

export type SilentReason =
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'not-from-here'
  | 'starttls-missing'
  | 'garbled'
  | 'tls-failed'
  | 'key-mismatch';
export interface SilentAt {
  readonly kind: 'silent';
  readonly address: string;
  readonly reason: SilentReason;
  readonly detail: string;
}
export type AddressLook = ShownAt | SilentAt;

/** Never rejects. */
export const lookAtAddress = async (options: AddressLookOptions): Promise<AddressLook> => {
  const { address, port, protocol, name, patience } = options;
  const silent = (reason: SilentReason, detail: string): SilentAt => ({ kind: 'silent', address, reason, detail });
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(patience)]);
  const socket = connectTcp({ host: address, port });
  socket.on('error', () => undefined);
  try {
    await connected(socket, signal);
    const start = startTlsOf[protocol];
    if (start !== undefined) {
      const wire = openWire(socket, signal);
      await start({ wire, name });
      wire.release();
    }
    const sent = await shownBy(socket, name, signal);
    return sent === undefined ? silent('tls-failed', 'no certificate') : { kind: 'shown', address, ...sent };
  } catch (thrown) {
    return silent(...whyOf(thrown));
  } finally {
    socket.destroy();
  }
};

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error ? ('code' in thrown ? String(thrown.code) : thrown.message) : String(thrown);

const tcpReasons: Readonly<Record<string, SilentReason>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ENETUNREACH: 'not-from-here',
  EADDRNOTAVAIL: 'not-from-here',
  EAFNOSUPPORT: 'not-from-here',
};

/** OpenSSL's and BoringSSL's words for a signature that the key of the certificate did not make. */
const keyFault = /BAD_SIGNATURE|WRONG_SIGNATURE|DECRYPT_ERROR|LAST_OCTET_INVALID|INVALID_PADDING|PADDING_CHECK_FAILED/i;

class TlsFailure extends Error {
  readonly reason: 'tls-failed' | 'key-mismatch';
  constructor(code: string) {
    super(code);
    this.reason = keyFault.test(code) ? 'key-mismatch' : 'tls-failed';
  }
}

const whyOf = (thrown: unknown): [SilentReason, string] => {
  const detail = printable(codeOf(thrown));
  if (thrown instanceof DOMException) return ['timeout', ''];
  if (thrown instanceof TlsFailure) return [thrown.reason, printable(thrown.message)];
  if (thrown instanceof StartTlsFailure)
    return [thrown.reason === 'closed' ? 'garbled' : thrown.reason, printable(thrown.message)];
  return [tcpReasons[detail] ?? 'unreachable', detail];
};

const connected = (socket: Socket, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });

const shownBy = (
  socket: Socket,
  name: string,
  signal: AbortSignal,
): Promise<Omit<ShownAt, 'kind' | 'address'> | undefined> =>
  new Promise((resolve, reject) => {
    const tap = tapHandshake();
    const tls = connectTls({
      socket: tapped(socket, (chunk) => tap.received(chunk)),
      ...(isIP(name) === 0 ? { servername: name } : {}),
      rejectUnauthorized: false,
    });
    const giveUp = (): void => {
      tls.destroy();
      reject(signal.reason);
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    tls.on('keylog', (line: Buffer) => tap.keyLine(line.toString('latin1')));
    tls.once('secureConnect', () => {
      signal.removeEventListener('abort', giveUp);
      resolve(chainOf(tls, tap.certificates()));
      tls.destroy();
    });
    tls.on('error', (error) => {
      signal.removeEventListener('abort', giveUp);
      reject(new TlsFailure(codeOf(error)));
    });
    tls.once('close', () => reject(new TlsFailure('closed')));
  });

const chainOf = (tls: TLSSocket, sent: readonly X509Certificate[] | undefined) => {
  const [leaf, ...above] = sent ?? [];
  if (leaf !== undefined) return { sent: [leaf, ...above] as const, asSent: true };
  const first = tls.getPeerX509Certificate();
  if (first === undefined) return undefined;
  const chain: [X509Certificate, ...X509Certificate[]] = [first];
  for (
    let next = first.issuerCertificate;
    next !== undefined && chain.length < longestChain;
    next = next.issuerCertificate
  )
    chain.push(next);
  return { sent: chain, asSent: false };
};
const longestChain = 10;

/** The connection, with everything it receives told as well. */
const tapped = (socket: Socket, told: (chunk: Buffer) => void): Duplex => {
  const through = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    told(chunk);
    if (!through.push(chunk)) socket.pause();
  });
  socket.once('end', () => through.push(null));
  socket.once('error', (error) => through.destroy(error));
  socket.once('close', () => through.destroy());
  return through;
};
