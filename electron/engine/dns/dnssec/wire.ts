/**
 * Records as they lie on the wire, in the canonical form over which DNSSEC signs (RFC 4034 §6). A decoder that turns
 * names into text and back loses dots inside labels, and with them the signature.
 */

export interface WireRecord {
  /** Uncompressed, lower case. */
  readonly owner: Buffer;
  readonly type: number;
  readonly ttl: number;
  /** Canonical where we need it to be: SOA and RRSIG; as received for any other type. */
  readonly data: Buffer;
}

/** RFC 1035 §3.2.2, RFC 4034. */
export const recordTypes = { SOA: 6, DS: 43, RRSIG: 46, DNSKEY: 48 } as const;

/** The answer section. Throws a RangeError for a message that ends too early or leads in a circle. */
export const answerRecords = (message: Buffer): readonly WireRecord[] => {
  let offset = 12;
  for (let left = message.readUInt16BE(4); left > 0; left -= 1) offset = readName(message, offset).end + 4;
  const records: WireRecord[] = [];
  for (let left = message.readUInt16BE(6); left > 0; left -= 1) {
    const owner = readName(message, offset);
    const type = message.readUInt16BE(owner.end);
    const ttl = message.readUInt32BE(owner.end + 4);
    const begin = owner.end + 10;
    offset = begin + message.readUInt16BE(owner.end + 8);
    if (offset > message.length) throw new RangeError('a record goes beyond the message');
    records.push({ owner: owner.name, type, ttl, data: canonicalData(message, type, begin, offset) });
  }
  return records;
};

/** `example.org` → `\x07example\x03org\x00`; for names we have asked for, whose labels hold no dots. */
export const wireName = (name: string): Buffer =>
  Buffer.concat([
    ...(name === '' ? [] : name.toLowerCase().split('.')).map((label) => {
      const text = Buffer.from(label);
      return Buffer.concat([Buffer.from([text.length]), text]);
    }),
    Buffer.from([0]),
  ]);

/** RFC 1035 §4.1.4: a label length with both high bits set points to an earlier place. */
const readName = (message: Buffer, from: number): { readonly name: Buffer; readonly end: number } => {
  const labels: Buffer[] = [];
  let offset = from;
  let end: number | undefined;
  for (let steps = 0; steps < 256; steps += 1) {
    const length = message.readUInt8(offset);
    if (length >= 0xc0) {
      end ??= offset + 2;
      offset = message.readUInt16BE(offset) & 0x3fff;
      continue;
    }
    labels.push(lowerCase(message.subarray(offset, offset + 1 + length)));
    offset += 1 + length;
    if (length === 0) return { name: Buffer.concat(labels), end: end ?? offset };
  }
  throw new RangeError('a name without end');
};

/** RFC 4034 §6.2: US-ASCII letters alone. The length octet is at most 63 and so never one of them. */
const lowerCase = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)));

const canonicalData = (message: Buffer, type: number, begin: number, end: number): Buffer => {
  if (type === recordTypes.SOA) {
    const primary = readName(message, begin);
    const contact = readName(message, primary.end);
    return Buffer.concat([primary.name, contact.name, message.subarray(contact.end, end)]);
  }
  if (type === recordTypes.RRSIG) {
    const signer = readName(message, begin + 18);
    return Buffer.concat([message.subarray(begin, begin + 18), signer.name, message.subarray(signer.end, end)]);
  }
  return message.subarray(begin, end);
};
