/** The two ways in which a key or a PKCS#12 file is put under a password: the one of today, and the one old readers know. */
import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { fail } from '../../../../shared/errors/problem.ts';
import { fromDer, owned, Pbes2Parameters, Pbkdf2Parameters, Pkcs12PbeParameters, toDer } from '../der.ts';
import { derive } from './key-derivation.ts';

export interface Encryption {
  readonly password: string;
  readonly rounds: number;
  /** RFC 7292 appendix C: pbeWithSHAAnd3-KeyTripleDES-CBC. Never RC2 with 40 bits, which guesses in hours. */
  readonly legacy: boolean;
}

export interface Encrypted {
  readonly algorithm: AlgorithmIdentifier;
  readonly content: Buffer;
}

const ids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha1And3Des: '1.2.840.113549.1.12.1.3',
} as const;
const tripleDes = 'des-ede3-cbc';
const deriveByPbkdf2 = promisify(pbkdf2);
const nullParameters = owned(Buffer.from([0x05, 0x00]));

/** `export.cipher-missing` where this build of Node has no 3DES. */
export const encrypt = (plain: Uint8Array, given: Encryption): Promise<Encrypted> =>
  given.legacy ? encryptLegacy(plain, given) : encryptModern(plain, given);

/** RFC 8018 §6.2: PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC. */
const encryptModern = async (plain: Uint8Array, { password, rounds }: Encryption): Promise<Encrypted> => {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = await deriveByPbkdf2(password, salt, rounds, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const content = Buffer.concat([cipher.update(plain), cipher.final()]);
  const kdf = Object.assign(new Pbkdf2Parameters(), {
    salt: new OctetString(salt),
    iterationCount: rounds,
    prf: new AlgorithmIdentifier({ algorithm: ids.hmacWithSha256, parameters: nullParameters }),
  });
  const parameters = Object.assign(new Pbes2Parameters(), {
    keyDerivationFunc: new AlgorithmIdentifier({ algorithm: ids.pbkdf2, parameters: owned(toDer(kdf)) }),
    encryptionScheme: new AlgorithmIdentifier({
      algorithm: ids.aes256Cbc,
      parameters: owned(toDer(new OctetString(iv))),
    }),
  });
  return {
    algorithm: new AlgorithmIdentifier({ algorithm: ids.pbes2, parameters: owned(toDer(parameters)) }),
    content,
  };
};

const encryptLegacy = async (plain: Uint8Array, { password, rounds }: Encryption): Promise<Encrypted> => {
  const salt = randomBytes(8);
  const cipher = tripleDesCipher(...keyAndIv(password, salt, rounds));
  const content = Buffer.concat([cipher.update(plain), cipher.final()]);
  const parameters = Object.assign(new Pkcs12PbeParameters(), { salt: new OctetString(salt), iterations: rounds });
  return {
    algorithm: new AlgorithmIdentifier({ algorithm: ids.sha1And3Des, parameters: owned(toDer(parameters)) }),
    content,
  };
};

const tripleDesCipher = (key: Buffer, iv: Buffer) => {
  try {
    return createCipheriv(tripleDes, key, iv);
  } catch (cause) {
    throw fail('export.cipher-missing', { cipher: '3DES' }, { cause });
  }
};

const keyAndIv = (password: string, salt: Uint8Array, iterations: number): readonly [Buffer, Buffer] => {
  const given = { hash: 'sha1', password, salt, iterations } as const;
  return [derive({ ...given, purpose: 'key', length: 24 }), derive({ ...given, purpose: 'iv', length: 8 })];
};

/** For reading back what `encrypt` made; throws for any other algorithm, and mostly for another password. */
export const decrypt = async ({ algorithm, content }: Encrypted, password: string): Promise<Buffer> => {
  const parameters = Buffer.from(algorithm.parameters ?? new ArrayBuffer(0));
  const decipher =
    algorithm.algorithm === ids.pbes2
      ? await modernDecipher(parameters, password)
      : legacyDecipher(algorithm.algorithm, parameters, password);
  return Buffer.concat([decipher.update(content), decipher.final()]);
};

const modernDecipher = async (parameters: Buffer, password: string) => {
  const { keyDerivationFunc, encryptionScheme } = fromDer(parameters, Pbes2Parameters);
  if (keyDerivationFunc.algorithm !== ids.pbkdf2 || encryptionScheme.algorithm !== ids.aes256Cbc)
    throw new Error(`no reader for ${keyDerivationFunc.algorithm} with ${encryptionScheme.algorithm}`);
  const kdf = fromDer(Buffer.from(keyDerivationFunc.parameters ?? new ArrayBuffer(0)), Pbkdf2Parameters);
  const salt = Buffer.from(kdf.salt.buffer);
  const key = await deriveByPbkdf2(password, salt, kdf.iterationCount, 32, 'sha256');
  const iv = fromDer(Buffer.from(encryptionScheme.parameters ?? new ArrayBuffer(0)), OctetString);
  return createDecipheriv('aes-256-cbc', key, Buffer.from(iv.buffer));
};

const legacyDecipher = (algorithm: string, parameters: Buffer, password: string) => {
  if (algorithm !== ids.sha1And3Des) throw new Error(`no reader for ${algorithm}`);
  const { salt, iterations } = fromDer(parameters, Pkcs12PbeParameters);
  return createDecipheriv(tripleDes, ...keyAndIv(password, Buffer.from(salt.buffer), iterations));
};
