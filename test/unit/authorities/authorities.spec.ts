import { describe, expect, it } from 'vitest';
import { authorities, resolveAuthority, signingPolicyOf } from '../../../electron/engine/authorities/authorities.ts';
import { authoritySchema } from '../../../shared/domain/authorities.ts';
import { CertwrightError } from '../../../shared/errors/problem.ts';

const rootPem = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n';

describe('the authorities offered', () => {
  it('fit the contract, with different ids and directories over https, and both languages', () => {
    for (const authority of authorities) {
      expect(authoritySchema.parse(authority)).toEqual(authority);
      expect(new URL(authority.directoryUrl).protocol).toBe('https:');
      expect(authority.summary.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(authorities.map(({ id }) => id)).size).toBe(authorities.length);
    expect(new Set(authorities.map(({ directoryUrl }) => directoryUrl)).size).toBe(authorities.length);
  });

  it.each(authorities.map((authority) => [authority.id, authority] as const))(
    '%s says everything people ask',
    (_, one) => {
      const texts = [one.summary, ...(one.traps ?? []), ...(one.bindingSteps ?? [])];
      for (const { en, zh } of texts) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[\x20-\x7e“”’]+$/);
        expect(en + zh).not.toMatch(/[!！]/);
      }
      expect({
        lifetime: (one.lifetimeDays ?? 0) > 0,
        caa: one.caaDomains.every((name) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) && one.caaDomains.length > 0,
        terms: one.termsUrl?.startsWith('https://'),
        profiles: Array.isArray(one.profiles),
        renewalInfo: typeof one.renewalInfo,
        traps: (one.traps?.length ?? 0) > 0,
        // Steps and a page exactly where a binding is needed.
        steps: (one.bindingSteps?.length ?? 0) > 1,
        bindingPage: one.bindingUrl?.startsWith('https://') === true,
      }).toEqual({
        lifetime: true,
        caa: true,
        terms: true,
        profiles: true,
        renewalInfo: 'boolean',
        traps: true,
        steps: one.externalAccountBinding,
        bindingPage: one.externalAccountBinding,
      });
      const staging = authorities.find(({ id }) => id === one.stagingId);
      expect([one.stagingId === undefined, staging?.test]).toEqual(
        one.stagingId === undefined ? [true, undefined] : [false, true],
      );
    },
  );

  it('are rehearsed with a test service where there is one', () => {
    expect(authorities.flatMap(({ id, stagingId }) => (stagingId === undefined ? [] : [[id, stagingId]]))).toEqual([
      ['letsencrypt', 'letsencrypt-staging'],
      ['google', 'google-test'],
    ]);
  });

  it('begin with Let’s Encrypt, which signs addresses for a few days only', () => {
    const { authority, directoryUrl, rootPem: root } = resolveAuthority({ id: 'letsencrypt' });
    expect([authority.id, directoryUrl, root]).toEqual([
      authorities[0]?.id,
      'https://acme-v02.api.letsencrypt.org/directory',
      undefined,
    ]);
    expect(signingPolicyOf(authority)).toEqual({
      publicTrust: true,
      wildcards: true,
      addresses: 'short-lived',
      maxNames: 100,
    });
  });

  it('no longer hold Buypass, and say so by name', () => {
    const resolve = () => resolveAuthority({ id: 'buypass' });
    expect(resolve).toThrow(CertwrightError);
    expect(resolve).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'authority.unknown',
          details: { id: 'buypass', known: authorities.map(({ id }) => id) },
        }),
      }),
    );
  });
});

describe('a directory given as URL', () => {
  it.each([
    ['https://acme.example.com/dir', true],
    ['https://acme.example.com:8443/dir', true],
    ['https://8.8.8.8/dir', true],
    ['https://[2606:4700::1]/dir', true],
    ['https://127.0.0.1:14000/dir', false],
    ['https://[::1]:14000/dir', false],
    ['https://[fd00::1]/dir', false],
    ['https://[::ffff:192.168.1.5]/dir', false],
    ['https://192.168.178.20/dir', false],
    ['https://100.64.3.4/dir', false],
    ['https://ca/dir', false],
    ['https://ca.home.arpa/dir', false],
    ['https://step-ca.lan./dir', false],
    ['https://ca.INTERNAL/dir', false],
    ['https://localhost:9000/dir', false],
  ])('%s signs for the public: %s', (url, publicTrust) => {
    const { authority, directoryUrl } = resolveAuthority({ url });
    expect([authority.publicTrust, authority.addresses]).toEqual([publicTrust, publicTrust ? 'no' : 'yes']);
    expect([directoryUrl, authority.name]).toEqual([url, new URL(url).host]);
    expect(authoritySchema.parse(authority)).toEqual(authority);
  });

  it('with a root of its own is private wherever it is', () => {
    const { authority, rootPem: root } = resolveAuthority({ url: 'https://acme.example.com/dir', rootPem });
    expect([authority.publicTrust, root]).toEqual([false, rootPem]);
  });

  it('that is a known authority’s keeps what is known of it', () => {
    const url = 'https://acme.zerossl.com/v2/DV90';
    expect(resolveAuthority({ url }).authority).toBe(resolveAuthority({ id: 'zerossl' }).authority);
  });
});

describe('the practice authority', () => {
  it('is there only while the host brings it', () => {
    const practice = {
      authority: {
        ...resolveAuthority({ url: 'https://127.0.0.1:14000/dir' }).authority,
        id: 'practice',
        practice: true,
      },
      directoryUrl: 'https://127.0.0.1:14000/dir',
      rootPem,
    };
    expect(resolveAuthority({ id: 'practice' }, [practice])).toBe(practice);
    expect(() => resolveAuthority({ id: 'practice' })).toThrow('authority.unknown');
  });
});
