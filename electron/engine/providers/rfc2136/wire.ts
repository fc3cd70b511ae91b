/**
 * The two message forms that the DNS library does not know: UPDATE (RFC 2136 §2) and TSIG (RFC 8945 §4).
 * Names are written without compression, in lower case (RFC 8945 §4.3.3 asks for the canonical form).
 */

import type { RecordType } from '../provider.ts';
import { readCaa } from '../record-content.ts';

export const typeOf = { soa: 6, tsig: 250 } as const;
const recordTypes = { A: 1, CNAME: 5, TXT: 16, AAAA: 28, CAA: 257 } as const;
export const classOf = { in: 1, none: 254, any: 255 } as const;
export const opcodeUpdate = 5;

export interface RecordChange {
  /** `add` beside what is there (RFC 2136 §2.5.1), `remove` exactly this record (§2.5.4). */
  readonly kind: 'add' | 'remove';
  readonly name: string;
  readonly type: RecordType;
  /** In our one spelling, which has been checked. */
  readonly value: string;
  readonly ttl: number;
}

/** Nothing is changed; the server says NXRRSET where there is no such set at exactly this name (RFC 2136 §2.4.1). */
export interface Presence {
  readonly kind: 'is-there';
  readonly name: string;
  readonly type: RecordType;
}

export const uint16 = (value: number): Buffer => {
  const octets = Buffer.alloc(2);
  octets.writeUInt16BE(value);
  return octets;
};

export const uint32 = (value: number): Buffer => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
};

/** The 48 bits of RFC 8945 §4.2, in seconds since 1970. */
export const uint48 = (value: number): Buffer => {
  const octets = Buffer.alloc(6);
  octets.writeUIntBE(value, 0, 6);
  return octets;
};

/** RFC 1035 §3.1. Names are checked before they come here. */
export const encodeName = (name: string): Buffer => {
  const labels = name
    .toLowerCase()
    .split('.')
    .filter((label) => label !== '');
  return Buffer.concat([...labels.map((label) => characterString(Buffer.from(label, 'latin1'))), Buffer.alloc(1)]);
};

/** RFC 1035 §3.3: one octet of length before the octets. */
const characterString = (octets: Buffer): Buffer => Buffer.concat([Buffer.from([octets.length]), octets]);

const txtData = (value: string): Buffer => {
  const octets = Buffer.from(value);
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255)
    parts.push(characterString(octets.subarray(at, at + 255)));
  return Buffer.concat(parts);
};

/** An UPDATE for one zone with at most one change, unsigned. Without a change it only asks whether we may speak. */
export const encodeUpdate = (id: number, zone: string, change?: RecordChange | Presence): Buffer =>
  Buffer.concat([
    uint16(id),
    uint16(opcodeUpdate << 11),
    ...[1, change?.kind === 'is-there' ? 1 : 0, change === undefined || change.kind === 'is-there' ? 0 : 1, 0].map(
      uint16,
    ),
    encodeName(zone),
    uint16(typeOf.soa),
    uint16(classOf.in),
    ...(change === undefined ? [] : [encodeChange(change)]),
  ]);

const encodeChange = (change: RecordChange | Presence): Buffer => {
  const { kind, name, type } = change;
  const data = kind === 'is-there' ? Buffer.alloc(0) : dataOf(type, change.value);
  return Buffer.concat([
    encodeName(name),
    uint16(recordTypes[type]),
    uint16({ add: classOf.in, remove: classOf.none, 'is-there': classOf.any }[kind]),
    uint32(kind === 'add' ? change.ttl : 0),
    uint16(data.length),
    data,
  ]);
};

const dataOf = (type: RecordType, value: string): Buffer => {
  switch (type) {
    case 'TXT':
      return txtData(value);
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'AAAA':
      return addressOctets(value);
    case 'CNAME':
      return encodeName(value);
    case 'CAA': {
      const { flags, tag, value: own } = readCaa(value) ?? { flags: 0, tag: '', value: '' };
      return Buffer.concat([Buffer.from([flags]), characterString(Buffer.from(tag)), Buffer.from(own)]);
    }
  }
};

/** Of an address as RFC 5952 writes it, whose `::` stands for as many groups as are missing. */
const addressOctets = (address: string): Buffer => {
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const missing = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Buffer.concat([...before, ...missing, ...after].map((group) => uint16(Number.parseInt(group, 16))));
};

export interface Tsig {
  /** Where the record begins: everything before it is what was signed. */
  readonly offset: number;
  readonly keyName: string;
  readonly algorithm: string;
  readonly timeSigned: number;
  readonly fudge: number;
  readonly mac: Buffer;
  readonly originalId: number;
  readonly error: number;
  readonly other: Buffer;
}

/** The TSIG record of a message, which must be its last one (RFC 8945 §5.2). Throws RangeError on nonsense. */
export const findTsig = (message: Buffer): Tsig | undefined => {
  const [questions = 0, ...records] = [4, 6, 8, 10].map((offset) => message.readUInt16BE(offset));
  let offset = 12;
  for (let count = 0; count < questions; count += 1) offset = readName(message, offset).end + 4;
  const total = records.reduce((sum, count) => sum + count, 0);
  for (let count = 1; count <= total; count += 1) {
    const name = readName(message, offset);
    const end = name.end + 10 + message.readUInt16BE(name.end + 8);
    if (end > message.length) throw new RangeError('record beyond the message');
    if (message.readUInt16BE(name.end) === typeOf.tsig) {
      if (count !== total) throw new RangeError('TSIG is not the last record');
      return decodeTsig(message, offset, name.text, name.end + 10);
    }
    offset = end;
  }
  return undefined;
};

const decodeTsig = (message: Buffer, offset: number, keyName: string, dataAt: number): Tsig => {
  const algorithm = readName(message, dataAt);
  const fixed = algorithm.end;
  const macLength = message.readUInt16BE(fixed + 8);
  const afterMac = fixed + 10 + macLength;
  const otherLength = message.readUInt16BE(afterMac + 4);
  return {
    offset,
    keyName,
    algorithm: algorithm.text,
    timeSigned: message.readUIntBE(fixed, 6),
    fudge: message.readUInt16BE(fixed + 6),
    mac: message.subarray(fixed + 10, afterMac),
    originalId: message.readUInt16BE(afterMac),
    error: message.readUInt16BE(afterMac + 2),
    other: message.subarray(afterMac + 6, afterMac + 6 + otherLength),
  };
};

/** RFC 1035 §4.1.4: a pointer leads to something written before, so each must lead further back than the last. */
const readName = (message: Buffer, start: number): { readonly text: string; readonly end: number } => {
  const labels: string[] = [];
  let at = start;
  let behind = start;
  let end: number | undefined;
  for (;;) {
    const length = message.readUInt8(at);
    if (length === 0) return { text: labels.join('.').toLowerCase(), end: end ?? at + 1 };
    if (length >= 0xc0) {
      end ??= at + 2;
      at = message.readUInt16BE(at) & 0x3fff;
      if (at >= behind) throw new RangeError('pointer forwards');
      behind = at;
    } else {
      if (length > 63) throw new RangeError('no such label');
      labels.push(message.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
};
