/** RRSIG: reading one, and checking it against a key (RFC 4034 §3, RFC 4035 §5.3). */
import { verify } from 'node:crypto';
import { algorithmOf, type ZoneKey } from './keys.ts';
import type { WireRecord } from './wire.ts';

export interface Signature {
  readonly covers: number;
  readonly algorithm: number;
  readonly originalTtl: number;
  readonly expires: Date;
  readonly begins: Date;
  readonly tag: number;
  /** Canonical wire form. */
  readonly signer: Buffer;
  readonly bytes: Buffer;
  /** The RDATA without the signature, which is signed as well. */
  readonly head: Buffer;
}

/** `now` decides which of the 136-year rounds the 32-bit times are in (RFC 4034 §3.1.5). */
export const readSignature = (data: Buffer, now: Date): Signature => {
  let end = 18;
  while (data.readUInt8(end) !== 0) end += 1 + data.readUInt8(end);
  end += 1;
  return {
    covers: data.readUInt16BE(0),
    algorithm: data.readUInt8(2),
    originalTtl: data.readUInt32BE(4),
    expires: nearest(data.readUInt32BE(8), now),
    begins: nearest(data.readUInt32BE(12), now),
    tag: data.readUInt16BE(16),
    signer: data.subarray(18, end),
    bytes: data.subarray(end),
    head: data.subarray(0, end),
  };
};

const round = 2 ** 32;

const nearest = (seconds: number, now: Date): Date => {
  const current = now.getTime() / 1000;
  return new Date((seconds + Math.round((current - seconds) / round) * round) * 1000);
};

/** Whether the key made the signature over exactly these records. False as well for an algorithm we do not know. */
export const isSignedBy = (records: readonly WireRecord[], signature: Signature, key: ZoneKey): boolean => {
  const algorithm = algorithmOf(signature.algorithm);
  if (algorithm === undefined || key.algorithm !== signature.algorithm || key.tag !== signature.tag) return false;
  try {
    const publicKey = algorithm.open(key.publicKey);
    const signed = Buffer.concat([signature.head, ...canonicalSet(records, signature.originalTtl)]);
    // RFC 6605 §4: r and s one after the other, without ASN.1; a setting that RSA and EdDSA pass over.
    return verify(algorithm.hash, signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature.bytes);
  } catch {
    // A key or signature of the wrong shape signs nothing.
    return false;
  }
};

/** RFC 4034 §6.3: by RDATA, each once; §3.1.8.1: with the original TTL. */
const canonicalSet = (records: readonly WireRecord[], originalTtl: number): readonly Buffer[] =>
  records
    .map(({ owner, type, data }) => ({ owner, type, data }))
    .toSorted((one, other) => Buffer.compare(one.data, other.data))
    .filter(({ data }, index, all) => index === 0 || all[index - 1]?.data.equals(data) !== true)
    .map(({ owner, type, data }) => {
      const middle = Buffer.alloc(10);
      middle.writeUInt16BE(type, 0);
      middle.writeUInt16BE(1, 2);
      middle.writeUInt32BE(originalTtl, 4);
      middle.writeUInt16BE(data.length, 8);
      return Buffer.concat([owner, middle, data]);
    });
