/** Account keys that were made elsewhere: PEM in its three forms, or a JWK such as certbot's private_key.json. */
import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';

/** Reasons of `account.key-invalid`. */
export type KeyRefusal =
  | 'not-readable'
  | 'not-private'
  | 'encrypted'
  | 'kind'
  | 'weak'
  | 'unknown-account'
  | 'deactivated';

export const keyRefused = (reason: KeyRefusal) => fail('account.key-invalid', { reason });

/**
 * The key as PKCS#8 PEM. Takes PKCS#8, SEC1 and PKCS#1 in PEM, and JWK (RFC 7517). Only what ACME servers take: RSA from
 * 2048 bits, P-256, P-384, P-521 (RFC 8555 §6.2, RFC 7518 §3.1). `account.key-invalid`; the key is in no error.
 */
export const readAccountKey = (given: string): string => {
  const text = given.replace(/^\uFEFF/, '').trim();
  const key = text.startsWith('{') ? fromJwk(text) : fromPem(text);
  refuseUnusable(key);
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
};

const fromPem = (text: string): KeyObject => {
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text)) throw keyRefused('encrypted');
  const block = /-----BEGIN ((?:EC |RSA )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(text)?.[0];
  if (block === undefined)
    throw keyRefused(/BEGIN (PUBLIC KEY|CERTIFICATE)/.test(text) ? 'not-private' : 'not-readable');
  try {
    return createPrivateKey(block);
  } catch {
    throw keyRefused('not-readable');
  }
};

const fromJwk = (text: string): KeyObject => {
  let jwk: unknown;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw keyRefused('not-readable');
  }
  if (!isJwk(jwk)) throw keyRefused('not-readable');
  if (jwk.d === undefined) throw keyRefused('not-private');
  try {
    return createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    throw keyRefused('not-readable');
  }
};

const isJwk = (value: unknown): value is JsonWebKey =>
  typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string';

const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

const refuseUnusable = (key: KeyObject): void => {
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') {
    if (modulusLength < 2048) throw keyRefused('weak');
  } else if (key.asymmetricKeyType !== 'ec' || !curves.includes(namedCurve)) throw keyRefused('kind');
};
