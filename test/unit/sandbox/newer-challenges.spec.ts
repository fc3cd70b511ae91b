/** The practice authority and the ways of proof beside dns-01 and http-01. Pebble judges our answers elsewhere. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTlsAlpn01Listener } from '../../../electron/engine/challenges/tls-alpn-01.ts';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import { type Account, challengeOf, newOrder, settled, signingClient, txtValue } from './signing-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
beforeAll(async () => {
  sandbox = await openSandbox();
  client = signingClient(sandbox);
  account = await client.register();
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

type Challenge = { readonly url: string; readonly token: string; readonly 'issuer-domain-names'?: readonly string[] };

const attempt = async (name: string, type: string, present: (challenge: Challenge) => Promise<void> | void) => {
  const [url] = (await newOrder(client, account, [name])).json.authorizations;
  const challenge = challengeOf(await account.post(url), type);
  await present(challenge);
  await account.post(challenge.url, {});
  const { json } = await settled(account, url);
  const decided = json.challenges.find(({ status }: { status: string }) => status !== 'pending');
  return [json.status, decided.error?.type.split(':').at(-1), decided.error?.detail];
};
const met = ['valid', undefined, undefined];

describe('TLS-ALPN-01', () => {
  const answer = async (name: string, served: (challenge: Challenge) => readonly [string, string]) => {
    const listener = await openTlsAlpn01Listener({ port: 0, address: '127.0.0.1' });
    sandbox.tlsPort = listener.port;
    try {
      return await attempt(name, 'tls-alpn-01', async (challenge) => {
        const [value, keyAuthorization] = served(challenge);
        await listener.put({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value }, keyAuthorization);
      });
    } finally {
      await listener.close();
    }
  };
  const right = ({ token }: Challenge) => `${token}.${account.key.thumbprint}`;

  it.each(['tls.example.test', '192.0.2.7', '2001:db8::1'])('proves %s', async (name) => {
    expect(await answer(name, (challenge) => [name, right(challenge)])).toEqual(met);
  });

  it('fails for another key, another name, and where nothing listens', async () => {
    const wrongKey = await answer('t1.example.test', ({ token }) => ['t1.example.test', `${token}.other`]);
    const wrongName = await answer('t2.example.test', (challenge) => ['t3.example.test', right(challenge)]);
    sandbox.tlsPort = 1;
    const nobody = await attempt('t4.example.test', 'tls-alpn-01', () => undefined);
    expect([wrongKey, wrongName, nobody].map(([status, type]) => [status, type])).toEqual([
      ['invalid', 'unauthorized'],
      ['invalid', 'tls'],
      ['invalid', 'connection'],
    ]);
    expect(wrongKey[2]).toContain('belongs to another challenge');
  });
});

describe('dns-account-01', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const label = (): string => {
    const bits = [...createHash('sha256').update(account.url).digest().subarray(0, 10)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
    return `_${(bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')}._acme-challenge`;
  };

  it('looks at the name of the account, and at no other', async () => {
    const own = await attempt('*.a.example.test', 'dns-account-01', ({ token }) =>
      sandbox.setTxt(`${label()}.a.example.test`, txtValue(account, token)),
    );
    const usual = await attempt('b.example.test', 'dns-account-01', ({ token }) =>
      sandbox.setTxt('_acme-challenge.b.example.test', txtValue(account, token)),
    );
    expect([own, usual[0], usual[1]]).toEqual([met, 'invalid', 'dns']);
  });
});

describe('dns-persist-01', () => {
  let count = 0;
  const withRecord = (value: (issuer: string) => string, wildcard = false) => {
    const base = `p${count++}.example.test`;
    return attempt(wildcard ? `*.${base}` : base, 'dns-persist-01', ({ 'issuer-domain-names': issuers = [] }) =>
      sandbox.setTxt(`_validation-persist.${base}`, value(issuers[0] ?? '')),
    );
  };

  it('has no token, and takes the record of this account', async () => {
    const [url] = (await newOrder(client, account, ['p.example.test'])).json.authorizations;
    expect(challengeOf(await account.post(url), 'dns-persist-01')).toEqual({
      type: 'dns-persist-01',
      url: expect.any(String),
      status: 'pending',
      'issuer-domain-names': ['practice.certwright.invalid'],
    });
    expect(await withRecord((issuer) => `${issuer}; accounturi=${account.url}`)).toEqual(met);
    expect(await withRecord((issuer) => `${issuer};accounturi=${account.url};policy=Wildcard`, true)).toEqual(met);
  });

  it.each([
    ['another authority', () => `other.example; accounturi=${account.url}`, false, 'unauthorized'],
    ['another account', (issuer: string) => `${issuer}; accounturi=${account.url}x`, false, 'unauthorized'],
    ['no account', (issuer: string) => issuer, false, 'malformed'],
    ['a loose end', (issuer: string) => `${issuer}; accounturi=${account.url};`, false, 'malformed'],
    ['a wildcard not meant', (issuer: string) => `${issuer}; accounturi=${account.url}`, true, 'unauthorized'],
    [
      'a time gone by',
      (issuer: string) => `${issuer}; accounturi=${account.url}; persistUntil=1`,
      false,
      'unauthorized',
    ],
  ] as const)('refuses %s', async (_what, value, wildcard, type) => {
    expect((await withRecord(value, wildcard)).slice(0, 2)).toEqual(['invalid', type]);
  });
});
