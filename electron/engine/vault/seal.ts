/**
 * One sealed record: AES-256-GCM with the record's name bound, so that records cannot be swapped.
 *
 *     version 1 | algorithm 1 | key id 8 | nonce 12 | ciphertext | tag 16
 *
 * Additional data is the header up to the nonce's end, then the name in UTF-8.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';

/** A master key and the id that records carry, so that a foreign key is told from damage. */
export interface MasterKey {
  /** 8 bytes as 16 hexadecimal digits. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

const cipherName = 'aes-256-gcm';
const version = 1;
const aes256Gcm = 1;
const nonceAt = 10;
const bodyAt = 22;
const tagLength = 16;

export const newMasterKey = (): MasterKey => ({ id: randomBytes(8).toString('hex'), bytes: randomBytes(32) });

/** The nonce is random (NIST SP 800-38D §8.2.2): far below 2^32 records are ever sealed under one key. */
export const seal = (key: MasterKey, name: string, secret: Uint8Array): Uint8Array => {
  const nonce = randomBytes(bodyAt - nonceAt);
  const header = Buffer.concat([Buffer.from([version, aes256Gcm]), Buffer.from(key.id, 'hex'), nonce]);
  const cipher = createCipheriv(cipherName, key.bytes, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  return Buffer.concat([header, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
};

/** `vault.record-damaged` for anything that was not sealed under this key and this name, whole. */
export const unseal = (key: MasterKey, name: string, sealed: Uint8Array): Uint8Array => {
  const record = Buffer.from(sealed);
  const known = record[0] === version && record[1] === aes256Gcm && record.length >= bodyAt + tagLength;
  if (!known || keyIdOf(record) !== key.id) throw fail('vault.record-damaged', { record: name });
  const header = record.subarray(0, bodyAt);
  const decipher = createDecipheriv(cipherName, key.bytes, header.subarray(nonceAt), { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  decipher.setAuthTag(record.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(record.subarray(bodyAt, -tagLength)), decipher.final()]);
  } catch (cause) {
    throw fail('vault.record-damaged', { record: name }, { cause });
  }
};

/** Under which key a record was sealed; empty if it is too short to say. */
export const keyIdOf = (sealed: Uint8Array): string =>
  sealed.length < nonceAt ? '' : Buffer.from(sealed.subarray(2, nonceAt)).toString('hex');
