/** One DNS message there, one back: UDP first, TCP when the answer was cut or does not come (RFC 7766 §5). */
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import type { Endpoint } from './endpoint.ts';

export interface ExchangeOptions {
  readonly endpoint: Endpoint;
  readonly message: Uint8Array;
  /** Whether this is the answer to `message`; anything else on the socket is passed over. */
  accepts(message: Buffer): boolean;
  /** Milliseconds until UDP is sent again and TCP is tried beside it; the end comes at three times this. */
  readonly patience?: number;
  /** This transport and no other, for those who want to know what each of them does. */
  readonly only?: 'udp' | 'tcp';
  readonly signal?: AbortSignal | undefined;
}

export type Silence = 'timeout' | 'refused' | 'unreachable' | 'garbled';
export type Exchanged =
  | { readonly kind: 'answer'; readonly message: Buffer; readonly transport: 'udp' | 'tcp' }
  | { readonly kind: 'silent'; readonly reason: Silence };

/** Ends with the answer or with why there is none. Rejects only with the reason of `signal`. */
export const exchange = async (options: ExchangeOptions): Promise<Exchanged> => {
  options.signal?.throwIfAborted();
  const patience = options.patience ?? 1500;
  const over = new AbortController();
  const stop = options.signal ? AbortSignal.any([over.signal, options.signal]) : over.signal;
  try {
    if (options.only === 'udp') return await overUdp(options, patience, stop);
    if (options.only === 'tcp') return await overTcp(options, 2 * patience, stop);
    const datagram = overUdp(options, patience, stop);
    const first = await Promise.race([datagram, silentAfter(patience, stop)]);
    if (first.kind === 'answer' && !isTruncated(first.message)) return first;
    const stream = overTcp(options, 2 * patience, stop);
    const whole = datagram.then((result) =>
      result.kind === 'answer' && isTruncated(result.message) ? stream : result,
    );
    return await firstAnswer([whole, stream]);
  } finally {
    over.abort();
    options.signal?.throwIfAborted();
  }
};

const timeout: Exchanged = { kind: 'silent', reason: 'timeout' };

const reasonOf = (error: NodeJS.ErrnoException): Silence =>
  error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' ? 'refused' : 'unreachable';

/** The TC bit, RFC 1035 §4.1.1. */
const isTruncated = (message: Buffer): boolean => ((message[2] ?? 0) & 0x02) !== 0;

const firstAnswer = (attempts: readonly Promise<Exchanged>[]): Promise<Exchanged> =>
  new Promise((resolve) => {
    let left = attempts.length;
    const settle = (result: Exchanged) => {
      left -= 1;
      if (result.kind === 'answer' || left === 0) resolve(result);
    };
    for (const attempt of attempts) void attempt.then(settle);
  });

const silentAfter = (milliseconds: number, stop: AbortSignal): Promise<Exchanged> =>
  settleOnce(milliseconds, stop, () => () => undefined);

/** Runs `begin` and ends with what it reports first, or with a timeout; then calls what `begin` returned to clean up. */
const settleOnce = (
  milliseconds: number,
  stop: AbortSignal,
  begin: (settle: (result: Exchanged) => void) => () => void,
): Promise<Exchanged> =>
  new Promise((resolve) => {
    let settled = false;
    let end: (() => void) | undefined;
    const settle = (result: Exchanged) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      stop.removeEventListener('abort', giveUp);
      end?.();
      resolve(result);
    };
    const giveUp = () => settle(timeout);
    const timer = setTimeout(giveUp, milliseconds);
    stop.addEventListener('abort', giveUp, { once: true });
    end = begin(settle);
    if (settled) end();
    else if (stop.aborted) giveUp();
  });

/** A connected socket hears of a closed port at once (ICMP), and takes datagrams from nobody else. */
const overUdp = (options: ExchangeOptions, patience: number, stop: AbortSignal): Promise<Exchanged> =>
  settleOnce(3 * patience, stop, (settle) => {
    const { address, port } = options.endpoint;
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.on('error', (error) => settle({ kind: 'silent', reason: reasonOf(error) }));
    socket.on('message', (message) => {
      if (options.accepts(message)) settle({ kind: 'answer', message, transport: 'udp' });
    });
    const send = () => socket.send(options.message);
    let again: NodeJS.Timeout | undefined;
    socket.on('connect', () => {
      send();
      again = setTimeout(send, patience);
    });
    socket.connect(port, address);
    return () => {
      clearTimeout(again);
      socket.close();
    };
  });

/** RFC 1035 §4.2.2: two octets of length before each message. */
const overTcp = (options: ExchangeOptions, milliseconds: number, stop: AbortSignal): Promise<Exchanged> =>
  settleOnce(milliseconds, stop, (settle) => {
    const { address, port } = options.endpoint;
    const socket = connect({ host: address, port });
    let received: Buffer = Buffer.alloc(0);
    socket.on('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(options.message.length);
      socket.write(Buffer.concat([length, options.message]));
    });
    socket.on('error', (error) => settle({ kind: 'silent', reason: reasonOf(error) }));
    socket.on('close', () => settle({ kind: 'silent', reason: 'garbled' }));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const message = received.subarray(2, 2 + received.readUInt16BE(0));
      settle(
        options.accepts(message)
          ? { kind: 'answer', message, transport: 'tcp' }
          : { kind: 'silent', reason: 'garbled' },
      );
    });
    return () => socket.destroy();
  });
