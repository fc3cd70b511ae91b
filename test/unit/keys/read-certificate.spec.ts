import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCsr } from '../../../electron/engine/keys/csr.ts';
import { createPrivateKey } from '../../../electron/engine/keys/private-key.ts';
import {
  checkIssued,
  describeVersion,
  identifiersOf,
  readChain,
} from '../../../electron/engine/keys/read-certificate.ts';
import { versionSchema } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';
import { createOpensslAuthority, type OpensslAuthority, openssl } from '../../support/openssl-authority.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';

const identifiers: readonly Identifier[] = [
  { type: 'dns', value: 'example.org' },
  { type: 'dns', value: '*.example.org' },
  { type: 'ip', value: '192.0.2.7' },
  { type: 'ip', value: '2001:db8::7' },
];

describeWith(['openssl'], 'a certificate that was issued', () => {
  const folder = tempFolder();
  let authority: OpensslAuthority;
  let privateKeyPem: string;
  let leafPem: string;
  let chainPem: string;
  beforeAll(async () => {
    authority = createOpensslAuthority(folder.path);
    privateKeyPem = await createPrivateKey('ec256');
    leafPem = authority.sign(await createCsr({ identifiers, privateKeyPem }));
    chainPem = leafPem + authority.issuerPem + authority.intermediatePem;
  });
  afterAll(() => folder.remove());

  const refusal = (change: Partial<Parameters<typeof checkIssued>[0]>) => {
    try {
      checkIssued({ chainPem, key: privateKeyPem, identifiers, ...change });
    } catch (thrown) {
      if (thrown instanceof CertwrightError && thrown.problem.code === 'certificate.mismatch') {
        return thrown.problem.details.reason;
      }
      throw thrown;
    }
    return 'accepted';
  };

  it('is taken with both intermediates, in any order of names, with or without its root', () => {
    expect(refusal({})).toBe('accepted');
    expect(checkIssued({ chainPem, key: privateKeyPem, identifiers }).certificates).toHaveLength(3);
    expect(refusal({ identifiers: identifiers.toReversed() })).toBe('accepted');
    expect(refusal({ chainPem: chainPem + authority.rootPem })).toBe('accepted');
    expect(refusal({ chainPem: `issued for you\r\n${chainPem.replaceAll('\n', '\r\n')}` })).toBe('accepted');
  });

  it('is refused with the reason', async () => {
    const foreignKey = await createPrivateKey('ec256');
    const end = readChain(leafPem).leaf.validToDate;
    const tooEarly = new Date(Date.now() - 3 * 86_400_000);
    expect({
      anotherKey: refusal({ key: foreignKey }),
      nameMissing: refusal({ identifiers: [...identifiers, { type: 'dns', value: 'www.example.org' }] }),
      nameTooMany: refusal({ identifiers: identifiers.slice(1) }),
      addressAsName: refusal({ identifiers: [...identifiers.slice(0, 3), { type: 'dns', value: '2001:db8::7' }] }),
      expired: refusal({ now: end }),
      notYet: refusal({ now: tooEarly }),
      swapped: refusal({ chainPem: leafPem + authority.intermediatePem + authority.issuerPem }),
      gap: refusal({ chainPem: leafPem + authority.intermediatePem }),
      leafLast: refusal({ chainPem: authority.intermediatePem + authority.issuerPem + leafPem }),
      nothing: refusal({ chainPem: 'no certificate here' }),
      damaged: refusal({ chainPem: chainPem.replace(/\n[A-Za-z0-9]{6}/, '\nAAAAAA') }),
    }).toEqual({
      anotherKey: 'key',
      nameMissing: 'names',
      nameTooMany: 'names',
      addressAsName: 'names',
      expired: 'validity',
      notYet: 'validity',
      swapped: 'chain-order',
      gap: 'chain-order',
      leafLast: 'chain-order',
      nothing: 'unreadable',
      damaged: 'unreadable',
    });
  });

  it('is refused when a signature in the chain is not by the one above, although the names fit', () => {
    const other = tempFolder();
    try {
      const impostor = createOpensslAuthority(other.path);
      expect(refusal({ chainPem: leafPem + impostor.issuerPem + impostor.intermediatePem })).toBe('chain-order');
    } finally {
      other.remove();
    }
  });

  it('is described as openssl reads it', () => {
    const createdAt = '2026-01-01T00:00:00.000Z';
    const version = describeVersion({ id: 'v1', chainPem, keyType: 'ec256', createdAt });
    expect(versionSchema.parse(version)).toEqual(version);
    const printed = openssl(
      ['x509', '-noout', '-serial', '-fingerprint', '-sha256', '-dates', '-dateopt', 'iso_8601'],
      leafPem,
    );
    const read = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(printed)?.[1] ?? '';
    expect(version).toEqual({
      id: 'v1',
      serial: read('serial'),
      fingerprintSha256: read('sha256 Fingerprint'),
      notBefore: new Date(read('notBefore').replace(' ', 'T')).toISOString(),
      notAfter: new Date(read('notAfter').replace(' ', 'T')).toISOString(),
      issuer: 'Test Issuer',
      keyType: 'ec256',
      chain: [
        { subject: 'example.org', issuer: 'Test Issuer', notAfter: version.notAfter },
        { subject: 'Test Issuer', issuer: 'Test Intermediate', notAfter: version.chain[1]?.notAfter },
        { subject: 'Test Intermediate', issuer: 'Test Root', notAfter: version.chain[2]?.notAfter },
      ],
      createdAt,
      names: identifiersOf(readChain(leafPem).leaf).map(({ value }) => value),
    });
    expect(() => describeVersion({ id: 'v1', chainPem, keyType: 'rsa2048', createdAt })).toThrow(
      'certificate.mismatch',
    );
  });

  it('tells its names, and has one for the screen even without a subject', async () => {
    expect(identifiersOf(readChain(leafPem).leaf)).toEqual([
      identifiers[1],
      identifiers[0],
      identifiers[2],
      identifiers[3],
    ]);
    const csr = await createCsr({ identifiers: [{ type: 'ip', value: '192.0.2.7' }], privateKeyPem });
    const version = describeVersion({ id: 'v', chainPem: authority.sign(csr), createdAt: '' });
    expect(version.chain[0]?.subject).toBe('192.0.2.7');
  });
});
