/** DNSKEY and DS: reading, key tags, digests, and the keys in a form that node:crypto takes. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export interface ZoneKey {
  readonly tag: number;
  readonly flags: number;
  readonly algorithm: number;
  readonly publicKey: Buffer;
  /** The whole RDATA, over which tag and digest are made. */
  readonly data: Buffer;
}

export interface DelegationSigner {
  readonly tag: number;
  readonly algorithm: number;
  readonly digestType: number;
  readonly digest: Buffer;
}

/** RFC 4034 §2.1. */
export const readKey = (data: Buffer): ZoneKey => ({
  tag: keyTag(data),
  flags: data.readUInt16BE(0),
  algorithm: data.readUInt8(3),
  publicKey: data.subarray(4),
  data,
});

/** RFC 4034 §5.1. */
export const readDelegationSigner = (data: Buffer): DelegationSigner => ({
  tag: data.readUInt16BE(0),
  algorithm: data.readUInt8(2),
  digestType: data.readUInt8(3),
  digest: data.subarray(4),
});

/** RFC 4034 appendix B: a checksum of the RDATA, to find keys by; several keys may share one. */
export const keyTag = (data: Buffer): number => {
  let sum = 0;
  for (const [index, byte] of data.entries()) sum += index % 2 === 0 ? byte << 8 : byte;
  return (sum + (sum >>> 16)) & 0xffff;
};

/** RFC 4034 §2.1.1: only keys with the zone bit sign zones. RFC 5011 §2.1: a revoked one no longer does. */
export const isZoneKey = ({ flags }: ZoneKey): boolean => (flags & 0x0100) !== 0 && (flags & 0x0080) === 0;

/** RFC 4034 §5.1.4, RFC 4509, RFC 6605 §2. */
const digests: Readonly<Record<number, string>> = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };
export const knowsDigest = (type: number): boolean => digests[type] !== undefined;

/** Whether the DS record of `owner` (canonical wire form) stands for this key. */
export const standsFor = (signer: DelegationSigner, key: ZoneKey, owner: Buffer): boolean => {
  const hash = digests[signer.digestType];
  if (hash === undefined || signer.tag !== key.tag || signer.algorithm !== key.algorithm) return false;
  return createHash(hash).update(owner).update(key.data).digest().equals(signer.digest);
};

interface Algorithm {
  readonly name: string;
  readonly hash: string | undefined;
  open(publicKey: Buffer): KeyObject;
}

/** Signatures of the algorithm can be checked here. */
export const algorithmOf = (number: number): Algorithm | undefined => algorithms[number];

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/** RFC 3110 §2: one octet for the length of the exponent, or a zero and two. */
const openRsa = (bytes: Buffer): KeyObject => {
  const short = bytes.readUInt8(0);
  const [begin, length] = short === 0 ? [3, bytes.readUInt16BE(1)] : [1, short];
  const e = base64url(bytes.subarray(begin, begin + length));
  const n = base64url(bytes.subarray(begin + length));
  return createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
};

/** RFC 6605 §4: both coordinates, one after the other. */
const openCurve =
  (crv: string) =>
  (bytes: Buffer): KeyObject => {
    const half = bytes.length / 2;
    const [x, y] = [base64url(bytes.subarray(0, half)), base64url(bytes.subarray(half))];
    return createPublicKey({ key: { kty: 'EC', crv, x, y }, format: 'jwk' });
  };

/** RFC 8080 §3. */
const openEdwards =
  (crv: string) =>
  (bytes: Buffer): KeyObject =>
    createPublicKey({ key: { kty: 'OKP', crv, x: base64url(bytes) }, format: 'jwk' });

/** The IANA registry of DNSSEC algorithm numbers, as far as anybody signs with them today (RFC 8624 §3.1). */
const algorithms: Readonly<Record<number, Algorithm>> = {
  5: { name: 'RSASHA1', hash: 'sha1', open: openRsa },
  7: { name: 'RSASHA1-NSEC3-SHA1', hash: 'sha1', open: openRsa },
  8: { name: 'RSASHA256', hash: 'sha256', open: openRsa },
  10: { name: 'RSASHA512', hash: 'sha512', open: openRsa },
  13: { name: 'ECDSAP256SHA256', hash: 'sha256', open: openCurve('P-256') },
  14: { name: 'ECDSAP384SHA384', hash: 'sha384', open: openCurve('P-384') },
  15: { name: 'ED25519', hash: undefined, open: openEdwards('Ed25519') },
  16: { name: 'ED448', hash: undefined, open: openEdwards('Ed448') },
};
