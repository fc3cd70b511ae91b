import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import { assertNever } from '../../../shared/errors/problem.ts';

const generate = promisify(generateKeyPair);

/** A new private key as PEM, PKCS#8 (RFC 5958), not encrypted: whoever keeps it seals it. */
export const createPrivateKey = async (keyType: KeyType): Promise<string> => {
  const { privateKey } = await keyPair(keyType);
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};

const keyPair = (keyType: KeyType): Promise<{ readonly privateKey: KeyObject }> => {
  switch (keyType) {
    case 'ec256':
      return generate('ec', { namedCurve: 'P-256' });
    case 'ec384':
      return generate('ec', { namedCurve: 'P-384' });
    case 'rsa2048':
      return generate('rsa', { modulusLength: 2048 });
    case 'rsa3072':
      return generate('rsa', { modulusLength: 3072 });
    case 'rsa4096':
      return generate('rsa', { modulusLength: 4096 });
    default:
      return assertNever(keyType);
  }
};

/** The kinds of key we make; `undefined` for any other. Works for public and private keys. */
export const keyTypeOf = (key: KeyObject): KeyType | undefined => {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') {
    return namedCurve === 'prime256v1' ? 'ec256' : namedCurve === 'secp384r1' ? 'ec384' : undefined;
  }
  if (key.asymmetricKeyType !== 'rsa') return undefined;
  switch (modulusLength) {
    case 2048:
      return 'rsa2048';
    case 3072:
      return 'rsa3072';
    case 4096:
      return 'rsa4096';
    default:
      return undefined;
  }
};
