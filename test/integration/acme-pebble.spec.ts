/** Our session against Pebble, whose validation is switched off: what is proven here is the protocol. */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoryCache, open, problemOf } from '../contract/acme/opened.ts';
import { dnsNames, issueAt } from '../support/issue-at.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { describeWith } from '../support/tools.ts';

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
    const { pem, alternates, valid, order } = await issueAt(session, names);
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
    await issueAt(session, ['budget.example.org']);
    const calls = () =>
      [
        ...pebble
          .output()
          .slice(earlier)
          .matchAll(/(?:GET|HEAD|POST) \S+(?= -> calling handler)/g),
      ].map(([call]) => call);
    // What Pebble prints comes by another way than its answer, and may come after it.
    await expect.poll(calls).toContain('POST /certZ/');
    expect(calls().filter((call) => call !== 'POST /my-order/')).toEqual([
      'GET /dir',
      // A nonce left over from the test before saves the HEAD.
      ...(calls().includes('HEAD /nonce-plz') ? ['HEAD /nonce-plz'] : []),
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
    const { pem } = await issueAt(session, ['r.example.org']);
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
    const failure = await problemOf(session.finalize(order, Uint8Array.of(0x30, 0x00)));
    expect(failure).toMatchObject({ code: 'acme.orderNotReady', details: { status: 403 } });
  });

  it('keeps the directory for the next session', async () => {
    const { cache, entries } = memoryCache();
    await (await open(pebble, { cache })).session.directory();
    expect(entries.last?.directory.newOrder).toContain(new URL(pebble.directoryUrl).origin);
    const untrusting = await open({ directoryUrl: pebble.directoryUrl }, { cache });
    expect((await untrusting.session.directory()).newNonce).toBe(entries.last?.directory.newNonce);
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

describeWith(
  ['pebble'],
  'a Pebble that refuses every second nonce, reuses every authorization and takes its time',
  () => {
    let pebble: Pebble;
    beforeAll(async () => {
      pebble = await startPebble({
        env: {
          PEBBLE_VA_ALWAYS_VALID: '1',
          PEBBLE_WFE_NONCEREJECT: '50',
          PEBBLE_AUTHZREUSE: '100',
          // Up to so many seconds, at random, for each name.
          PEBBLE_VA_NOSLEEP: '',
          PEBBLE_VA_SLEEPTIME: '3',
        },
      });
    });
    afterAll(() => pebble.stop());

    it('still gives every certificate, the second without a challenge', async () => {
      const { session } = await open(pebble);
      const names = ['x.example.org', 'y.example.org', 'z.example.org'];
      const earlier = pebble.output().length;
      const first = await issueAt(session, names, {}, 3);
      const between = pebble.output().length;
      const second = await issueAt(session, names, {}, 3);
      for (const { pem } of [first, second])
        expect(leafOf(pem).subjectAltName).toBe(names.map((name) => `DNS:${name}`).join(', '));
      const answers = (log: string) => log.match(/POST \/chalZ/g)?.length ?? 0;
      expect(answers(pebble.output().slice(earlier, between))).toBeGreaterThanOrEqual(3);
      expect([second.order.status, answers(pebble.output().slice(between))]).toEqual(['ready', 0]);
    });

    it('makes us sign again often enough to show', async () => {
      const { session } = await open(pebble);
      const earlier = pebble.output().length;
      for (let read = 0; read < 16; read++) await session.accountDetails();
      // Without a refusal it would be sixteen and the registration, which has a chance of one in 131,072.
      const asked =
        pebble
          .output()
          .slice(earlier)
          .match(/POST \/(sign-me-up|my-account)/g) ?? [];
      expect(asked.length).toBeGreaterThan(17);
    });
  },
);

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
    expect((await problemOf(without.session.account())).code).toBe('account.binding-needed');
    const wrong = await open(pebble, { externalAccount: { keyId: 'kid-1', hmacKey: 'AAAA' } });
    expect((await problemOf(wrong.session.account())).code).toMatch(/^acme\.(malformed|unauthorized)$/);
  });
});
