import { describe, expect, it } from 'vitest';
import { lifeOf } from '../../../renderer/components/life.ts';
import { accountsAt, bindingWays, factsOf, needsAccount } from '../../../renderer/features/accounts/account-facts.ts';
import { healthOf, lookOf } from '../../../renderer/features/certificates/health.ts';
import { isFullPath, isPort } from '../../../renderer/features/proof/server-values.ts';
import {
  isMixed,
  type ProofOption,
  pickProvider,
  proofFor,
  type Way,
  wayOfOption,
  wayOfProof,
  waysAfter,
} from '../../../renderer/features/proof/ways.ts';
import { policyOf } from '../../../renderer/features/review/policy.ts';
import { emptyDraft } from '../../../renderer/features/wizard/draft-store.ts';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { Draft } from '../../../shared/domain/app.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import { type CertificateView, policySchema } from '../../../shared/domain/certificates.ts';
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';

const authority = (id: string, part: Partial<Authority> = {}): Authority => ({
  id,
  name: id,
  directoryUrl: `https://${id}.example/directory`,
  test: false,
  practice: false,
  publicTrust: true,
  externalAccountBinding: false,
  wildcards: true,
  addresses: 'no',
  maxNames: 100,
  caaDomains: [],
  summary: { en: '', zh: '' },
  ...part,
});

const account = (id: string, at: Authority, usual = false): AccountView => ({
  id,
  authority: { id: at.id, name: at.name, directoryUrl: at.directoryUrl },
  contact: [],
  usual,
  createdAt: '2026-01-01T00:00:00Z',
  certificates: 0,
});

describe('ways of proof', () => {
  const option = (method: ProofOption['method'], byHand = false, available = true): ProofOption => ({
    method,
    byHand,
    available,
    recommended: false,
    reasons: [],
  });
  const all = [
    option('dns-01'),
    option('dns-01', true),
    option('http-01'),
    option('tls-alpn-01'),
    option('dns-account-01'),
    option('dns-account-01', true),
    option('dns-persist-01', true),
  ];
  const pick = { provider: 'rfc2136', credentialId: 'c1', ready: true };

  it('each stand for one proof, and every proof for its way', () => {
    for (const each of all) {
      const proof = proofFor(wayOfOption(each), pick);
      expect(proof?.method).toBe(each.method);
      expect(proof === undefined ? undefined : wayOfProof(proof)).toBe(wayOfOption(each));
    }
    expect(proofFor('dns', undefined)).toBeUndefined();
    expect(proofFor('dns-account', pick)).toEqual({
      method: 'dns-account-01',
      provider: 'rfc2136',
      credentialId: 'c1',
    });
  });

  it('that come after are possible, not taken, and need nothing more to be entered', () => {
    const remaining = (taken: readonly Way[], ready: boolean, options: readonly ProofOption[] = all) =>
      waysAfter(options, taken, { ...pick, ready });
    expect(remaining(['http'], true)).toEqual([
      'dns',
      'manual',
      'tls',
      'dns-account',
      'dns-account-manual',
      'persist',
    ] satisfies Way[]);
    expect(remaining(['http', 'tls'], false)).toEqual(['manual', 'dns-account-manual', 'persist'] satisfies Way[]);
    expect(remaining(['dns'], true, [option('dns-01'), option('http-01', false, false)])).toEqual([]);
  });

  it('write at the provider whose credential is stored', () => {
    const provider = (id: string, fields = 1) =>
      ({ id, fields: Array(fields).fill({}) }) as unknown as ProviderDescriptor;
    const stored = { id: 'c1', provider: 'b' } as CredentialView;
    expect(pickProvider([provider('a'), provider('b')], [stored])).toEqual({
      provider: 'b',
      credentialId: 'c1',
      ready: true,
    });
    expect(pickProvider([provider('a')], [stored])).toEqual({ provider: 'a', ready: false });
    expect(pickProvider([provider('inside', 0)], [])).toEqual({ provider: 'inside', ready: true });
    expect(pickProvider([], [stored])).toBeUndefined();
  });

  it('know that wildcards and addresses do not go together', () => {
    const wildcard = { type: 'dns', value: '*.example.org' };
    const address = { type: 'ip', value: '203.0.114.5' };
    expect(isMixed([wildcard, address])).toBe(true);
    expect(isMixed([wildcard, { type: 'dns', value: 'example.org' }])).toBe(false);
    expect(isMixed([address])).toBe(false);
  });

  it('take ports that exist and folders that mean the same everywhere', () => {
    expect(['1', '80', '65535'].every(isPort)).toBe(true);
    expect(['0', '65536', '8o', '-1', ''].some(isPort)).toBe(false);
    expect([isFullPath('/var/www', false), isFullPath('www', false), isFullPath('~/www', false)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isFullPath('C:\\inetpub', true), isFullPath('\\\\nas\\web', true), isFullPath('/var', true)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('accounts', () => {
  const plain = authority('plain');
  const strict = authority('strict', { externalAccountBinding: true });
  const home = { url: 'https://ca.home.example/acme/directory' };

  it('are those of the same directory, the usual one first, also for an authority by address', () => {
    const list = [account('1', plain), account('2', strict), account('3', plain, true)];
    expect(accountsAt({ id: 'plain' }, list, plain).map(({ id }) => id)).toEqual(['3', '1']);
    const own = account('4', authority('own', { directoryUrl: home.url }));
    expect(accountsAt(home, [...list, own], undefined).map(({ id }) => id)).toEqual(['4']);
  });

  it('are asked for only where the authority wants one and there is none', () => {
    expect(needsAccount({ id: 'plain' }, [], plain, undefined)).toBe(false);
    expect(needsAccount({ id: 'strict' }, [], strict, undefined)).toBe(true);
    expect(needsAccount({ id: 'strict' }, [account('1', strict)], strict, undefined)).toBe(false);
    expect(needsAccount(home, [], undefined, true)).toBe(true);
    // Not known yet is not the same as none.
    expect(needsAccount({ id: 'strict' }, undefined, strict, undefined)).toBe(false);
  });

  it('at ZeroSSL can also be had for an e-mail address or an API key', () => {
    expect(bindingWays({ ...authority('zerossl'), bindingApi: 'https://authority.example/acme/' })).toEqual([
      'key',
      'email',
      'api',
    ]);
    expect(bindingWays(strict)).toEqual(['key']);
    expect(bindingWays(undefined)).toEqual(['key']);
  });

  it('come with what the authority signs', () => {
    const rich = authority('rich', { addresses: 'short-lived', lifetimeDays: 90, renewalInfo: true, maxNames: 25 });
    expect(factsOf(rich)).toEqual([
      { key: 'facts.free-entry' },
      { key: 'facts.wildcards' },
      { key: 'facts.addresses-short' },
      { key: 'facts.names', values: { count: 25 } },
      { key: 'facts.days', values: { count: 90 } },
      { key: 'facts.ari' },
    ]);
    expect(factsOf(strict).map(({ key }) => key)).toContain('facts.binding');
  });
});

describe('the order that is confirmed', () => {
  const names = [{ type: 'dns', value: 'nas.example.org' }] as const;
  const draft: Draft = { ...emptyDraft({ id: 'plain' }), proof: { method: 'http-01' } };

  it('carries every choice, and is one that the host accepts', () => {
    const full: Draft = {
      ...draft,
      fallbackProofs: [{ method: 'tls-alpn-01' }],
      fallbackAuthorities: [{ id: 'strict' }],
      profile: 'tlsserver',
      keyPolicy: 'reuse',
      keyType: 'rsa2048',
      preferredChain: { kind: 'root', name: 'ISRG Root X1' },
      contact: ' admin@example.org ',
      resolvers: '9.9.9.9, [2620:fe::fe]:53',
    };
    const policy = policySchema.parse({ ...policyOf(full, names), termsAgreed: true });
    expect(policy).toEqual({
      identifiers: [...names],
      authority: { id: 'plain' },
      proof: { method: 'http-01' },
      fallbackProofs: [{ method: 'tls-alpn-01' }],
      fallbackAuthorities: [{ id: 'strict' }],
      keyType: 'rsa2048',
      keyPolicy: 'reuse',
      profile: 'tlsserver',
      preferredChain: { kind: 'root', name: 'ISRG Root X1' },
      contact: ['admin@example.org'],
      resolvers: ['9.9.9.9', '[2620:fe::fe]:53'],
      termsAgreed: true,
    });
  });

  it('is not there while something is missing', () => {
    expect(policyOf(draft, [])).toBeUndefined();
    expect(policyOf(emptyDraft({ id: 'plain' }), names)).toBeUndefined();
    expect(policyOf({ ...draft, preferredChain: { kind: 'root', name: ' ' } }, names)).toBeUndefined();
  });
});

describe('a certificate', () => {
  const version = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-04-11T00:00:00Z' };

  it('is renewed at the moment picked in the span that the authority asks for', () => {
    const wish = {
      window: { start: '2026-02-10T00:00:00Z', end: '2026-02-20T00:00:00Z' },
      chosen: '2026-02-15T00:00:00Z',
    };
    expect(lifeOf(version, Date.parse('2026-01-11T00:00:00Z'), wish)).toEqual({
      spent: 0.1,
      renewal: 0.45,
      renewFrom: '2026-02-15T00:00:00Z',
      window: { start: 0.4, end: 0.5 },
      over: false,
    });
    const late = { window: { start: '2026-04-01T00:00:00Z', end: '2026-06-01T00:00:00Z' } };
    expect(lifeOf(version, 0, late)).toMatchObject({ renewal: 2 / 3, window: { end: 1 } });
  });

  it('that was revoked is told as revoked and is not waited for to expire', () => {
    const base = { id: 'x', name: 'x.example', status: 'needs-you' } as CertificateView;
    const current = { ...version, revoked: { at: '2026-02-01T00:00:00Z', reason: 1 } } as CertificateView['current'];
    const revoked = { ...base, current } as CertificateView;
    expect(lookOf(revoked)).toEqual({ shape: 'expired', word: 'status.revoked' });
    expect(lookOf({ ...revoked, status: 'working' })).toMatchObject({ word: 'status.working' });
    expect(lookOf({ ...base, status: 'fine' })).toEqual({ shape: 'fine', word: 'status.fine' });
    expect(healthOf([revoked])).toEqual({ kind: 'needs', count: 1, next: undefined });
  });
});
