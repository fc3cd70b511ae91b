import { describe, expect, it } from 'vitest';
import { readAuthorization } from '../../../electron/engine/acme/answers.ts';
import { judgePersist, type PersistWish, persistValue } from '../../../electron/engine/challenges/dns-persist-01.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const plain: PersistWish = {
  issuers: ['authority.example', 'ca.example.net'],
  accountUrl: 'https://ca.example/acct/123',
  wildcard: false,
};
const wildcard: PersistWish = { ...plain, wildcard: true };
const account = 'accounturi=https://ca.example/acct/123';
const seconds = (text: string): number => new Date(text).getTime() / 1000;

describe('the lasting record', () => {
  it('is written as in the draft’s examples', () => {
    expect([persistValue(plain), persistValue(wildcard)]).toEqual([
      'authority.example; accounturi=https://ca.example/acct/123',
      'authority.example; accounturi=https://ca.example/acct/123; policy=wildcard',
    ]);
  });

  it.each([
    `authority.example; ${account}`,
    `authority.example;${account}`,
    ` \tauthority.example ; accounturi = https://ca.example/acct/123 `,
    `AUTHORITY.example.; AccountURI=https://ca.example/acct/123`,
    `ca.example.net; ${account}`,
    `authority.example; ${account}; policy=wildcard`,
    `authority.example; ${account}; policy=something-new; later=1`,
    `authority.example; ${account}; persistUntil=${seconds('2026-11-21T12:00:00Z')}`,
  ])('is good for one name as %s', (value) => {
    expect(judgePersist([value], plain, now)).toEqual({ kind: 'good' });
  });

  it.each([
    'other.example; accounturi=https://ca.example/acct/123',
    'authority.example',
    'authority.example; accounturi=',
    `authority.example; ${account};`,
    `authority.example; ${account}; ${account}`,
    `authority.example; ${account}; nothing`,
    `authority.example; accounturi=https://ca.example/acct/1 23`,
    `authority.example; ${account}; persistUntil=tomorrow`,
    '',
    'v=spf1 -all',
  ])('is not there as %j', (value) => {
    expect(judgePersist([value], plain, now)).toEqual({ kind: 'missing' });
  });

  it('must say so to be good for a wildcard, in either case of letters', () => {
    expect(judgePersist([`authority.example; ${account}`], wildcard, now)).toEqual({ kind: 'missing' });
    expect(judgePersist([`authority.example; ${account}; Policy=WildCard`], wildcard, now)).toEqual({ kind: 'good' });
  });

  it('has run out a second after its end', () => {
    const until = '2026-11-21T11:59:59.000Z';
    expect(judgePersist([`authority.example; ${account}; persistUntil=${seconds(until)}`], plain, now)).toEqual({
      kind: 'expired',
      until,
    });
  });

  it('of another account is told apart, and harmless beside a good one', () => {
    const other = 'authority.example; accounturi=https://ca.example/acct/9';
    expect(judgePersist([other], plain, now)).toEqual({
      kind: 'other-account',
      account: 'https://ca.example/acct/9',
    });
    expect(judgePersist([other, 'something else', `ca.example.net; ${account}`], plain, now)).toEqual({ kind: 'good' });
  });
});

describe('the challenge', () => {
  const offered = (names: unknown) => {
    const url = 'https://ca.example/acme/authz/1234';
    const challenge = { type: 'dns-persist-01', url: `${url}/0`, status: 'pending', 'issuer-domain-names': names };
    const identifier = { type: 'dns', value: 'example.com' };
    const facts = { url, status: 200, retryAt: undefined, links: () => [] };
    const { challenges } = readAuthorization({ status: 'pending', identifier, challenges: [challenge] }, url, facts);
    return challenges.map(({ token, issuerDomainNames }) => [token, issuerDomainNames]);
  };

  it('has no token but names of the authority', () => {
    expect(offered(['authority.example', 'ca.example.net'])).toEqual([['', ['authority.example', 'ca.example.net']]]);
  });

  it.each([[[]], [Array.from({ length: 11 }, (_, at) => `ca${at}.example`)], ['ca.example'], [['']]])(
    'is not to be used with %j',
    (names) => {
      expect(offered(names)).toEqual([]);
    },
  );
});
