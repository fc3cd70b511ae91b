/**
 * Java's own keystore (type JKS), version 2, with one key. No specification was ever published; the form is what
 * OpenJDK's sun.security.provider.JavaKeyStore and KeyProtector read and write (docs/adr/0029).
 */
import { createHash, randomBytes, timingSafeEqual, X509Certificate } from 'node:crypto';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { fromDer, owned, toDer } from '../der.ts';
import type { OpenedStore } from '../pkcs12/read.ts';
import type { KeyedChain } from '../pkcs12/write.ts';

const magic = 0xfeedfeed;
const version = 2;
const privateKeyEntry = 1;
const keyProtector = '1.3.6.1.4.1.42.2.17.1.1';
const digestLength = 20;
/** Mixed into the digest over the file, to the letter. */
const whitener = 'Mighty Aphrodite';

/** Key and store have the same password: Tomcat and most others take only one. */
export const writeJks = ({ keyDer, certificates, alias }: KeyedChain, password: string, now: Date): Buffer => {
  const body = Buffer.concat([
    int32(magic),
    int32(version),
    int32(1),
    int32(privateKeyEntry),
    // Java's own keytool writes them so, and looks them up so.
    text(alias.toLowerCase()),
    int64(now.getTime()),
    bytes(protect(keyDer, password)),
    int32(certificates.length),
    ...certificates.flatMap(({ raw }) => [text('X.509'), bytes(raw)]),
  ]);
  return Buffer.concat([body, seal(body, password)]);
};

/** Throws when it is no such file; `undefined` when the password does not open it. */
export const readJks = (file: Buffer, password: string): OpenedStore => {
  const body = file.subarray(0, -digestLength);
  const take = reader(body);
  if (take.int32() !== magic || take.int32() !== version) throw new Error('not a keystore of Java');
  if (!timingSafeEqual(seal(body, password), file.subarray(-digestLength))) return undefined;
  if (take.int32() !== 1 || take.int32() !== privateKeyEntry) throw new Error('not one key');
  const alias = take.text();
  take.skip(8);
  const keyDer = unprotect(take.bytes(), password);
  const certificates: X509Certificate[] = [];
  for (let left = take.int32(); left > 0; left -= 1) {
    if (take.text() !== 'X.509') throw new Error('a certificate of another kind');
    certificates.push(new X509Certificate(take.bytes()));
  }
  return keyDer === undefined ? undefined : { alias, keyDer, certificates };
};

const sha1 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha1').update(Buffer.concat(parts)).digest();
/** Two bytes for each character, the higher first. */
const passwordBytes = (password: string): Buffer => Buffer.from(password, 'utf16le').swap16();
const seal = (body: Uint8Array, password: string): Buffer => sha1(passwordBytes(password), Buffer.from(whitener), body);

/** KeyProtector: salt, the key under a stream of chained digests, and a digest of the key. */
const protect = (key: Uint8Array, password: string): Buffer => {
  const salt = randomBytes(digestLength);
  const content = Buffer.concat([salt, masked(key, salt, password), sha1(passwordBytes(password), key)]);
  return toDer(
    new EncryptedPrivateKeyInfo({
      encryptionAlgorithm: new AlgorithmIdentifier({
        algorithm: keyProtector,
        parameters: owned(Buffer.from([0x05, 0x00])),
      }),
      encryptedData: new OctetString(content),
    }),
  );
};

const unprotect = (protectedKey: Uint8Array, password: string): Buffer | undefined => {
  const { encryptionAlgorithm, encryptedData } = fromDer(protectedKey, EncryptedPrivateKeyInfo);
  if (encryptionAlgorithm.algorithm !== keyProtector) throw new Error(`no reader for ${encryptionAlgorithm.algorithm}`);
  const content = Buffer.from(encryptedData.buffer);
  const salt = content.subarray(0, digestLength);
  const key = masked(content.subarray(digestLength, -digestLength), salt, password);
  const proof = content.subarray(-digestLength);
  return timingSafeEqual(sha1(passwordBytes(password), key), proof) ? key : undefined;
};

const masked = (given: Uint8Array, salt: Uint8Array, password: string): Buffer => {
  const result = Buffer.from(given);
  let mask: Buffer = Buffer.from(salt);
  for (let at = 0; at < result.length; at += 1) {
    if (at % digestLength === 0) mask = sha1(passwordBytes(password), mask);
    result[at] = (result[at] ?? 0) ^ (mask[at % digestLength] ?? 0);
  }
  return result;
};

const int32 = (value: number): Buffer => {
  const made = Buffer.alloc(4);
  made.writeUInt32BE(value);
  return made;
};
const int64 = (value: number): Buffer => {
  const made = Buffer.alloc(8);
  made.writeBigUInt64BE(BigInt(value));
  return made;
};
const bytes = (value: Uint8Array): Buffer => Buffer.concat([int32(value.length), value]);
/** DataOutput.writeUTF; aliases are ASCII here, for which its own kind of UTF-8 is the usual one. */
const text = (value: string): Buffer => {
  const encoded = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(encoded.length);
  return Buffer.concat([length, encoded]);
};

const reader = (data: Buffer) => {
  let at = 0;
  const skip = (count: number): Buffer => {
    if (at + count > data.length) throw new Error('it ends too early');
    at += count;
    return data.subarray(at - count, at);
  };
  return {
    skip,
    int32: () => skip(4).readUInt32BE(),
    text: () => skip(skip(2).readUInt16BE()).toString(),
    bytes: () => skip(skip(4).readUInt32BE()),
  };
};
