import { describe, expect, it } from 'vitest';
import { authorities, resolveAuthority } from '../../../electron/engine/authorities/authorities.ts';
import { type Allowance, limitsOf } from '../../../electron/engine/authorities/limits.ts';

const allowances = (limits: ReturnType<typeof limitsOf>): readonly Allowance[] =>
  [
    limits.newAccountsPerAddress,
    limits.newOrdersPerAccount,
    limits.failedValidationsPerName,
    limits.certificatesPerRegisteredDomain,
    limits.duplicateCertificates,
  ].filter((one) => one !== undefined);

describe('what an authority allows', () => {
  it('is as Let’s Encrypt documents it (August 2026)', () => {
    expect(limitsOf(resolveAuthority({ id: 'letsencrypt' }).authority)).toEqual({
      statedAt: 'https://letsencrypt.org/docs/rate-limits/',
      newAccountsPerAddress: { count: 10, hours: 3 },
      newOrdersPerAccount: { count: 300, hours: 3 },
      failedValidationsPerName: { count: 5, hours: 1 },
      certificatesPerRegisteredDomain: { count: 50, hours: 168 },
      duplicateCertificates: { count: 5, hours: 168 },
      failuresUntilPaused: 1152,
      renewalsAreExempt: true,
    });
  });

  it.each(authorities.map((authority) => [authority.id, authority] as const))('is written down for %s', (_, one) => {
    const limits = limitsOf(one);
    expect(allowances(limits).every(({ count, hours }) => count > 0 && hours > 0)).toBe(true);
    // A test service is there to fail at; no other is asked more often than Let's Encrypt would bear.
    if (!one.test) expect(limits.failedValidationsPerName).toEqual({ count: 5, hours: 1 });
  });

  it('is unknown for a public directory that nobody described, so care decides; at home nothing is counted', () => {
    const stranger = limitsOf(resolveAuthority({ url: 'https://acme.example.com/dir' }).authority);
    const atHome = limitsOf(resolveAuthority({ url: 'https://127.0.0.1:14000/dir' }).authority);
    expect(stranger.failedValidationsPerName).toEqual({ count: 5, hours: 1 });
    expect(atHome.failedValidationsPerName.count).toBeGreaterThan(1000);
  });
});
