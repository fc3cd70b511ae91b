/** NAT-PMP (RFC 6886): the outer address, and a TCP port that leads to this machine. */
import { askRouter } from './ask-router.ts';
import type { MapAnswer, MappingRequest } from './mapping.ts';

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly address?: string;
  readonly port?: number;
  /** Milliseconds. */
  readonly patience?: number;
}

/** `undefined` where it does not answer, or has none. Never rejects. */
export const askOuterAddress = async (gateway: string, options: AskOptions): Promise<string | undefined> => {
  const message = Buffer.from([0, 0]);
  const answer = await askRouter({ router: gateway, message, read: readOuterAddress, ...options });
  return answer?.address;
};

/** `undefined` where it does not answer. Never rejects. A lifetime of 0 takes the mapping of the inner port back. */
export const mapByNatPmp = (request: MappingRequest & { readonly port?: number }): Promise<MapAnswer | undefined> =>
  askRouter({ ...request, message: encodeMap(request), read: (answer) => readMap(answer, request.innerPort) });

/** §3.2: version 0, operation 128, result, four bytes of time, then the address, which is all zero while there is none. */
export const readOuterAddress = (message: Buffer): { readonly address: string | undefined } | undefined => {
  if (message.length < 4 || message[0] !== 0 || message[1] !== 128) return undefined;
  if (message.readUInt16BE(2) !== 0 || message.length < 12) return { address: undefined };
  const address = message.subarray(8, 12).join('.');
  return { address: address === '0.0.0.0' ? undefined : address };
};

const mapTcp = 2;

/** §3.3, §3.4: to take a mapping back, lifetime and outer port are both 0. */
export const encodeMap = (order: {
  readonly innerPort: number;
  readonly outerPort: number;
  readonly seconds: number;
}): Buffer => {
  const message = Buffer.alloc(12);
  message.writeUInt8(mapTcp, 1);
  message.writeUInt16BE(order.innerPort, 4);
  message.writeUInt16BE(order.seconds === 0 ? 0 : order.outerPort, 6);
  message.writeUInt32BE(order.seconds, 8);
  return message;
};

/** §3.3; a router that does not know version or operation answers shorter (§3.5). */
export const readMap = (message: Buffer, innerPort: number): MapAnswer | undefined => {
  if (message.length < 4 || message[0] !== 0 || message[1] !== 128 + mapTcp) return undefined;
  const result = message.readUInt16BE(2);
  if (result !== 0) return { kind: 'refused', reason: results[result] ?? `NAT-PMP ${result}` };
  if (message.length < 16 || message.readUInt16BE(8) !== innerPort) return undefined;
  return { kind: 'mapped', outerPort: message.readUInt16BE(10), seconds: message.readUInt32BE(12) };
};

/** §3.5. */
const results: Readonly<Record<number, string>> = {
  1: 'NAT-PMP 1: Unsupported Version',
  2: 'not-authorized',
  3: 'no-outer-address',
  4: 'no-resources',
  5: 'NAT-PMP 5: Unsupported opcode',
};
