import { createHash, createPublicKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccountKey } from '../../../electron/engine/acme/account-key.ts';
import { type FaultServer, startFaultServer, thumbprintOfJwk } from '../../support/fault-server.ts';
import { issue, memoryCache, oneName, open, problemOf } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.example.org`);
const seen = () => server.requests.map(({ method, resource }) => `${method} ${resource}`);
const nonces = () => server.requests.flatMap(({ nonce }) => (nonce === undefined ? [] : [nonce]));

describe('what the CA sees of a whole issuance', () => {
  it('is eight requests for one name on a fresh account, and no nonce twice', async () => {
    const { session, clock } = await open(server);
    const { chain, finalized } = await issue(session);
    expect(seen()).toEqual([
      'GET directory',
      'HEAD new-nonce',
      'POST new-account',
      'POST new-order',
      'POST authorization',
      'POST challenge',
      'POST finalize',
      'POST certificate',
    ]);
    expect(new Set(nonces()).size).toBe(6);
    expect({ complaints: server.complaints, slept: clock.slept, status: finalized.status }).toEqual({
      complaints: [],
      slept: [],
      status: 'valid',
    });
    expect(chain.pem).toContain('BEGIN CERTIFICATE');
    expect(chain.alternates).toEqual([`${server.origin}/certificate/alternate`]);
  });

  it.each([2, 7, 50, 100])(
    'is 2n + 6 requests for %i names, one more for each lane beyond the first',
    async (count) => {
      for (const lanes of [1, 5]) {
        const earlier = server.requests.length;
        const { session } = await open(server, { lanes });
        await issue(session, namesOf(count), lanes);
        // The pool outlives the session, so what an earlier one left over saves some.
        const asked = server.requests.slice(earlier).filter(({ resource }) => resource !== 'new-nonce');
        expect(asked).toHaveLength(2 * count + 5);
      }
      const nonceRequests = server.requests.filter(({ resource }) => resource === 'new-nonce').length;
      expect([nonceRequests, server.complaints]).toEqual([5, []]);
    },
  );

  it('is six requests on a known account with a directory from the cache, five while a nonce is left over', async () => {
    const key = await createAccountKey();
    await server.stop();
    server = await startFaultServer({ accountKey: createPublicKey(key).export({ format: 'jwk' }) });
    const directory = {
      newNonce: `${server.origin}/new-nonce`,
      newAccount: `${server.origin}/new-account`,
      newOrder: `${server.origin}/new-order`,
      meta: {},
    };
    const { cache } = memoryCache({ directory, fetchedAt: new Date(Date.now() - 23 * 3_600_000) });
    const known = {
      accountKeyPem: key,
      account: { kind: 'known', url: `${server.origin}/account/1` },
      cache,
    } as const;
    await issue((await open(server, known)).session);
    const flow = ['POST new-order', 'POST authorization', 'POST challenge', 'POST finalize', 'POST certificate'];
    expect(seen()).toEqual(['HEAD new-nonce', ...flow]);
    await issue((await open(server, known)).session);
    expect(seen().slice(6)).toEqual(flow);
    expect(new Set(nonces()).size).toBe(10);
    expect(server.complaints).toEqual([]);
  });

  it('names our program, speaks English, and signs POST-as-GET with an empty payload', async () => {
    const { session } = await open(server);
    await issue(session);
    const read = server.requests.filter(({ resource }) => ['authorization', 'certificate'].includes(resource));
    expect(read.map(({ payload }) => payload)).toEqual(['', '']);
    expect(new Set(server.requests.map(({ headers }) => headers['user-agent']))).toEqual(
      new Set(['certwright-test/1 (loopback)']),
    );
    expect(server.requests[0]?.headers['accept-language']).toBe('en');
  });

  it('registers with contact and terms, and once although several calls wait for the account', async () => {
    const { session } = await open(server);
    await Promise.all([session.account(), session.createOrder(oneName), session.account()]);
    const registrations = server.requests.filter(({ resource }) => resource === 'new-account');
    expect(registrations.map(({ payload }) => payload)).toEqual([
      { contact: ['mailto:someone@example.org'], termsOfServiceAgreed: true },
    ]);
  });

  it('sends profile, replaces and dates with the order when asked', async () => {
    const { session } = await open(server);
    await session.createOrder({
      ...oneName,
      profile: 'shortlived',
      replaces: 'abc.def',
      notAfter: '2030-01-01T00:00:00Z',
    });
    expect(server.requests.at(-1)?.payload).toEqual({
      ...oneName,
      profile: 'shortlived',
      replaces: 'abc.def',
      notAfter: '2030-01-01T00:00:00Z',
    });
  });
});

describe('an order', () => {
  it('with a profile that the directory does not list is not placed, and the others are named', async () => {
    const { session } = await open(server);
    await session.account();
    expect(await problemOf(session.createOrder({ ...oneName, profile: 'shortlivd' }))).toEqual({
      code: 'order.profile-unknown',
      details: { profile: 'shortlivd', offered: ['classic', 'shortlived'] },
      retryable: false,
    });
    expect(seen()).not.toContain('POST new-order');
  });

  it('with a profile that came after the directory was cached is placed', async () => {
    const { cache, entries } = memoryCache();
    const old = await open(server, { cache });
    const directory = await old.session.directory();
    entries.last = { directory: { ...directory, meta: { profiles: { classic: '' } } }, fetchedAt: new Date() };
    const { session } = await open(server, { cache });
    expect((await session.createOrder({ ...oneName, profile: 'shortlived' })).status).toBe('pending');
    expect(entries.last?.directory).toEqual(directory);
  });

  it('with a profile goes through where the directory lists none: the CA decides', async () => {
    await server.stop();
    server = await startFaultServer({ meta: { profiles: undefined } });
    const { session } = await open(server);
    await session.createOrder({ ...oneName, profile: 'anything' });
    expect(server.requests.at(-1)?.payload).toMatchObject({ profile: 'anything' });
  });

  it('that replaces a certificate replaced already is refused by name', async () => {
    const { session, clock } = await open(server);
    const body = { type: 'urn:ietf:params:acme:error:alreadyReplaced', detail: 'by order 7' };
    server.plant('new-order', { kind: 'answer', status: 409, body });
    const request = { ...oneName, replaces: 'abc.def' };
    expect(await problemOf(session.createOrder(request))).toMatchObject({
      code: 'acme.alreadyReplaced',
      retryable: false,
      details: { detail: 'by order 7', status: 409 },
    });
    expect(clock.slept).toEqual([]);
  });
});

describe('an account in doubt', () => {
  it('is looked up, then registered with its external binding only when there is none', async () => {
    const externalAccount = {
      keyId: ' kid-1 ',
      hmacKey: 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W\n',
    };
    const first = await open(server, { account: { kind: 'doubtful' }, externalAccount });
    const { url, termsOfService } = await first.session.account();
    const second = await open(server, { account: { kind: 'doubtful' }, externalAccount, accountKeyPem: first.key });
    expect(await second.session.account()).toEqual({ url, termsOfService });
    const sent = server.requests.filter(({ method }) => method === 'POST');
    expect(sent.map(({ resource, payload }) => [resource, Object.keys(payload as object)])).toEqual([
      ['new-account', ['onlyReturnExisting']],
      ['new-account', ['contact', 'termsOfServiceAgreed', 'externalAccountBinding']],
      ['new-account', ['onlyReturnExisting']],
    ]);
    const registration = sent[1]?.payload as { externalAccountBinding: { protected: string } } | undefined;
    const header = registration?.externalAccountBinding.protected ?? '';
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'HS256',
      kid: 'kid-1',
      url: `${server.origin}/new-account`,
    });
  });

  it('is not sent the binding again when a fresh key turns out to be registered', async () => {
    const externalAccount = { keyId: 'kid-1', hmacKey: 'c2VjcmV0' };
    const first = await open(server, { externalAccount });
    const known = await first.session.account();
    const second = await open(server, { externalAccount, accountKeyPem: first.key });
    expect(await second.session.account()).toEqual(known);
    expect(server.requests.filter(({ resource }) => resource === 'account')).toEqual([]);
  });

  it('is registered once more when the CA has forgotten it at order time', async () => {
    const { session, key } = await open(server);
    const { url } = await session.account();
    server.forgetAccounts();
    const again = await open(server, { account: { kind: 'known', url }, accountKeyPem: key });
    const order = await again.session.createOrder(oneName);
    expect(order.status).toBe('pending');
    expect(seen().slice(-3)).toEqual(['POST new-order', 'POST new-account', 'POST new-order']);
  });

  it('that stays unknown after registering ends the order instead of a loop', async () => {
    const { session } = await open(server);
    const body = { type: 'urn:ietf:params:acme:error:accountDoesNotExist', detail: 'no such account' };
    server.plant('new-order', { kind: 'answer', status: 400, body }, 5);
    expect((await problemOf(session.createOrder(oneName))).code).toBe('acme.accountDoesNotExist');
    expect(server.requests.filter(({ resource }) => resource === 'new-order')).toHaveLength(2);
  });
});

describe('the list of orders', () => {
  it('is read page by page', async () => {
    await server.stop();
    server = await startFaultServer({ orderPages: [['1', '2'], ['3'], ['4']] });
    const { session } = await open(server);
    expect(await session.orderUrls()).toEqual(['1', '2', '3', '4'].map((id) => `${server.origin}/order/${id}`));
  });

  it('is empty where the server keeps none', async () => {
    const { session } = await open(server);
    expect(await session.orderUrls()).toEqual([]);
  });
});

describe('the key authorization', () => {
  it('is the token and the RFC 7638 thumbprint of the key that signed the registration', async () => {
    const { session, key } = await open(server);
    const jwk = createPublicKey(key).export({ format: 'jwk' }) as { crv: string; kty: string; x: string; y: string };
    const expected = `token-1.${thumbprintOfJwk(jwk)}`;
    expect(session.keyAuthorization('token-1')).toBe(expected);
    expect(session.dnsValue('token-1')).toBe(createHash('sha256').update(expected).digest('base64url'));
  });
});
