/** Port Control Protocol (RFC 6887): a TCP port that leads to this machine, in its IPv4 form. */
import { askRouter } from './ask-router.ts';
import type { MapAnswer, MappingRequest } from './mapping.ts';
import type { AskOptions } from './nat-pmp.ts';

const version = 2;
const opcodes = { announce: 0, map: 1 } as const;
/** IANA protocol number. */
const tcp = 6;
const unsupportedOption = 5;

/** Whether a PCP server answers there. Changes nothing. Never rejects. */
export const speaksPcp = async (router: string, address: string, options: AskOptions): Promise<boolean> =>
  (await askRouter({ router, message: encodeAnnounce(address), read: readAnnounce, ...options, address })) === true;

/**
 * `undefined` where it does not answer. Never rejects. A lifetime of 0 takes the mapping back, for whoever knows its
 * nonce. No other outer port is wanted (§13.2); a server that does not know how to promise that is asked without.
 */
export const mapByPcp = async (
  request: MappingRequest & { readonly nonce: Buffer; readonly port?: number },
): Promise<MapAnswer | undefined> => {
  const ask = (exactPort: boolean) =>
    askRouter({
      ...request,
      message: encodeMap({ ...request, exactPort }),
      read: (answer) => readMap(answer, request),
    });
  if (request.seconds === 0) return ask(false);
  const answer = await ask(true);
  return answer?.kind === 'refused' && answer.reason === nameOf(unsupportedOption) ? ask(false) : answer;
};

/** §7.1: 24 bytes, ending in our address as IPv4-mapped IPv6 (§5). */
const header = (opcode: number, seconds: number, address: string): Buffer => {
  const head = Buffer.alloc(24);
  head.writeUInt8(version, 0);
  head.writeUInt8(opcode, 1);
  head.writeUInt32BE(seconds, 4);
  mappedAddress(address).copy(head, 8);
  return head;
};

const mappedAddress = (address: string): Buffer =>
  Buffer.concat([Buffer.alloc(10), Buffer.from([0xff, 0xff]), Buffer.from(address.split('.').map(Number))]);

/** §14.1: a question that any server answers and that changes nothing. */
export const encodeAnnounce = (address: string): Buffer => header(opcodes.announce, 0, address);

export const readAnnounce = (message: Buffer): boolean | undefined =>
  isAnswer(message, opcodes.announce) ? message[3] === 0 : undefined;

export interface MapOrder {
  readonly address: string;
  readonly nonce: Buffer;
  readonly innerPort: number;
  readonly outerPort: number;
  readonly seconds: number;
  /** Adds the option PREFER_FAILURE. */
  readonly exactPort: boolean;
}

/** §11.1, §13.2. */
export const encodeMap = (order: MapOrder): Buffer => {
  const body = Buffer.alloc(36);
  order.nonce.copy(body, 0, 0, 12);
  body.writeUInt8(tcp, 12);
  body.writeUInt16BE(order.innerPort, 16);
  body.writeUInt16BE(order.seconds === 0 ? 0 : order.outerPort, 18);
  mappedAddress('0.0.0.0').copy(body, 20);
  const preferFailure = Buffer.from(order.exactPort ? [2, 0, 0, 0] : []);
  return Buffer.concat([header(opcodes.map, order.seconds, order.address), body, preferFailure]);
};

/** §11.1: our nonce, protocol and port come back, or it is not the answer to this. */
export const readMap = (
  message: Buffer,
  { nonce, innerPort }: { readonly nonce: Buffer; readonly innerPort: number },
): MapAnswer | undefined => {
  // A NAT-PMP router says so in its own format (RFC 6886 §3.5).
  if (message.length >= 4 && message[0] === 0 && message.readUInt16BE(2) === 1)
    return { kind: 'refused', reason: nameOf(1) };
  if (!isAnswer(message, opcodes.map)) return undefined;
  const result = message[3] ?? 0;
  // Errors about the message as a whole may leave the rest out.
  if (message.length < 60) return result === 0 ? undefined : { kind: 'refused', reason: nameOf(result) };
  const ours = message.subarray(24, 36).equals(nonce) && message[36] === tcp && message.readUInt16BE(40) === innerPort;
  if (!ours) return undefined;
  if (result !== 0) return { kind: 'refused', reason: nameOf(result) };
  return { kind: 'mapped', outerPort: message.readUInt16BE(42), seconds: message.readUInt32BE(4) };
};

/** §7.2, and §7 for the sizes. */
const isAnswer = (message: Buffer, opcode: number): boolean =>
  message.length >= 24 &&
  message.length <= 1100 &&
  message.length % 4 === 0 &&
  message[0] === version &&
  message[1] === 0x80 + opcode;

const nameOf = (result: number): string => results[result] ?? `PCP ${result}`;

/** §7.4. */
const results: Readonly<Record<number, string>> = {
  1: 'PCP 1: UNSUPP_VERSION',
  2: 'not-authorized',
  3: 'PCP 3: MALFORMED_REQUEST',
  4: 'PCP 4: UNSUPP_OPCODE',
  5: 'PCP 5: UNSUPP_OPTION',
  6: 'PCP 6: MALFORMED_OPTION',
  7: 'no-outer-address',
  8: 'no-resources',
  9: 'PCP 9: UNSUPP_PROTOCOL',
  10: 'no-resources',
  11: 'taken',
  12: 'PCP 12: ADDRESS_MISMATCH',
  13: 'PCP 13: EXCESSIVE_REMOTE_PEERS',
};
