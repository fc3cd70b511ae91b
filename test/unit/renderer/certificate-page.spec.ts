import { describe, expect, it } from 'vitest';
import { swapped, termsOf, typed, untyped } from '../../../renderer/features/certificate/terms.ts';
import { shownOf } from '../../../renderer/features/certificate/use-versions.ts';
import {
  changesOf,
  issuerOf,
  namesChangedAt,
  shortSerial,
  standingOf,
} from '../../../renderer/features/certificate/versions.ts';
import { type CertificateVersion, policySchema } from '../../../shared/domain/certificates.ts';

const version = (id: string, more: Partial<CertificateVersion> = {}): CertificateVersion => ({
  id,
  serial: '0a1b2c3d4e5f',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-04-01T00:00:00.000Z',
  issuer: "C=US, O=Let's Encrypt, CN=R11",
  keyType: 'ec256',
  fingerprintSha256: 'AB',
  chain: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  names: ['nas.example.org'],
  ...more,
});
const now = Date.parse('2026-02-01T00:00:00.000Z');

describe('a version in the list', () => {
  it('is in use, replaced, over or revoked, the gravest first', () => {
    const revoked = { at: '2026-01-20T00:00:00.000Z', reason: 4 };
    const over = version('v3', { notAfter: '2026-01-31T00:00:00.000Z' });
    expect(
      [version('v1'), version('v2'), over, version('v1', { revoked })].map((one) => standingOf(one, 'v1', now)),
    ).toEqual(['current', 'replaced', 'expired', 'revoked']);
  });

  it('tells what changed from the one before: names, kind of key, who signed', () => {
    const after = version('v2', {
      names: ['nas.example.org', 'www.example.org'],
      keyType: 'rsa2048',
      issuer: 'C=AT, O=ZeroSSL, CN=ZeroSSL RSA',
    });
    const before = version('v1', { names: ['nas.example.org', 'old.example.org'] });
    expect(changesOf(after, before)).toEqual({
      added: ['www.example.org'],
      left: ['old.example.org'],
      key: { from: 'ec256', to: 'rsa2048' },
      authority: { from: "Let's Encrypt", to: 'ZeroSSL' },
    });
  });

  it('tells nothing where only the intermediate changed, of the first, and of names that nobody noted', () => {
    expect(changesOf(version('v2', { issuer: "C=US, O=Let's Encrypt, CN=R12" }), version('v1'))).toBeUndefined();
    expect(changesOf(version('v1'), undefined)).toBeUndefined();
    const { names: _none, ...early } = version('v0');
    expect(changesOf(version('v1'), early)).toBeUndefined();
  });

  it('is told apart by the beginning of its serial number and by whoever signed it', () => {
    expect([shortSerial('0a1b2c3d4e5f'), shortSerial('0a1b2c3d4')]).toEqual(['0a1b2c3d…', '0a1b2c3d4']);
    expect([issuerOf(version('v1')), issuerOf({ issuer: 'CN=Home CA' })]).toEqual(["Let's Encrypt", 'Home CA']);
  });

  it('is the last shown of a longer list only where the one before it is known', () => {
    const versions = [version('v3'), version('v2'), version('v1')];
    expect([shownOf({ versions, count: 3 }), shownOf({ versions, count: 9 })]).toEqual([3, 2]);
  });
});

it('names changed when the newest version with other names than its predecessor was issued', () => {
  const wide = ['nas.example.org', 'www.example.org'];
  const list = [
    version('v4', { names: wide, createdAt: '2026-04-01T00:00:00.000Z' }),
    version('v3', { names: wide, createdAt: '2026-03-01T00:00:00.000Z' }),
    version('v2', { createdAt: '2026-02-01T00:00:00.000Z' }),
  ];
  expect(namesChangedAt(list)).toBe('2026-03-01T00:00:00.000Z');
  expect(namesChangedAt(list.slice(2))).toBeUndefined();
});

describe('the terms of the next order', () => {
  const policy = policySchema.parse({
    identifiers: [{ type: 'dns', value: 'nas.example.org' }],
    authority: { id: 'letsencrypt' },
    fallbackAuthorities: [{ id: 'zerossl' }, { id: 'actalis' }],
    proof: { method: 'http-01' },
    keyType: 'ec256',
    termsAgreed: true,
    profile: 'shortlived',
    minimumWait: 600,
  });

  it('come back from the form as they went into it', () => {
    expect(untyped(typed(termsOf(policy)))).toEqual(termsOf(policy));
    expect(typed(termsOf(policy)).minimumWait).toBe('10 min');
  });

  it('lose a wait that was emptied, and are not kept while the root has no name', () => {
    const { minimumWait: _gone, ...without } = termsOf(policy);
    expect(untyped({ ...typed(termsOf(policy)), minimumWait: '' })).toEqual(without);
    expect(untyped({ ...typed(termsOf(policy)), preferredChain: { kind: 'root', name: ' ' } })).toBeUndefined();
  });

  it('put the second authority first, the first behind it, and ask for its usual kind of certificate', () => {
    expect(swapped(typed(termsOf(policy)))).toMatchObject({
      authority: { id: 'zerossl' },
      fallbackAuthorities: [{ id: 'letsencrypt' }, { id: 'actalis' }],
    });
    expect(swapped(typed(termsOf(policy)))).not.toHaveProperty('profile');
  });
});
