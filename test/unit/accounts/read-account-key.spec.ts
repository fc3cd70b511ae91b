import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAccountKey } from '../../../electron/engine/workspace/read-account-key.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const ec = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
const rsa = (modulusLength: number): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const pem = (key: KeyObject, type: 'pkcs8' | 'sec1' | 'pkcs1') => key.export({ type, format: 'pem' }).toString();
const jwk = (key: KeyObject) => JSON.stringify(key.export({ format: 'jwk' }));

const p256 = ec('P-256');
const rsa2048 = rsa(2048);

const refusalOf = (given: string): unknown => {
  try {
    readAccountKey(given);
    return 'taken';
  } catch (thrown) {
    const { code, details } = toProblem(thrown);
    return [code, details];
  }
};

describe('an account key made elsewhere', () => {
  it.each([
    ['PKCS#8', p256, pem(p256, 'pkcs8')],
    [
      'SEC1, after its parameters as openssl writes it',
      p256,
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(p256, 'sec1')}`,
    ],
    ['PKCS#1, as acme.sh keeps it', rsa2048, pem(rsa2048, 'pkcs1')],
    ['PKCS#8 with RSA', rsa2048, pem(rsa2048, 'pkcs8')],
    [
      'with a byte order mark, Windows line ends and blanks around it',
      p256,
      `\uFEFF\r\n ${pem(p256, 'pkcs8').replaceAll('\n', '\r\n')}\r\n`,
    ],
    ['JWK, as in certbot’s private_key.json', rsa2048, jwk(rsa2048)],
    ['JWK with an elliptic curve', p256, jwk(p256)],
  ])('is read as %s', (_, key, given) => {
    const read = readAccountKey(given);
    expect(read).toContain('BEGIN PRIVATE KEY');
    expect(createPrivateKey(read).export({ format: 'jwk' })).toEqual(key.export({ format: 'jwk' }));
  });

  it('may be P-384 or P-521', () => {
    for (const curve of ['P-384', 'P-521']) expect(refusalOf(pem(ec(curve), 'pkcs8'))).toBe('taken');
  });

  it.each([
    ['nothing', '', 'not-readable'],
    ['other text', 'my key', 'not-readable'],
    ['PEM with a lost line', pem(rsa2048, 'pkcs8').replace(/\n.*\n/, '\n'), 'not-readable'],
    ['JSON that is no key', '{"a":1}', 'not-readable'],
    ['half a JSON', '{"kty":', 'not-readable'],
    [
      'a JWK whose point is not on the curve',
      JSON.stringify({ ...p256.export({ format: 'jwk' }), x: 'AAAA' }),
      'not-readable',
    ],
    ['a public key', '-----BEGIN PUBLIC KEY-----\nMA==\n-----END PUBLIC KEY-----', 'not-private'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----', 'not-private'],
    ['a public JWK', JSON.stringify({ ...p256.export({ format: 'jwk' }), d: undefined }), 'not-private'],
    [
      'one under a password',
      p256.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'encrypted',
    ],
    [
      'an old one under a password',
      rsa2048.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'encrypted',
    ],
    ['RSA with 1024 bits', pem(rsa(1024), 'pkcs8'), 'weak'],
    ['another curve', pem(ec('secp256k1'), 'pkcs8'), 'kind'],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'kind'],
  ])('is refused, and never quoted: %s', (_, given, reason) => {
    expect(refusalOf(given)).toEqual(['account.key-invalid', { reason }]);
  });
});
