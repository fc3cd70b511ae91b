import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import {
  type Account,
  type Answer,
  challengeOf,
  issue,
  kind,
  newOrder,
  proveByDns,
  settled,
  signingClient,
  txtValue,
} from './signing-client.ts';

const day = 86_400_000;
let now: number;
let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
beforeEach(async () => {
  now = Date.now();
  const clock = { now: () => new Date(now), sleep: () => Promise.resolve() };
  sandbox = await openSandbox({ clock, alternateRoot: true });
  client = signingClient(sandbox);
  account = await client.register();
});
afterEach(async () => {
  client.close();
  await sandbox.close();
});

describe('an order', () => {
  it('ends in a certificate with exactly its names, that chains to the root', async () => {
    const names = ['*.example.test', 'example.test', 'nas.example.home.arpa'];
    const { order, finalized, certificate, leaf } = await issue(sandbox, client, account, names);
    expect(order.json).toMatchObject({
      status: 'pending',
      identifiers: names.map((value) => ({ type: 'dns', value })),
    });
    expect(finalized.json.status).toBe('valid');
    const [first, issuer] = certificate.text
      .split(/(?<=-----END CERTIFICATE-----\n)/)
      .map((pem) => new X509Certificate(pem));
    const root = new X509Certificate(sandbox.issuingRootPem);
    expect([
      first?.subjectAltName,
      first?.subject,
      first?.ca,
      first?.keyUsage,
      issuer && first?.checkIssued(issuer) && first.verify(issuer.publicKey),
      issuer?.checkIssued(root) && issuer.verify(root.publicKey),
    ]).toEqual([
      names.map((name) => `DNS:${name}`).join(', '),
      'CN=*.example.test',
      false,
      ['1.3.6.1.5.5.7.3.1'],
      true,
      true,
    ]);
    const lifetime = leaf.notAfter.getTime() - leaf.notBefore.getTime() + 1000;
    expect(lifetime).toBe(90 * day);
    expect(leaf.notBefore.getTime()).toBeLessThan(now);
  });

  it('offers an alternate chain to the other root', async () => {
    const { certificate } = await issue(sandbox, client, account, ['alt.example.test']);
    const link = /<([^>]+)>;rel="alternate"/.exec(String(certificate.headers.link))?.[1] ?? '';
    const alternate = await account.post(link);
    const [leaf, issuer] = alternate.text
      .split(/(?<=-----END CERTIFICATE-----\n)/)
      .map((pem) => new X509Certificate(pem));
    const root = new X509Certificate(sandbox.alternateRootPem ?? '');
    expect(issuer && leaf?.verify(issuer.publicKey) && issuer.verify(root.publicKey)).toBe(true);
    expect(certificate.text.startsWith(alternate.text.slice(0, 200))).toBe(true);
    expect(kind(await account.post(`${link}9`))).toBe('404 malformed');
  });

  it('names addresses in their own field, and a wildcard can be proven by DNS only', async () => {
    const order = await newOrder(client, account, ['192.0.2.7', '2001:db8::1', '*.Example.test', 'b.a.example.test']);
    const offered: unknown[] = [];
    for (const url of order.json.authorizations) {
      const { json } = await account.post(url);
      offered.push([json.identifier, json.wildcard, json.challenges.map(({ type }: { type: string }) => type)]);
    }
    const byDns = ['dns-01', 'dns-account-01', 'dns-persist-01'];
    expect(offered).toEqual([
      [{ type: 'ip', value: '192.0.2.7' }, undefined, ['http-01', 'tls-alpn-01']],
      [{ type: 'ip', value: '2001:db8::1' }, undefined, ['http-01', 'tls-alpn-01']],
      [{ type: 'dns', value: 'example.test' }, true, byDns],
      [{ type: 'dns', value: 'b.a.example.test' }, undefined, [...byDns, 'http-01', 'tls-alpn-01']],
    ]);
  });

  it.each([
    ['192.168.2.192:7351', 'Domain name contains an invalid character'],
    ['under_score.example.test', 'Domain name contains an invalid character'],
    ['-dash.example.test', 'Domain name contains an invalid character'],
    ['localhost', 'Domain name needs at least one dot'],
    ['example.test.', 'Domain name ends in a dot'],
    ['a..example.test', 'Domain name can not have two dots in a row'],
    ['a.*.example.test', 'Domain name contains an invalid wildcard'],
    ['ab--cd.example.test', 'reserved format'],
    [`${'a'.repeat(64)}.example.test`, 'longer than 63 bytes'],
    [`${'a.'.repeat(11)}test`, 'more than 10 labels'],
    [`${'abcdefghi.'.repeat(26)}test`, 'longer than 253 bytes'],
    ['example.123', 'valid public suffix'],
    ['', 'is empty'],
  ])('is refused for the name "%s"', async (value, reason) => {
    const { newOrder: url } = await client.directory();
    const answer = await account.post(url, { identifiers: [{ type: 'dns', value }] });
    expect([kind(answer), answer.json.identifier]).toEqual(['400 rejectedIdentifier', { type: 'dns', value }]);
    expect(answer.json.detail).toContain(`Cannot issue for "${value}": `);
    expect(answer.json.detail).toContain(reason);
  });

  it('says of each wrong name what is wrong with it', async () => {
    const answer = await newOrder(client, account, ['bad_one.test', 'good.example.test', 'single']);
    expect(
      answer.json.subproblems.map(({ identifier }: { identifier: { value: string } }) => identifier.value),
    ).toEqual(['bad_one.test', 'single']);
  });

  it('is refused for no names, too many, foreign types, wrong addresses, and names a wildcard covers', async () => {
    const { newOrder: url } = await client.directory();
    const ask = async (...identifiers: readonly { type: string; value: string }[]) =>
      kind(await account.post(url, { identifiers }));
    const many = Array.from({ length: 101 }, (_, index) => ({ type: 'dns', value: `n${index}.example.test` }));
    expect([
      await ask(),
      await ask(...many),
      await ask({ type: 'email', value: 'me@example.test' }),
      await ask({ type: 'dns', value: '192.0.2.1' }),
      await ask({ type: 'ip', value: '2001:0db8::1' }),
      await ask({ type: 'ip', value: '192.0.2.300' }),
      await ask({ type: 'dns', value: '*.example.test' }, { type: 'dns', value: 'www.example.test' }),
      kind(await account.post(url, { identifiers: 'example.test' })),
    ]).toEqual([
      '400 malformed',
      '400 malformed',
      '400 unsupportedIdentifier',
      '400 rejectedIdentifier',
      '400 rejectedIdentifier',
      '400 rejectedIdentifier',
      '400 malformed',
      '400 malformed',
    ]);
  });

  it('follows its profile: six days and no common name for shortlived', async () => {
    const { meta } = await client.directory();
    const { order, leaf } = await issue(sandbox, client, account, ['short.example.test'], { profile: 'shortlived' });
    const unknown = await newOrder(client, account, ['short.example.test'], { profile: 'eternal' });
    expect([Object.keys(meta.profiles), order.json.profile, leaf.subject, kind(unknown)]).toEqual([
      ['classic', 'shortlived'],
      'shortlived',
      '',
      '400 invalidProfile',
    ]);
    expect(leaf.notAfter.getTime() - leaf.notBefore.getTime() + 1000).toBe(6 * day);
  });

  it('gets the validity it asks for, within what the profile allows', async () => {
    const at = (days: number) => new Date(Math.floor(now / 1000) * 1000 + days * day).toISOString();
    const { leaf } = await issue(sandbox, client, account, ['dated.example.test'], {
      notBefore: at(1),
      notAfter: at(3),
    });
    const tooLong = await newOrder(client, account, ['dated.example.test'], { notAfter: at(91) });
    const reversed = await newOrder(client, account, ['dated.example.test'], { notBefore: at(3), notAfter: at(2) });
    expect([leaf.notBefore.toISOString(), leaf.notAfter.toISOString(), kind(tooLong), kind(reversed)]).toEqual([
      at(1),
      at(3),
      '400 malformed',
      '400 malformed',
    ]);
  });

  it('takes no name of more than 64 characters as common name', async () => {
    const long = `${'abcdefghi.'.repeat(6)}example.test`;
    const { leaf } = await issue(sandbox, client, account, [long]);
    expect([leaf.subject, new X509Certificate(Buffer.from(leaf.rawData)).subjectAltName]).toEqual(['', `DNS:${long}`]);
  });

  it('is invalid once it or an authorization has expired, and valid authorizations serve later orders if allowed', async () => {
    const order = await newOrder(client, account, ['again.example.test']);
    const [authorization] = order.json.authorizations;
    await proveByDns(sandbox, account, order);
    sandbox.faults.reuseAuthorizations = true;
    const second = await newOrder(client, account, ['again.example.test']);
    expect([second.json.status, second.json.authorizations]).toEqual(['ready', [authorization]]);
    now += 8 * day;
    expect((await account.post(String(second.headers.location))).json.status).toBe('invalid');
    now += 30 * day;
    expect((await account.post(authorization)).json.status).toBe('expired');
    expect((await newOrder(client, account, ['again.example.test'])).json.status).toBe('pending');
  });

  it('ends with an authorization that is deactivated', async () => {
    const order = await newOrder(client, account, ['gone.example.test']);
    const [authorization] = order.json.authorizations;
    const before = await account.post(authorization);
    const ended = await account.post(authorization, { status: 'deactivated' });
    const twice = await account.post(authorization, { status: 'deactivated' });
    const late = await account.post(challengeOf(before, 'dns-01').url, {});
    const after = await account.post(String(order.headers.location));
    expect([ended.json.status, kind(twice), kind(late), after.json.status]).toEqual([
      'deactivated',
      '400 malformed',
      '400 malformed',
      'invalid',
    ]);
  });
});

describe('a DNS challenge', () => {
  const attempt = async (name: string, publish: (value: string) => void): Promise<Answer> => {
    const order = await newOrder(client, account, [name]);
    const [url] = order.json.authorizations;
    const challenge = challengeOf(await account.post(url), 'dns-01');
    publish(txtValue(account, challenge.token));
    await account.post(challenge.url, {});
    return settled(account, url);
  };
  const verdict = ({ json }: Answer) => [json.status, json.challenges[0].error?.type.split(':').at(-1)];

  it('is met by one of several values, also behind an alias in another zone', async () => {
    const ended = await attempt('*.alias.example.test', (value) => {
      sandbox.setCname('_acme-challenge.alias.example.test', 'validation.other.test');
      sandbox.setTxt('validation.other.test', 'of an earlier run');
      sandbox.setTxt('validation.other.test', value);
    });
    expect(verdict(ended)).toEqual(['valid', undefined]);
    expect(ended.json.challenges).toHaveLength(1);
  });

  it('fails with what the name server said', async () => {
    const nothing = await attempt('nx.example.test', () => undefined);
    const wrong = await attempt('wrong.example.test', () => sandbox.setTxt('_acme-challenge.wrong.example.test', 'no'));
    const other = await attempt('cname.example.test', () =>
      sandbox.setCname('_acme-challenge.cname.example.test', 'host.other.test'),
    );
    sandbox.faults.dns = 'servfail';
    const broken = await attempt('broken.example.test', () => undefined);
    expect([nothing, wrong, other, broken].map(verdict)).toEqual([
      ['invalid', 'dns'],
      ['invalid', 'unauthorized'],
      ['invalid', 'unauthorized'],
      ['invalid', 'dns'],
    ]);
    expect(nothing.json.challenges[0].error).toMatchObject({
      detail: expect.stringContaining('NXDOMAIN looking up TXT for _acme-challenge.nx.example.test'),
      identifier: { type: 'dns', value: 'nx.example.test' },
    });
  });

  it('fails when the record is not published yet', async () => {
    sandbox.faults.publishDelay = 60_000;
    const ended = await attempt('slow.example.test', (value) =>
      sandbox.setTxt('_acme-challenge.slow.example.test', value),
    );
    expect(verdict(ended)).toEqual(['invalid', 'dns']);
  });

  it('may be answered twice, and is not bound to the order of answers', async () => {
    const order = await newOrder(client, account, ['twice.example.test']);
    const [url] = order.json.authorizations;
    const challenge = challengeOf(await account.post(url), 'dns-01');
    sandbox.setTxt('_acme-challenge.twice.example.test', txtValue(account, challenge.token));
    const answers = [await account.post(challenge.url, {}), await account.post(challenge.url, {})];
    await settled(account, url);
    const read = await account.post(challenge.url);
    const extra = await account.post(challenge.url, { keyAuthorization: 'of the old draft' });
    expect([...answers.map(({ status }) => status), read.json.status, kind(extra)]).toEqual([
      200,
      200,
      'valid',
      '400 malformed',
    ]);
    expect(String(read.headers.link)).toContain(`<${url}>;rel="up"`);
  });
});
