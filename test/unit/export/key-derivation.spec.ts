import { expect, it } from 'vitest';
import { derive } from '../../../electron/engine/export/pkcs12/key-derivation.ts';
import { openssl } from '../../support/openssl-authority.ts';
import { describeWith } from '../../support/tools.ts';

describeWith(['openssl'], 'the key derivation of PKCS#12', () => {
  const purposes = { key: 1, iv: 2, mac: 3 } as const;
  /** Its own implementation of RFC 7292 appendix B, with the password as it stands there: UTF-16, ended by zero. */
  const byOpenssl = (given: Parameters<typeof derive>[0]): string => {
    const options = {
      hexpass: Buffer.from(`${given.password}\0`, 'utf16le').swap16().toString('hex'),
      hexsalt: Buffer.from(given.salt).toString('hex'),
      iter: String(given.iterations),
      id: String(purposes[given.purpose]),
    };
    return openssl([
      ...['kdf', '-keylen', String(given.length), '-kdfopt', `digest:${given.hash}`],
      ...Object.entries(options).flatMap(([name, value]) => ['-kdfopt', `${name}:${value}`]),
      'PKCS12KDF',
    ])
      .replaceAll(/[^0-9A-F]/g, '')
      .toLowerCase();
  };

  it.each([
    { hash: 'sha1', purpose: 'key', password: 'smeg', salt: '0a58cf64530d823f', iterations: 1, length: 24 },
    { hash: 'sha1', purpose: 'iv', password: 'smeg', salt: '0a58cf64530d823f', iterations: 1, length: 8 },
    { hash: 'sha1', purpose: 'key', password: 'queeg', salt: '05dec959acff72f7', iterations: 1000, length: 24 },
    {
      hash: 'sha256',
      purpose: 'mac',
      password: 'queeg',
      salt: '05dec959acff72f7'.repeat(2),
      iterations: 777,
      length: 32,
    },
    // Longer than a block of the hash, and more of them than one.
    { hash: 'sha256', purpose: 'mac', password: 'p'.repeat(128), salt: '01ff'.repeat(50), iterations: 3, length: 100 },
    { hash: 'sha1', purpose: 'mac', password: '', salt: 'ff'.repeat(64), iterations: 2, length: 20 },
  ] as const)('makes what openssl makes: $hash $purpose $length', ({ salt, ...given }) => {
    const asked = { ...given, salt: Buffer.from(salt, 'hex') };
    expect(derive(asked).toString('hex')).toBe(byOpenssl(asked));
  });
});
