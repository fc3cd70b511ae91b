/** One datagram to a router, sent again until one that answers it comes back. NAT-PMP and PCP share port and manners. */
import { createSocket } from 'node:dgram';

export interface RouterQuestion<T> {
  readonly router: string;
  /** Our address that is asked from; of several, the system chooses unless told. */
  readonly address?: string | undefined;
  /** 5351 unless told (RFC 6886 §1.1, RFC 6887 §19.1). */
  readonly port?: number | undefined;
  readonly message: Buffer;
  /** What an answer says; `undefined` when it is none to this question, which is passed over. */
  read(answer: Buffer): T | undefined;
  /** Milliseconds, 2000 unless told. */
  readonly patience?: number | undefined;
  readonly signal: AbortSignal;
}

/** RFC 6886 §3.1: again after 250 ms, then after twice as long each time. */
const pauses = [250, 750, 1750];

/** `undefined` where no answer comes. Never rejects. */
export const askRouter = <T>(question: RouterQuestion<T>): Promise<T | undefined> =>
  new Promise((resolve) => {
    const { router, address, port = 5351, message, patience = 2000, signal } = question;
    const socket = createSocket('udp4');
    const timers: NodeJS.Timeout[] = [];
    const end = (answer: T | undefined): void => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', nothing);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(answer);
    };
    const nothing = (): void => end(undefined);
    const send = (): void => socket.send(message);
    signal.addEventListener('abort', nothing, { once: true });
    socket.on('error', nothing);
    socket.on('message', (received) => {
      const answer = question.read(received);
      if (answer !== undefined) end(answer);
    });
    socket.on('connect', () => {
      send();
      timers.push(...pauses.filter((pause) => pause < patience).map((pause) => setTimeout(send, pause)));
    });
    timers.push(setTimeout(nothing, patience));
    if (signal.aborted) return nothing();
    // Connected, it takes datagrams from the router alone and hears at once when nobody listens there.
    socket.bind({ port: 0, ...(address === undefined ? {} : { address }) }, () => socket.connect(port, router));
  });
