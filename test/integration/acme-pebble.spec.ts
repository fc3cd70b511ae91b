/** Our session against Pebble, whose validation is switched off: what is proven here is the protocol. */
import { X509Certificate } from 'node:crypto';
import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcmeOrder, AcmeSession } from '../../electron/engine/acme/session.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { memoryCache, open, problemOf } from '../contract/acme/opened.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { describeWith } from '../support/tools.ts';

const makeCsr = async (names: readonly string[]): Promise<Uint8Array> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
  });
  return new Uint8Array(request.rawData);
};

const until = async (session: AcmeSession, url: string, done: (order: AcmeOrder) => boolean): Promise<AcmeOrder> => {
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    const order = await session.order(url);
    if (done(order)) return order;
    await systemClock.sleep(wait);
  }
};

const dnsNames = (names: readonly string[]) => names.map((value) => ({ type: 'dns', value }) as const);

const issue = async (session: AcmeSession, names: readonly string[], profile?: string) => {
  const identifiers = dnsNames(names);
  const order = await session.createOrder({ identifiers, ...(profile === undefined ? {} : { profile }) });
  for (const url of order.authorizations) {
    const authorization = await session.authorization(url);
    const challenge = authorization.challenges.find(({ type }) => type === 'dns-01');
    if (challenge === undefined) throw new Error(`no dns-01 in ${JSON.stringify(authorization)}`);
    await session.answer(challenge.url);
  }
  const ready = await until(session, order.url, ({ status }) => status !== 'pending');
  const finalized = await session.finalize(ready, await makeCsr(names));
  const valid =
    finalized.status === 'valid' ? finalized : await until(session, order.url, ({ status }) => status === 'valid');
  return { order, valid, ...(await session.download(valid.certificate ?? '')) };
};

const leafOf = (pem: string) => new X509Certificate(pem);

describeWith(['pebble'], 'a session with Pebble', () => {
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble({ env: { PEBBLE_VA_ALWAYS_VALID: '1', PEBBLE_ALTERNATE_ROOTS: '1' } });
  });
  afterAll(() => pebble.stop());

  it('obtains a certificate for two names, with the chain and its alternate', async () => {
    const { session, clock } = await open(pebble);
    const names = ['one.example.org', '*.one.example.org'];
    const { pem, alternates, valid, order } = await issue(session, names);
    const leaf = leafOf(pem);
    expect(leaf.subjectAltName?.split(', ').sort()).toEqual(names.map((name) => `DNS:${name}`).sort());
    expect([order.status, valid.status, valid.url === order.url]).toEqual(['pending', 'valid', true]);
    const chainOf = (text: string) =>
      (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
        (one) => new X509Certificate(one),
      );
    const [first, intermediate] = chainOf(pem);
    expect(first?.checkIssued(intermediate ?? leaf)).toBe(true);
    expect(intermediate?.checkIssued(new X509Certificate(await pebble.issuingRoots(0)))).toBe(true);
    expect(alternates).toHaveLength(1);
    const other = await session.download(alternates[0] ?? '');
    expect(chainOf(other.pem)[1]?.checkIssued(new X509Certificate(await pebble.issuingRoots(1)))).toBe(true);
    expect(clock.slept).toEqual([]);
  });

  it('needs eight requests and the polls for one name on a fresh account', async () => {
    const earlier = pebble.output().length;
    const { session } = await open(pebble);
    await issue(session, ['budget.example.org']);
    const log = pebble.output().slice(earlier);
    const calls = [...log.matchAll(/(?:GET|HEAD|POST) \S+(?= -> calling handler)/g)].map(([call]) => call);
    expect(calls.filter((call) => call !== 'POST /my-order/')).toEqual([
      'GET /dir',
      // A nonce left over from the test before saves the HEAD.
      ...(calls.includes('HEAD /nonce-plz') ? ['HEAD /nonce-plz'] : []),
      'POST /sign-me-up',
      'POST /order-plz',
      'POST /authZ/',
      'POST /chalZ/',
      'POST /finalize-order/',
      'POST /certZ/',
    ]);
  });

  it('marks the wildcard, and gives one name and its wildcard different tokens', async () => {
    const { session } = await open(pebble);
    const { authorizations } = await session.createOrder({
      identifiers: dnsNames(['w.example.org', '*.w.example.org']),
    });
    const read = await Promise.all(authorizations.map((url) => session.authorization(url)));
    expect(read.map(({ identifier, wildcard }) => [identifier.value, wildcard]).sort()).toEqual([
      ['w.example.org', false],
      ['w.example.org', true],
    ]);
    const tokens = read.map(({ challenges }) => challenges.find(({ type }) => type === 'dns-01')?.token);
    expect(new Set(tokens).size).toBe(2);
  });

  it('finds the same account again, known or in doubt', async () => {
    const first = await open(pebble);
    const { url, termsOfService } = await first.session.account();
    const doubtful = await open(pebble, { accountKeyPem: first.key, account: { kind: 'doubtful' } });
    expect(await doubtful.session.account()).toEqual({ url, termsOfService });
    const known = await open(pebble, { accountKeyPem: first.key, account: { kind: 'known', url } });
    expect((await known.session.createOrder({ identifiers: dnsNames(['k.example.org']) })).status).toBe('pending');
  });

  it('registers again when the CA does not know the account', async () => {
    const { key, session } = await open(pebble);
    const { origin } = new URL(pebble.directoryUrl);
    const lost = await open(pebble, {
      accountKeyPem: key,
      account: { kind: 'known', url: `${origin}/my-account/lost` },
    });
    expect((await lost.session.createOrder({ identifiers: dnsNames(['l.example.org']) })).status).toBe('pending');
    expect((await lost.session.account()).url).toBe((await session.account()).url);
  });

  it('lists the orders of the account over several pages', async () => {
    const { session } = await open(pebble);
    const made: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      made.push((await session.createOrder({ identifiers: dnsNames([`${name}.example.org`]) })).url);
    }
    expect([...(await session.orderUrls())].sort()).toEqual(made.sort());
  });

  it('revokes with the account, and says so the second time', async () => {
    const { session } = await open(pebble);
    const { pem } = await issue(session, ['r.example.org']);
    const leaf = leafOf(pem);
    await session.revoke(leaf.raw, 4);
    expect(await pebble.certificateStatus(leaf.serialNumber.replace(/^0+/, ''))).toMatchObject({
      Status: 'Revoked',
      Reason: 4,
    });
    expect((await problemOf(session.revoke(leaf.raw, 4))).code).toBe('acme.alreadyRevoked');
  });

  it('gives an authorization back', async () => {
    const { session } = await open(pebble);
    const { authorizations } = await session.createOrder({ identifiers: dnsNames(['g.example.org']) });
    const [url = ''] = authorizations;
    await session.deactivateAuthorization(url);
    expect((await session.authorization(url)).status).toBe('deactivated');
  });

  it('passes on what the CA refuses', async () => {
    const { session } = await open(pebble);
    expect((await problemOf(session.createOrder({ identifiers: dnsNames(['a_b.example.org']) }))).code).toMatch(
      /^acme\.(malformed|rejectedIdentifier)$/,
    );
    const order = await session.createOrder({ identifiers: dnsNames(['early.example.org']) });
    const failure = await problemOf(session.finalize(order, await makeCsr(['early.example.org'])));
    expect(failure).toMatchObject({ code: 'acme.orderNotReady', details: { status: 403 } });
  });

  it('keeps the directory for the next session', async () => {
    const { cache, entries } = memoryCache();
    await (await open(pebble, { cache })).session.directory();
    expect(entries.last?.directory.newOrder).toContain(new URL(pebble.directoryUrl).origin);
    const untrusting = await open({ directoryUrl: pebble.directoryUrl }, { cache });
    expect((await untrusting.session.directory()).newNonce).toBe(entries.last?.directory.newNonce);
  });

  it('orders by profile where the directory offers some', async (context) => {
    const { session } = await open(pebble);
    const { profiles } = (await session.directory()).meta;
    // Debian's Pebble 2.4 knows none.
    if (profiles === undefined) return context.skip();
    const { pem } = await issue(session, ['p.example.org'], 'shortlived');
    const { validFromDate, validToDate } = leafOf(pem);
    expect(Math.round((validToDate.getTime() - validFromDate.getTime()) / 86_400_000)).toBe(6);
  });

  it('waits for nothing when twenty names are worked on in five lanes', async () => {
    const { session } = await open(pebble);
    const { authorizations } = await session.createOrder({
      identifiers: dnsNames(Array.from({ length: 20 }, (_, index) => `n${index}.example.org`)),
    });
    const queue = [...authorizations];
    const lane = async () => {
      for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
        const { challenges } = await session.authorization(url);
        await session.answer(challenges[0]?.url ?? '');
      }
    };
    await Promise.all(Array.from({ length: 5 }, lane));
    expect(queue).toEqual([]);
  });
});

describeWith(['pebble'], 'a Pebble that refuses every second nonce', () => {
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble({ env: { PEBBLE_VA_ALWAYS_VALID: '1', PEBBLE_WFE_NONCEREJECT: '50' } });
  });
  afterAll(() => pebble.stop());

  it('still gives every certificate', async () => {
    const { session } = await open(pebble);
    for (const name of ['x', 'y', 'z']) {
      expect(leafOf((await issue(session, [`${name}.example.org`])).pem).subjectAltName).toBe(
        `DNS:${name}.example.org`,
      );
    }
    const asked = pebble.output().match(/POST \/(sign-me-up|order-plz|authZ|chalZ|finalize-order|certZ)/g) ?? [];
    // Without a refusal it would be sixteen, which has a chance of one in 65,536.
    expect(asked.length).toBeGreaterThan(16);
  });
});

describeWith(['pebble'], 'a Pebble that wants external account binding', () => {
  const externalAccounts = { 'kid-1': 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W' };
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble({ externalAccounts, env: { PEBBLE_VA_ALWAYS_VALID: '1' } });
  });
  afterAll(() => pebble.stop());

  it('registers with the key it gave us, and finds the account again without', async () => {
    const externalAccount = { keyId: 'kid-1', hmacKey: externalAccounts['kid-1'] };
    const first = await open(pebble, { externalAccount });
    const { url } = await first.session.account();
    expect((await first.session.directory()).meta.externalAccountRequired).toBe(true);
    const again = await open(pebble, { account: { kind: 'doubtful' }, accountKeyPem: first.key });
    expect((await again.session.account()).url).toBe(url);
  });

  it('refuses us without, or with a wrong key, by name', async () => {
    const without = await open(pebble);
    expect((await problemOf(without.session.account())).code).toBe('acme.externalAccountRequired');
    const wrong = await open(pebble, { externalAccount: { keyId: 'kid-1', hmacKey: 'AAAA' } });
    expect((await problemOf(wrong.session.account())).code).toMatch(/^acme\.(malformed|unauthorized)$/);
  });
});
