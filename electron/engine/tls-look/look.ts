/** One TLS connection to one address: what a server shows under a name. Nothing it shows is trusted, nothing is sent. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';

export interface TlsLookOptions {
  /** Sent as server name (RFC 6066 §3) unless it is an address. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** PEM of further roots to judge the chain by, beside the usual ones. */
  readonly rootPem?: string | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds until the server counts as silent; 4 s unless told. */
  readonly patience?: number;
}

export interface ShownChain {
  readonly kind: 'shown';
  readonly name: string;
  readonly address: string;
  /** Leaf first. Where the server's last one is signed by a root known here, that root may follow. */
  readonly chain: readonly X509Certificate[];
  /** The leaf is valid for the name that was asked. */
  readonly covers: boolean;
  /** OpenSSL's code for why the chain is not trusted here; missing where it is, but for the name. */
  readonly untrusted?: string;
}

/** `reason`: a code of the system or of OpenSSL, or `timeout`. `spoke`: something answered, though not as TLS wants it. */
export interface NothingShown {
  readonly kind: 'failed';
  readonly name: string;
  readonly address: string;
  readonly reason: string;
  readonly spoke: boolean;
}

export type TlsLook = ShownChain | NothingShown;

/** Never rejects. */
export const lookAtTls = (options: TlsLookOptions): Promise<TlsLook> =>
  new Promise((resolve) => {
    const { name, address, port, rootPem, signal, patience = usualPatience } = options;
    if (signal.aborted) return resolve(nothing(options, 'timeout', false));
    const socket = connect({
      host: address,
      port,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(rootPem === undefined ? {} : { ca: rootPem }),
      rejectUnauthorized: false,
    });
    let connected = false;
    const end = (look: TlsLook): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', giveUp);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(look);
    };
    const giveUp = (): void => end(nothing(options, 'timeout', false));
    const late = setTimeout(giveUp, patience);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('connect', () => {
      connected = true;
    });
    socket.once('secureConnect', () => end(shownBy(socket, options)));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(nothing(options, error.code ?? error.message, connected)),
    );
  });

const usualPatience = 4000;
const longestChain = 10;

const nothing = ({ name, address }: TlsLookOptions, reason: string, spoke: boolean): NothingShown => ({
  kind: 'failed',
  name,
  address,
  reason,
  spoke,
});

const shownBy = (socket: TLSSocket, options: TlsLookOptions): TlsLook => {
  const { name, address } = options;
  const chain = chainOf(socket);
  const [leaf] = chain;
  if (leaf === undefined) return nothing(options, 'NO_CERTIFICATE', true);
  const covers = (isIP(name) === 0 ? leaf.checkHost(name) : leaf.checkIP(name)) !== undefined;
  // Whether the name fits is told apart, so that it hides no other reason.
  const why: unknown = socket.authorizationError;
  const code = why instanceof Error ? ('code' in why ? String(why.code) : why.message) : why ? String(why) : undefined;
  const untrusted = code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : code;
  return { kind: 'shown', name, address, chain, covers, ...(untrusted === undefined ? {} : { untrusted }) };
};

const chainOf = (socket: TLSSocket): readonly X509Certificate[] => {
  const chain: X509Certificate[] = [];
  let one: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (one?.raw !== undefined && chain.length < longestChain) {
    chain.push(new X509Certificate(one.raw));
    if (one.issuerCertificate === one) break;
    one = one.issuerCertificate;
  }
  return chain;
};
