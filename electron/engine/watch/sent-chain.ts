/**
 * The certificates of a handshake as the server sent them: their order, and those that belong to nothing. TLS libraries
 * only hand over a path that they sorted and completed themselves. Up to TLS 1.2 the message is in the clear (RFC 5246
 * §7.4.2); from TLS 1.3 on it is read with the traffic secret that Node hands out for key logs (RFC 8446 §7.3).
 */
import { createDecipheriv, createHmac, type DecipherGCM, X509Certificate } from 'node:crypto';

export interface HandshakeTap {
  /** Bytes from the server, in any pieces. */
  received(chunk: Uint8Array): void;
  /** A line of the key log, as NSS writes it. */
  keyLine(line: string): void;
  /** Leaf first, as sent; `undefined` when the handshake could not be followed. */
  certificates(): readonly X509Certificate[] | undefined;
}

/** More than any handshake; what follows is not kept. */
const mostBytes = 262_144;
const mostCertificates = 20;

const handshakeRecord = 22;
const protectedRecord = 23;
const serverHello = 2;
const certificateMessage = 11;
const supportedVersions = 43;
const tls13 = 0x0304;

export const tapHandshake = (): HandshakeTap => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let secret: Buffer | undefined;
  return {
    received: (chunk) => {
      if (length >= mostBytes) return;
      chunks.push(Uint8Array.from(chunk));
      length += chunk.length;
    },
    keyLine: (line) => {
      const [, hex] = /^SERVER_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]+ ([0-9a-f]+)\s*$/i.exec(line) ?? [];
      if (hex !== undefined) secret = Buffer.from(hex, 'hex');
    },
    certificates: () => {
      try {
        return readCertificates(Buffer.concat(chunks), secret);
      } catch {
        return undefined;
      }
    },
  };
};

interface TlsRecord {
  readonly type: number;
  readonly header: Buffer;
  readonly content: Buffer;
}

const recordsOf = (data: Buffer): readonly TlsRecord[] => {
  const records: TlsRecord[] = [];
  for (let at = 0; at + 5 <= data.length; ) {
    const size = data.readUInt16BE(at + 3);
    const content = data.subarray(at + 5, at + 5 + size);
    if (content.length < size) break;
    records.push({ type: data.readUInt8(at), header: data.subarray(at, at + 5), content });
    at += 5 + size;
  }
  return records;
};

const readCertificates = (data: Buffer, secret: Buffer | undefined): readonly X509Certificate[] | undefined => {
  const records = recordsOf(data);
  const clear = messagesIn(Buffer.concat(recordsBefore(records).map(({ content }) => content)));
  // The last one: a HelloRetryRequest has the same form (RFC 8446 §4.1.4).
  const hello = clear.findLast(({ type }) => type === serverHello);
  if (hello === undefined) return undefined;
  const { version, suite } = readHello(hello.body);
  if (version !== tls13) return certificatesIn(clear, false);
  if (secret === undefined) return undefined;
  return certificatesIn(messagesIn(decrypt(records, suite, secret)), true);
};

/** Handshake records in the clear: those before the first that is protected. */
const recordsBefore = (records: readonly TlsRecord[]): readonly TlsRecord[] => {
  const end = records.findIndex(({ type }) => type === protectedRecord);
  return (end < 0 ? records : records.slice(0, end)).filter(({ type }) => type === handshakeRecord);
};

interface Message {
  readonly type: number;
  readonly body: Buffer;
}

const messagesIn = (data: Buffer): readonly Message[] => {
  const messages: Message[] = [];
  for (let at = 0; at + 4 <= data.length; ) {
    const size = data.readUIntBE(at + 1, 3);
    const body = data.subarray(at + 4, at + 4 + size);
    if (body.length < size) break;
    messages.push({ type: data.readUInt8(at), body });
    at += 4 + size;
  }
  return messages;
};

/** RFC 8446 §4.1.3. */
const readHello = (body: Buffer): { readonly version: number; readonly suite: number } => {
  const afterSession = 35 + body.readUInt8(34);
  const suite = body.readUInt16BE(afterSession);
  let version = body.readUInt16BE(0);
  for (let at = afterSession + 5; at + 4 <= body.length; at += 4 + body.readUInt16BE(at + 2))
    if (body.readUInt16BE(at) === supportedVersions) version = body.readUInt16BE(at + 4);
  return { version, suite };
};

const certificatesIn = (messages: readonly Message[], withExtensions: boolean) => {
  const body = messages.find(({ type }) => type === certificateMessage)?.body;
  if (body === undefined) return undefined;
  // RFC 8446 §4.4.2: a context comes first, and extensions follow each certificate.
  let at = withExtensions ? 1 + body.readUInt8(0) : 0;
  const end = at + 3 + body.readUIntBE(at, 3);
  at += 3;
  const certificates: X509Certificate[] = [];
  while (at < end && certificates.length < mostCertificates) {
    const size = body.readUIntBE(at, 3);
    certificates.push(new X509Certificate(body.subarray(at + 3, at + 3 + size)));
    at += 3 + size;
    if (withExtensions) at += 2 + body.readUInt16BE(at);
  }
  return certificates;
};

/** RFC 8446 §B.4. */
const suites: Readonly<Record<number, { readonly cipher: Cipher; readonly key: number; readonly hash: string }>> = {
  4865: { cipher: 'aes-128-gcm', key: 16, hash: 'sha256' },
  4866: { cipher: 'aes-256-gcm', key: 32, hash: 'sha384' },
  4867: { cipher: 'chacha20-poly1305', key: 32, hash: 'sha256' },
};
type Cipher = 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
const tagLength = 16;

/** What the protected handshake records hold; it ends with the first one that another key protects. */
const decrypt = (records: readonly TlsRecord[], id: number, secret: Buffer): Buffer => {
  const suite = suites[id];
  if (suite === undefined) return Buffer.alloc(0);
  const key = expandLabel(secret, 'key', suite.key, suite.hash);
  const iv = expandLabel(secret, 'iv', 12, suite.hash);
  const parts: Buffer[] = [];
  for (const [sequence, record] of records.filter(({ type }) => type === protectedRecord).entries()) {
    const nonce = Buffer.from(iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
    // Node types the two kinds of cipher apart; both take the same calls here.
    const decipher: DecipherGCM = createDecipheriv(suite.cipher as 'aes-128-gcm', key, nonce, {
      authTagLength: tagLength,
    });
    decipher.setAAD(record.header);
    decipher.setAuthTag(record.content.subarray(-tagLength));
    const inner: Buffer = decipher.update(record.content.subarray(0, -tagLength));
    try {
      decipher.final();
    } catch {
      break;
    }
    // RFC 8446 §5.2: the content, its type, then zeros.
    const last = inner.findLastIndex((byte) => byte !== 0);
    if (inner[last] === handshakeRecord) parts.push(inner.subarray(0, last));
  }
  return Buffer.concat(parts);
};

/** HKDF-Expand-Label (RFC 8446 §7.1) without context, for lengths within one block of the hash. */
const expandLabel = (secret: Buffer, label: string, length: number, hash: string): Buffer => {
  const full = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, full.length]), full, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
};
