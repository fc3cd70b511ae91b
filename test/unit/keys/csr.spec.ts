import { expect, it } from 'vitest';
import { createCsr } from '../../../electron/engine/keys/csr.ts';
import { createPrivateKey } from '../../../electron/engine/keys/private-key.ts';
import { keyTypes } from '../../../shared/domain/certificates.ts';
import { openssl } from '../../support/openssl-authority.ts';
import { describeWith } from '../../support/tools.ts';

const readCsr = (csr: Uint8Array): string =>
  openssl(['req', '-inform', 'DER', '-noout', '-text', '-verify', '-nameopt', 'RFC2253'], csr);
const lineAfter = (text: string, heading: RegExp): string | undefined => {
  const lines = text.split('\n');
  return lines[lines.findIndex((line) => heading.test(line)) + 1]?.trim();
};

describeWith(['openssl'], 'what openssl reads in our keys and requests', () => {
  it.each([
    ['ec256', 'ASN1 OID: prime256v1', 'ecdsa-with-SHA256'],
    ['ec384', 'ASN1 OID: secp384r1', 'ecdsa-with-SHA384'],
    ['rsa2048', 'Public-Key: (2048 bit)', 'sha256WithRSAEncryption'],
    ['rsa3072', 'Public-Key: (3072 bit)', 'sha256WithRSAEncryption'],
    ['rsa4096', 'Public-Key: (4096 bit)', 'sha256WithRSAEncryption'],
  ] as const)(
    '%s: a valid key, and a request signed by it',
    { timeout: 60_000 },
    async (keyType, keyLine, signature) => {
      const privateKeyPem = await createPrivateKey(keyType);
      expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
      expect(openssl(['pkey', '-check', '-noout'], privateKeyPem)).toContain('Key is valid');
      const csr = await createCsr({ identifiers: [{ type: 'dns', value: 'example.org' }], privateKeyPem });
      const text = readCsr(csr);
      expect(text).toContain(keyLine);
      expect(text).toContain(`Signature Algorithm: ${signature}`);
      expect(text).not.toContain('Key Usage');
    },
  );

  it('covers every key type that can be chosen', () => {
    expect([...keyTypes]).toEqual(['ec256', 'ec384', 'rsa2048', 'rsa3072', 'rsa4096']);
  });

  it('names every identifier, wildcards and both kinds of address, and the first name once more as common name', async () => {
    const identifiers = [
      { type: 'ip', value: '192.0.2.7' },
      { type: 'dns', value: '*.example.org' },
      { type: 'dns', value: 'example.org' },
      { type: 'ip', value: '2001:db8::7' },
    ] as const;
    const request = { identifiers, privateKeyPem: await createPrivateKey('ec256') };
    const before = structuredClone(request);
    const text = readCsr(await createCsr(request));
    expect(lineAfter(text, /Subject Alternative Name/)).toBe(
      'IP Address:192.0.2.7, DNS:*.example.org, DNS:example.org, IP Address:2001:DB8:0:0:0:0:0:7',
    );
    expect(text).toContain('Subject: CN=*.example.org\n');
    expect(request).toEqual(before);
  });

  it('leaves the common name out where no name fits into its 64 characters', async () => {
    const long = `${'a'.repeat(60)}.example.org`;
    const privateKeyPem = await createPrivateKey('ec256');
    const subject = async (value: string, type: 'dns' | 'ip') =>
      /Subject:(.*)\n/.exec(readCsr(await createCsr({ identifiers: [{ type, value }], privateKeyPem })))?.[1]?.trim();
    expect(await subject(long, 'dns')).toBe('');
    expect(await subject('192.0.2.7', 'ip')).toBe('');
    expect(await subject(`${'a'.repeat(52)}.example.org`, 'dns')).toBe(`CN=${'a'.repeat(52)}.example.org`);
  });

  it('holds a hundred names', async () => {
    const identifiers = Array.from({ length: 100 }, (_, at) => ({ type: 'dns', value: `n${at}.example.org` }) as const);
    const text = readCsr(await createCsr({ identifiers, privateKeyPem: await createPrivateKey('ec256') }));
    expect(lineAfter(text, /Subject Alternative Name/)?.split(', ')).toEqual(
      identifiers.map((one) => `DNS:${one.value}`),
    );
  });
});
