/** Signing and checking of DNS messages with a shared key (RFC 8945). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type TsigAlgorithm, tsigAlgorithms } from './algorithms.ts';
import { classOf, encodeName, findTsig, type Tsig, typeOf, uint16, uint32, uint48 } from './wire.ts';

export interface TsigKey {
  readonly name: string;
  readonly algorithm: TsigAlgorithm;
  readonly secret: Buffer;
}

interface SignedMessage {
  readonly message: Buffer;
  readonly mac: Buffer;
}

/** Seconds two clocks may differ (RFC 8945 §10). */
const fudge = 300;

/** Adds the TSIG record; `time` is in seconds since 1970. */
export const signMessage = (unsigned: Buffer, key: TsigKey, time: number): SignedMessage => {
  const mac = macOf(key, [
    unsigned,
    variables(key.name, wireNameOf(key), { timeSigned: time, fudge, error: 0, other: none }),
  ]);
  const data = Buffer.concat([
    encodeName(wireNameOf(key)),
    uint48(time),
    uint16(fudge),
    uint16(mac.length),
    mac,
    unsigned.subarray(0, 2),
    uint16(0),
    uint16(0),
  ]);
  const record = Buffer.concat([
    encodeName(key.name),
    uint16(typeOf.tsig),
    uint16(classOf.any),
    uint32(0),
    uint16(data.length),
    data,
  ]);
  const message = Buffer.concat([unsigned, record]);
  message.writeUInt16BE(message.readUInt16BE(10) + 1, 10);
  return { message, mac };
};

export type AnswerSignature =
  | { readonly kind: 'good'; readonly tsig: Tsig }
  /** Unsigned error reports of RFC 8945 §5.2: the server could not check ours, so it cannot sign. */
  | { readonly kind: 'unsigned'; readonly tsig: Tsig | undefined }
  | { readonly kind: 'bad'; readonly reason: 'garbled' | 'key' | 'mac' | 'time' };

/** RFC 8945 §5.3: the answer must be signed with our key over our MAC, at about this time. */
export const checkAnswer = (answer: Buffer, key: TsigKey, requestMac: Buffer, now: number): AnswerSignature => {
  let tsig: Tsig | undefined;
  try {
    tsig = findTsig(answer);
  } catch {
    return { kind: 'bad', reason: 'garbled' };
  }
  if (tsig === undefined || tsig.mac.length === 0) return { kind: 'unsigned', tsig };
  if (tsig.keyName !== key.name || tsig.algorithm !== wireNameOf(key)) return { kind: 'bad', reason: 'key' };
  const signed = Buffer.from(answer.subarray(0, tsig.offset));
  signed.writeUInt16BE(tsig.originalId, 0);
  signed.writeUInt16BE(signed.readUInt16BE(10) - 1, 10);
  const expected = macOf(key, [
    uint16(requestMac.length),
    requestMac,
    signed,
    variables(key.name, wireNameOf(key), tsig),
  ]);
  if (tsig.mac.length !== expected.length || !timingSafeEqual(tsig.mac, expected))
    return { kind: 'bad', reason: 'mac' };
  // A BADTIME answer carries our own time, and the server's in its other data (§5.2.3).
  if (Math.abs(now - tsig.timeSigned) > tsig.fudge) return { kind: 'bad', reason: 'time' };
  return { kind: 'good', tsig };
};

const none = Buffer.alloc(0);

const wireNameOf = (key: TsigKey): string => tsigAlgorithms[key.algorithm].wireName;

const macOf = (key: TsigKey, parts: readonly Buffer[]): Buffer => {
  const { hash, octets } = tsigAlgorithms[key.algorithm];
  const hmac = parts.reduce((sum, part) => sum.update(part), createHmac(hash, key.secret));
  return hmac.digest().subarray(0, octets);
};

/** The TSIG variables of RFC 8945 §4.3.3, in their order. */
const variables = (
  keyName: string,
  algorithm: string,
  tsig: Pick<Tsig, 'timeSigned' | 'fudge' | 'error' | 'other'>,
): Buffer =>
  Buffer.concat([
    encodeName(keyName),
    uint16(classOf.any),
    uint32(0),
    encodeName(algorithm),
    uint48(tsig.timeSigned),
    uint16(tsig.fudge),
    uint16(tsig.error),
    uint16(tsig.other.length),
    tsig.other,
  ]);
