/** A signed zone made on the spot, to be broken in one place. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { keyTag, readDelegationSigner } from '../../../electron/engine/dns/dnssec/keys.ts';
import { recordTypes, type WireRecord, wireName } from '../../../electron/engine/dns/dnssec/wire.ts';

const zone = 'example.test';
const owner = wireName(zone);
export const now = new Date('2026-06-01T00:00:00Z');
const at = (text: string): number => Date.parse(text) / 1000;

export interface KeyPair {
  readonly data: Buffer;
  readonly privateKey: KeyObject;
}

export const makeKey = (flags = 257, algorithm = 15): KeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { data: Buffer.concat([Buffer.from([flags >> 8, flags & 255, 3, algorithm]), raw]), privateKey };
};

export interface Signing {
  readonly by: KeyPair;
  readonly begins?: string;
  readonly ends?: string;
  readonly signer?: string;
}

const record = (type: number, data: Buffer): WireRecord => ({ owner, type, ttl: 60, data });

/** RFC 4034 §3.1.8.1, for sets of one owner whose records are in order already. */
export const signatureOf = (set: readonly WireRecord[], { by, ...told }: Signing): WireRecord => {
  const head = Buffer.alloc(18);
  head.writeUInt16BE(set[0]?.type ?? 0, 0);
  head.writeUInt8(by.data.readUInt8(3), 2);
  head.writeUInt8(2, 3);
  head.writeUInt32BE(60, 4);
  head.writeUInt32BE(at(told.ends ?? '2026-07-01T00:00:00Z'), 8);
  head.writeUInt32BE(at(told.begins ?? '2026-05-01T00:00:00Z'), 12);
  head.writeUInt16BE(keyTag(by.data), 16);
  const begin = Buffer.concat([head, wireName(told.signer ?? zone)]);
  const signed = set.map(({ type, data }) => {
    const middle = Buffer.alloc(10);
    middle.writeUInt16BE(type, 0);
    middle.writeUInt16BE(1, 2);
    middle.writeUInt32BE(60, 4);
    middle.writeUInt16BE(data.length, 8);
    return Buffer.concat([owner, middle, data]);
  });
  const bytes = sign(null, Buffer.concat([begin, ...signed]), by.privateKey);
  return record(recordTypes.RRSIG, Buffer.concat([begin, bytes]));
};

export const signerOf = ({ data }: KeyPair, digestType = 2) =>
  readDelegationSigner(
    Buffer.concat([
      Buffer.from([keyTag(data) >> 8, keyTag(data) & 255, data.readUInt8(3), digestType]),
      createHash('sha256').update(owner).update(data).digest(),
    ]),
  );

export const keySet = (...keys: readonly KeyPair[]): readonly WireRecord[] =>
  keys.map(({ data }) => record(recordTypes.DNSKEY, data)).toSorted((a, b) => Buffer.compare(a.data, b.data));

export const soaSet = (serial = 1): readonly WireRecord[] => {
  const numbers = Buffer.alloc(20);
  numbers.writeUInt32BE(serial, 0);
  return [record(recordTypes.SOA, Buffer.concat([wireName(`ns.${zone}`), wireName(`host.${zone}`), numbers]))];
};

export { zone };
