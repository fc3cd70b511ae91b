import { describe, expect, it } from 'vitest';
import type { AcmeAuthorization } from '../../../electron/engine/acme/session.ts';
import { proofOptions } from '../../../electron/engine/challenges/advisor.ts';
import { selectChallenge } from '../../../electron/engine/challenges/select.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const dns = (value: string): Identifier => ({ type: 'dns', value });
const address: Identifier = { type: 'ip', value: '192.0.2.1' };
const usual = { wildcards: true, addresses: 'short-lived' } as const;
const optionsFor = (
  identifiers: readonly Identifier[],
  authority: Parameters<typeof proofOptions>[0]['authority'] = usual,
) =>
  proofOptions({ identifiers, authority }).map(({ method, byHand, available, recommended, reasons }) =>
    [
      byHand ? 'by hand' : method,
      available ? (recommended ? 'recommended' : 'possible') : 'impossible',
      ...reasons,
    ].join(' '),
  );

describe('which proof is offered', () => {
  it('a plain name: any, DNS first', () => {
    expect(optionsFor([dns('example.org')])).toEqual([
      'dns-01 recommended recommended-no-open-port needs-dns-access',
      'by hand possible needs-dns-access needs-by-hand-each-time',
      'http-01 possible needs-port-80',
    ]);
  });

  it('a wildcard: DNS only', () => {
    expect(optionsFor([dns('example.org'), dns('*.example.org')])).toEqual([
      'dns-01 recommended recommended-wildcard needs-dns-access',
      'by hand possible needs-dns-access needs-by-hand-each-time',
      'http-01 impossible not-for-wildcards',
    ]);
  });

  it('an address: HTTP only', () => {
    expect(optionsFor([dns('example.org'), address])).toEqual([
      'dns-01 impossible not-for-addresses',
      'by hand impossible not-for-addresses',
      'http-01 recommended recommended-address needs-port-80',
    ]);
  });

  it('a wildcard and an address in one order: nothing', () => {
    expect(optionsFor([dns('*.example.org'), address])).toEqual([
      'dns-01 impossible not-for-addresses',
      'by hand impossible not-for-addresses',
      'http-01 impossible not-for-wildcards',
    ]);
  });

  it('what the authority does not sign cannot be proven to it', () => {
    expect(optionsFor([address], { wildcards: true, addresses: 'no' })[2]).toBe('http-01 impossible not-for-addresses');
    expect(optionsFor([dns('*.a.test')], { wildcards: false, addresses: 'no' })[0]).toBe(
      'dns-01 impossible not-for-wildcards',
    );
  });
});

describe('picking a challenge', () => {
  const challenge = (type: string) => ({
    type,
    url: `https://ca.test/${type}`,
    token: type,
    status: 'pending' as const,
  });
  const authorization: AcmeAuthorization = {
    url: 'https://ca.test/authorization',
    status: 'pending',
    identifier: dns('example.org'),
    wildcard: true,
    challenges: [challenge('dns-01'), challenge('tls-alpn-01')],
  };

  it('takes the one that was wanted', () => {
    expect(selectChallenge(authorization, 'dns-01')).toBe(authorization.challenges[0]);
  });

  it('says what is offered instead', () => {
    try {
      selectChallenge(authorization, 'http-01');
      expect.unreachable();
    } catch (thrown) {
      expect(toProblem(thrown)).toMatchObject({
        code: 'challenge.not-offered',
        details: { identifier: '*.example.org', wanted: 'http-01', offered: ['dns-01', 'tls-alpn-01'] },
      });
    }
  });
});
