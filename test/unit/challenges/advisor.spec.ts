import { describe, expect, it } from 'vitest';
import type { AcmeAuthorization } from '../../../electron/engine/acme/session.ts';
import { type ProofFacts, proofOptions } from '../../../electron/engine/challenges/advisor.ts';
import { selectChallenge } from '../../../electron/engine/challenges/select.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { languages } from '../../../shared/domain/languages.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

const dns = (value: string): Identifier => ({ type: 'dns', value });
const address: Identifier = { type: 'ip', value: '192.0.2.1' };
const usual = { wildcards: true, addresses: 'short-lived' } as const;
const optionsFor = (
  identifiers: readonly Identifier[],
  authority: Parameters<typeof proofOptions>[0]['authority'] = usual,
  facts?: ProofFacts,
) =>
  proofOptions({ identifiers, authority, facts }).map(({ method, byHand, available, recommended, reasons }) =>
    [
      byHand ? `${method} by hand` : method,
      available ? (recommended ? 'recommended' : 'possible') : 'impossible',
      ...reasons,
    ].join(' '),
  );
const recommended = (identifiers: readonly Identifier[], facts: ProofFacts): string | undefined =>
  optionsFor(identifiers, usual, facts).find((option) => option.includes(' recommended '));

const accountWays = [
  'dns-account-01 possible needs-dns-access own-name-per-account few-authorities',
  'dns-account-01 by hand possible needs-dns-access needs-by-hand-each-time own-name-per-account few-authorities',
  'dns-persist-01 by hand possible needs-by-hand-once few-authorities',
];

describe('which proof is offered', () => {
  it('a plain name: any, DNS first', () => {
    expect(optionsFor([dns('example.org')])).toEqual([
      'dns-01 recommended recommended-no-open-port needs-dns-access',
      'dns-01 by hand possible needs-dns-access needs-by-hand-each-time',
      'http-01 possible needs-port-80',
      'tls-alpn-01 possible needs-port-443',
      ...accountWays,
    ]);
  });

  it('a wildcard: DNS only', () => {
    expect(optionsFor([dns('example.org'), dns('*.example.org')])).toEqual([
      'dns-01 recommended recommended-wildcard needs-dns-access',
      'dns-01 by hand possible needs-dns-access needs-by-hand-each-time',
      'http-01 impossible not-for-wildcards',
      'tls-alpn-01 impossible not-for-wildcards',
      ...accountWays,
    ]);
  });

  it('an address: only by answering there', () => {
    expect(optionsFor([dns('example.org'), address])).toEqual([
      'dns-01 impossible not-for-addresses',
      'dns-01 by hand impossible not-for-addresses',
      'http-01 recommended recommended-address needs-port-80',
      'tls-alpn-01 possible needs-port-443',
      'dns-account-01 impossible not-for-addresses',
      'dns-account-01 by hand impossible not-for-addresses',
      'dns-persist-01 by hand impossible not-for-addresses',
    ]);
  });

  it('a wildcard and an address in one order: nothing', () => {
    const options = proofOptions({ identifiers: [dns('*.example.org'), address], authority: usual });
    expect(new Set(options.map(({ available, reasons }) => `${available} ${reasons.join()}`))).toEqual(
      new Set(['false mixed-wildcard-and-address']),
    );
  });

  it('ports that are taken are told, and the free one is recommended for an address', () => {
    const facts = { portFree80: false, portFree443: true };
    expect(optionsFor([address], usual, facts).slice(2, 4)).toEqual([
      'http-01 possible needs-port-80 port-80-not-free',
      'tls-alpn-01 recommended recommended-address needs-port-443',
    ]);
    expect(recommended([address], { portFree80: false, portFree443: false })).toBe(
      'http-01 recommended recommended-address needs-port-80 port-80-not-free',
    );
  });

  it('a stored credential is said to be there', () => {
    expect(optionsFor([dns('example.org')], usual, { credentials: ['rfc2136'] }).slice(0, 2)).toEqual([
      'dns-01 recommended recommended-no-open-port has-dns-access',
      'dns-01 by hand possible needs-dns-access needs-by-hand-each-time',
    ]);
  });

  it.each([
    [['http-01', 'tls-alpn-01'], 'http-01 recommended recommended-offered needs-port-80'],
    [['tls-alpn-01'], 'tls-alpn-01 recommended recommended-offered needs-port-443'],
    [['http-01', 'dns-persist-01'], 'dns-persist-01 by hand recommended recommended-no-open-port needs-by-hand-once'],
    [
      ['dns-account-01', 'dns-persist-01'],
      'dns-account-01 recommended recommended-no-open-port needs-dns-access own-name-per-account',
    ],
    [[], undefined],
  ])('an authority that offers %j', (directoryChallenges, wanted) => {
    expect(recommended([dns('example.org')], { directoryChallenges })).toBe(wanted);
    const others = optionsFor([dns('example.org')], usual, { directoryChallenges }).filter(
      (option) => !directoryChallenges.some((method) => option.startsWith(method)),
    );
    expect(others.filter((option) => !option.endsWith('impossible not-offered'))).toEqual([]);
  });

  it('every reason has its sentence in both languages', () => {
    const all = [[dns('a.test')], [dns('*.a.test')], [address], [dns('*.a.test'), address]].flatMap((identifiers) =>
      [
        undefined,
        { portFree80: false, portFree443: false, credentials: ['x'] },
        { directoryChallenges: ['http-01'] },
      ].flatMap((facts) => proofOptions({ identifiers, authority: usual, facts }).flatMap(({ reasons }) => reasons)),
    );
    const missing = [...new Set(all)].filter(
      (reason) => !languages.map(packOf).every(({ sentences }) => Object.hasOwn(sentences, `proof.reason.${reason}`)),
    );
    expect(missing).toEqual([]);
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
