import { randomBytes, scrypt } from 'node:crypto';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { Kdf, Marker } from './marker.ts';
import { type MasterKey, seal, unseal } from './seal.ts';

type PassphraseMarker = Extract<Marker, { kind: 'passphrase' }>;

const wrapName = 'vault-key';

/** 128 MiB and a few hundred milliseconds per guess (OWASP Password Storage Cheat Sheet, scrypt). */
const cost = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 } as const;

/** Seals the master key under the passphrase. */
export const wrapKey = async (
  key: MasterKey,
  passphrase: string,
): Promise<Pick<PassphraseMarker, 'kdf' | 'wrappedKey'>> => {
  const kdf: Kdf = { ...cost, salt: randomBytes(16).toString('base64') };
  const wrapping: MasterKey = { id: key.id, bytes: await derive(passphrase, kdf) };
  return { kdf, wrappedKey: Buffer.from(seal(wrapping, wrapName, key.bytes)).toString('base64') };
};

/** `vault.wrong-passphrase`. */
export const unwrapKey = async (marker: PassphraseMarker, passphrase: string): Promise<MasterKey> => {
  const wrapping: MasterKey = { id: marker.keyId, bytes: await derive(passphrase, marker.kdf) };
  try {
    return { id: marker.keyId, bytes: unseal(wrapping, wrapName, Buffer.from(marker.wrappedKey, 'base64')) };
  } catch (cause) {
    if (cause instanceof CertwrightError) throw fail('vault.wrong-passphrase', {}, { cause });
    throw cause;
  }
};

/** NFKC, because systems hand over the same typed letter in different forms. */
const derive = (passphrase: string, kdf: Kdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = kdf;
    const options = { N, r, p, maxmem: 2 * 128 * N * r };
    scrypt(passphrase.normalize('NFKC'), Buffer.from(kdf.salt, 'base64'), 32, options, (error, bytes) =>
      error === null ? resolve(bytes) : reject(error),
    );
  });
