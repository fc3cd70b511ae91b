/** Asks the router for its address towards the outside (NAT-PMP, RFC 6886 §3.2); most that forward ports answer. */
import { createSocket } from 'node:dgram';

export interface NatOptions {
  readonly signal: AbortSignal;
  /** 5351 unless told. */
  readonly port?: number;
  /** Milliseconds; the question is sent again after half of it. */
  readonly patience?: number;
}

/** `undefined` where it does not answer, or has none. Never rejects. */
export const askOuterAddress = (gateway: string, options: NatOptions): Promise<string | undefined> =>
  new Promise((resolve) => {
    const { signal, port = 5351, patience = 1000 } = options;
    const socket = createSocket('udp4');
    const question = Buffer.from([0, 0]);
    const ask = (): void => socket.send(question, port, gateway, () => undefined);
    const again = setTimeout(ask, patience / 2);
    const end = (address: string | undefined): void => {
      clearTimeout(again);
      clearTimeout(late);
      signal.removeEventListener('abort', nothing);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(address);
    };
    const nothing = (): void => end(undefined);
    const late = setTimeout(nothing, patience);
    signal.addEventListener('abort', nothing, { once: true });
    socket.on('error', nothing);
    socket.on('message', (message, from) => {
      if (from.address === gateway) end(outerAddressIn(message));
    });
    if (signal.aborted) nothing();
    else ask();
  });

/** Version 0, operation 128, result 0, four bytes of time, then the address. */
export const outerAddressIn = (message: Buffer): string | undefined => {
  if (message.length < 12 || message[0] !== 0 || message[1] !== 128 || message.readUInt16BE(2) !== 0) return undefined;
  const address = [...message.subarray(8, 12)].join('.');
  return address === '0.0.0.0' ? undefined : address;
};
