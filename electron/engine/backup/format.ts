/**
 * The file around a backup: a header in the open, then the content in pieces, each sealed with AES-256-GCM. All numbers
 * are big-endian; docs/backup.md has the same as a table.
 *
 *     magic 8 | version 1 | kdf 1 | log2 N 1 | r 1 | p 1 | cipher 1 | log2 piece 1 | 0 | salt 32 | nonce prefix 7 | 0 |
 *     length of the content 8 | HMAC-SHA-256 of all before it 32 | pieces: ciphertext, tag 16
 *
 * scrypt (RFC 7914) makes 64 bytes of the passphrase: the key of the pieces and that of the HMAC. The nonce of a piece is
 * prefix, number and whether it is the last one, so that none can be moved, repeated or left out (STREAM: Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015); the whole header is additional data of each. Salt and prefix are random for
 * every file, so no key or nonce comes twice.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';

/** The first byte and the line ends tell a file that was carried over as text, as in PNG. */
export const magic = Buffer.from([0x89, 0x43, 0x57, 0x42, 0x0d, 0x0a, 0x1a, 0x0a]);
export const knownVersion = 1;
const at = { version: 8, kdf: 9, logN: 10, r: 11, p: 12, cipher: 13, logPiece: 14, salt: 16, prefix: 48, length: 56 };
const checkAt = 64;
export const headerLength = 96;
export const tagLength = 16;
const scryptKdf = 1;
const aesGcmPieces = 1;

/** 128 MiB and a few hundred milliseconds per guess (OWASP Password Storage Cheat Sheet, scrypt). */
export const usualCost = { logN: 17, r: 8, p: 1 };
export type Cost = Readonly<typeof usualCost>;
const logPiece = 16;
/** Bytes: what a header that somebody else wrote may have us use. */
const mostMemory = 256 * 1024 * 1024;
const mostContent = 2 ** 40;

export interface Header {
  readonly bytes: Buffer;
  /** Bytes of content in each piece but the last. */
  readonly piece: number;
  /** Bytes of content. */
  readonly length: number;
}
export interface Keys {
  readonly content: Uint8Array;
  readonly header: Uint8Array;
}

/** Of a new file with so many bytes of content. */
export const newHeader = async (
  passphrase: string,
  length: number,
  cost: Cost = usualCost,
): Promise<{ header: Header; keys: Keys }> => {
  const bytes = Buffer.alloc(headerLength);
  magic.copy(bytes);
  bytes.set([knownVersion, scryptKdf, cost.logN, cost.r, cost.p, aesGcmPieces, logPiece], at.version);
  randomBytes(32).copy(bytes, at.salt);
  randomBytes(7).copy(bytes, at.prefix);
  bytes.writeBigUInt64BE(BigInt(length), at.length);
  const keys = await deriveKeys(passphrase, bytes);
  checkOf(bytes, keys).copy(bytes, checkAt);
  return { header: { bytes, piece: 2 ** logPiece, length }, keys };
};

/**
 * Reads the header of a file that is so long, without its passphrase. `backup.not-a-backup`, `backup.newer-format`,
 * `backup.damaged`, `backup.truncated`.
 */
export const readHeader = (bytes: Buffer, fileLength: number): Header => {
  if (bytes.length < magic.length || !bytes.subarray(0, magic.length).equals(magic))
    throw fail('backup.not-a-backup', {});
  if (bytes.length < headerLength) throw fail('backup.truncated', { missing: headerLength - bytes.length });
  const version = bytes[at.version] ?? 0;
  if (version > knownVersion) throw fail('backup.newer-format', { found: version, known: knownVersion });
  const logSize = bytes[at.logPiece] ?? 0;
  const length = Number(bytes.readBigUInt64BE(at.length));
  const known = version === knownVersion && bytes[at.kdf] === scryptKdf && bytes[at.cipher] === aesGcmPieces;
  if (!known || !isBearable(bytes) || logSize < 12 || logSize > 22 || length < 1 || length > mostContent)
    throw fail('backup.damaged', { where: 'header' });
  const header = { bytes, piece: 2 ** logSize, length };
  const expected = fileLengthOf(header);
  if (fileLength < expected) throw fail('backup.truncated', { missing: expected - fileLength });
  if (fileLength > expected) throw fail('backup.damaged', { where: 'end' });
  return header;
};

/**
 * `backup.wrong-passphrase`: nothing can tell a passphrase that is wrong from a header that was changed so that it
 * would have to be another one.
 */
export const unlockHeader = async ({ bytes }: Header, passphrase: string): Promise<Keys> => {
  const keys = await deriveKeys(passphrase, bytes);
  if (!timingSafeEqual(checkOf(bytes, keys), bytes.subarray(checkAt, headerLength)))
    throw fail('backup.wrong-passphrase', {});
  return keys;
};

export const piecesOf = ({ length, piece }: Pick<Header, 'length' | 'piece'>): number => Math.ceil(length / piece);

export const fileLengthOf = (header: Pick<Header, 'length' | 'piece'>): number =>
  headerLength + header.length + piecesOf(header) * tagLength;

export const nonceOf = ({ bytes }: Header, number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  bytes.copy(nonce, 0, at.prefix, at.prefix + 7);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

const checkOf = (bytes: Buffer, { header }: Keys): Buffer =>
  createHmac('sha256', header).update(bytes.subarray(0, checkAt)).digest();

const isBearable = (bytes: Buffer): boolean => {
  const { logN, r, p } = costOf(bytes);
  return logN >= 14 && logN <= 20 && r >= 1 && p >= 1 && p <= 4 && 128 * 2 ** logN * r <= mostMemory;
};

const costOf = (bytes: Buffer) => ({ logN: bytes[at.logN] ?? 0, r: bytes[at.r] ?? 0, p: bytes[at.p] ?? 0 });

/** NFKC, because systems hand over the same typed letter in different forms. */
const deriveKeys = (passphrase: string, bytes: Buffer): Promise<Keys> =>
  new Promise((resolve, reject) => {
    const { logN, r, p } = costOf(bytes);
    const N = 2 ** logN;
    const salt = bytes.subarray(at.salt, at.prefix);
    scrypt(passphrase.normalize('NFKC'), salt, 64, { N, r, p, maxmem: 2 * 128 * N * r }, (error, made) =>
      error === null ? resolve({ content: made.subarray(0, 32), header: made.subarray(32) }) : reject(error),
    );
  });
