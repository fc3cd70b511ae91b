/** The clear part of a connection before TLS, read within bounds: whoever is on the other side may send anything. */
import type { Socket } from 'node:net';

/** Why a server was not brought to TLS. */
export class StartTlsFailure extends Error {
  readonly reason: 'starttls-missing' | 'garbled' | 'closed' | 'timeout';
  constructor(reason: StartTlsFailure['reason'], detail: string) {
    super(detail);
    this.name = 'StartTlsFailure';
    this.reason = reason;
  }
}

export interface Wire {
  send(data: string | Uint8Array): void;
  /** One line without its end, as Latin-1. `StartTlsFailure`, as are all below. */
  line(): Promise<string>;
  bytes(count: number): Promise<Buffer>;
  /** Everything up to and including the first place where `end` matches. */
  until(end: RegExp): Promise<string>;
  /** Hands the connection on; what came before TLS began and was not asked for is a fault (CVE-2011-0411). */
  release(): void;
}

/** Greetings of real servers are short; the longest are capability lists of some hundred bytes. */
const mostBytes = 65_536;
const longestLine = 4096;

export const openWire = (socket: Socket, signal: AbortSignal): Wire => {
  let buffer: Buffer = Buffer.alloc(0);
  let received = 0;
  let failure: StartTlsFailure | undefined;
  let wake: (() => void) | undefined;
  const stop = (reason: StartTlsFailure['reason'], detail: string): void => {
    failure ??= new StartTlsFailure(reason, detail);
    wake?.();
  };
  const onData = (chunk: Buffer): void => {
    received += chunk.length;
    if (received > mostBytes) {
      socket.pause();
      stop('garbled', `more than ${mostBytes} bytes`);
      return;
    }
    buffer = Buffer.concat([buffer, chunk]);
    wake?.();
  };
  const onEnd = (): void => stop('closed', 'closed');
  const onError = (error: Error): void => stop('closed', error.message);
  const onAbort = (): void => stop('timeout', 'timeout');
  socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  const take = async <T>(read: (buffer: Buffer) => { readonly value: T; readonly length: number } | undefined) => {
    for (;;) {
      const found = read(buffer);
      if (found !== undefined) {
        buffer = buffer.subarray(found.length);
        return found.value;
      }
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const until = (end: RegExp, most: number): Promise<string> =>
    take((seen) => {
      const text = seen.subarray(0, most).toString('latin1');
      const match = end.exec(text);
      if (match !== null) {
        const length = match.index + match[0].length;
        return { value: text.slice(0, length), length };
      }
      if (seen.length >= most) throw new StartTlsFailure('garbled', `no end within ${most} bytes`);
      return undefined;
    });
  return {
    send: (data) => void socket.write(data),
    line: async () => (await until(/\r?\n/, longestLine)).replace(/\r?\n$/, ''),
    bytes: (count) =>
      take((seen) =>
        seen.length < count ? undefined : { value: Buffer.from(seen.subarray(0, count)), length: count },
      ),
    until: (end) => until(end, mostBytes),
    release: () => {
      signal.removeEventListener('abort', onAbort);
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError);
      if (failure !== undefined) throw failure;
      if (buffer.length > 0) throw new StartTlsFailure('garbled', 'clear text after the change to TLS');
    },
  };
};

export interface StartTlsOptions {
  readonly wire: Wire;
  /** The name of the service, as its users know it. */
  readonly name: string;
}
/** Ends when the next byte has to be of TLS. `StartTlsFailure`. */
export type StartTls = (options: StartTlsOptions) => Promise<void>;

/** Short and printable, for evidence. */
export const printable = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 120);

export const missing = (said: string): StartTlsFailure => new StartTlsFailure('starttls-missing', printable(said));
export const garbled = (said: string): StartTlsFailure => new StartTlsFailure('garbled', printable(said));
