/** Account keys: ECDSA P-256, which every ACME server must accept (RFC 8555 §6.2). */
import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** A fresh private key as PKCS#8 PEM. */
export const createAccountKey = async (): Promise<string> => {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};

/** RFC 7638: base64url(SHA-256) of the public key's required members in lexical order. */
export const thumbprintOf = (accountKeyPem: string): string => {
  const jwk = createPublicKey(accountKeyPem).export({ format: 'jwk' });
  const required =
    jwk.kty === 'EC' ? { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y } : { e: jwk.e, kty: jwk.kty, n: jwk.n };
  return createHash('sha256').update(JSON.stringify(required)).digest('base64url');
};
