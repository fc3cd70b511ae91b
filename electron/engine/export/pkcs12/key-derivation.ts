/** The key derivation of PKCS#12 itself (RFC 7292 appendix B.2), for its MAC and its old encryption. */
import { hash as digestOf } from 'node:crypto';

export interface Derivation {
  readonly hash: 'sha1' | 'sha256';
  /** Appendix B.3: the diversifier. */
  readonly purpose: 'key' | 'iv' | 'mac';
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes. */
  readonly length: number;
}

const diversifiers = { key: 1, iv: 2, mac: 3 } as const;
/** Bytes that SHA-1 and SHA-256 take at a time: `v` of the RFC. */
const block = 64;

export const derive = ({ hash, purpose, password, salt, iterations, length }: Derivation): Buffer => {
  const diversifier = Buffer.alloc(block, diversifiers[purpose]);
  const filling = Buffer.concat([stretched(salt), stretched(bmpString(password))]);
  const pieces: Buffer[] = [];
  for (let made = 0; made < length; ) {
    let piece = digestOf(hash, Buffer.concat([diversifier, filling]), 'buffer');
    for (let round = 1; round < iterations; round += 1) piece = digestOf(hash, piece, 'buffer');
    pieces.push(piece);
    made += piece.length;
    advance(filling, stretched(piece).subarray(0, block));
  }
  return Buffer.concat(pieces).subarray(0, length);
};

/** Appendix B.1: UTF-16 in network order, ended by a zero. */
const bmpString = (password: string): Buffer => Buffer.from(`${password}\0`, 'utf16le').swap16();

/** Repeated until it fills whole blocks. */
const stretched = (bytes: Uint8Array): Buffer => {
  const filled = Buffer.alloc(Math.ceil(bytes.length / block) * block);
  for (let at = 0; at < filled.length; at += 1) filled[at] = bytes[at % bytes.length] ?? 0;
  return filled;
};

/** Each block becomes block + addend + 1, modulo 2 to the power of its bits. */
const advance = (blocks: Buffer, addend: Buffer): void => {
  for (let start = 0; start < blocks.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      carry += (blocks[start + at] ?? 0) + (addend[at] ?? 0);
      blocks[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
};
