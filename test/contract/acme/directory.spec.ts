import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { freePort } from '../../support/free-port.ts';
import { makeTlsIdentity } from '../../support/tls-identity.ts';
import { memoryCache, open, problemOf, recordingClock } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const refuse = (status: number, body: unknown, headers = {}) => ({ kind: 'answer', status, body, headers }) as const;
const directoryRequests = () => server.requests.filter(({ resource }) => resource === 'directory').length;
const failureAt = async (place: { directoryUrl: string; rootPem?: string }) => {
  const { session, clock } = await open(place, { online: () => true });
  const failure = await problemOf(session.directory());
  return { ...failure, attempts: clock.slept.length + 1 };
};

describe('a directory that cannot be had says which rung broke', () => {
  it('the name does not resolve', async () => {
    expect(await failureAt({ directoryUrl: 'https://acme.nowhere.invalid/directory' })).toMatchObject({
      code: 'network.dns',
      attempts: 3,
      details: { host: 'acme.nowhere.invalid', url: 'https://acme.nowhere.invalid/directory' },
    });
  });

  it('nobody listens', async () => {
    const port = await freePort();
    expect(await failureAt({ directoryUrl: `https://127.0.0.1:${port}/directory` })).toMatchObject({
      code: 'network.refused',
      attempts: 3,
      details: { host: `127.0.0.1:${port}` },
    });
  });

  it('nobody answers', async () => {
    server.plant('directory', { kind: 'hang' }, 3);
    const { session } = await open(server, { requestTimeout: 100 });
    expect(await problemOf(session.directory())).toMatchObject({ code: 'network.timeout', details: { seconds: 0.1 } });
    expect(directoryRequests()).toBe(1);
  });

  it('the connection is dropped', async () => {
    server.plant('directory', { kind: 'drop' }, 3);
    expect(await failureAt(server)).toMatchObject({ code: 'network.reset', attempts: 3 });
  });

  it('someone else’s certificate is shown, with its issuer', async () => {
    const { directoryUrl } = server;
    const stranger = (await makeTlsIdentity()).rootPem;
    for (const place of [{ directoryUrl }, { directoryUrl, rootPem: stranger }]) {
      const failure = await failureAt(place);
      expect(failure).toMatchObject({ code: 'network.tls-untrusted', retryable: false, attempts: 1 });
      expect(failure.details).toMatchObject({ issuer: 'Certwright test listener root' });
    }
    expect(server.requests).toEqual([]);
  });

  it('there is no network', async () => {
    const { session, clock } = await open({ directoryUrl: 'https://acme.nowhere.invalid/d' }, { online: () => false });
    expect((await problemOf(session.directory())).code).toBe('network.none');
    expect(clock.slept).toHaveLength(2);
  });

  it('a product that inspects traffic shows a certificate of its own, and it is named', async () => {
    const identity = await makeTlsIdentity({ root: 'O=Zscaler Inc., CN=Zscaler Root CA' });
    await server.stop();
    server = await startFaultServer({ identity });
    expect(await failureAt({ directoryUrl: server.directoryUrl })).toMatchObject({
      code: 'network.tls-intercepted',
      retryable: false,
      attempts: 1,
      details: { issuer: 'Zscaler Inc., Zscaler Root CA' },
    });
    expect(server.requests).toEqual([]);
  });

  describe.each([
    [-200, 'CERT_HAS_EXPIRED'],
    [200, 'CERT_NOT_YET_VALID'],
  ])('the certificate is valid at another time (%i days)', (shift, reason) => {
    const startShifted = async (dateAhead: number) => {
      const identity = await makeTlsIdentity({ shift });
      await server.stop();
      server = await startFaultServer({ identity, dateAhead });
      return failureAt(server);
    };

    it('and so says the server’s clock, so ours is right', async () => {
      expect(await startShifted(0)).toMatchObject({ code: 'network.tls-untrusted', details: { reason }, attempts: 1 });
    });

    it('but not by the server’s clock, so ours is wrong, and by how much', async () => {
      const seconds = shift * 86_400;
      const failure = await startShifted(seconds);
      expect(failure).toMatchObject({ code: 'network.tls-clock', retryable: false, details: { reason }, attempts: 1 });
      const { skewSeconds } = failure.details as { skewSeconds: number };
      expect(Math.abs(skewSeconds - seconds)).toBeLessThan(30);
      // The time was asked for without saying who we are or what we want.
      expect(server.requests.map(({ method, headers }) => [method, headers['content-type']])).toEqual([
        ['HEAD', undefined],
      ]);
    });
  });

  it('the certificate is for another name', async () => {
    const identity = await makeTlsIdentity();
    const tls = createTlsServer({ key: identity.keyPem, cert: identity.certificatePem });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.2', resolve));
    const { port } = tls.address() as AddressInfo;
    const failure = await failureAt({ directoryUrl: `https://127.0.0.2:${port}/`, rootPem: identity.rootPem });
    await new Promise((resolve) => tls.close(resolve));
    expect(failure).toMatchObject({
      code: 'network.tls-untrusted',
      details: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });

  it('what listens speaks no TLS', async () => {
    const plain = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as AddressInfo;
    const failure = await failureAt({ directoryUrl: `https://127.0.0.1:${port}/` });
    await new Promise((resolve) => plain.close(resolve));
    expect(failure).toMatchObject({ code: 'network.tls-failed', attempts: 1 });
  });

  it('the CA shuts us out, with what it says', async () => {
    server.plant('directory', refuse(403, { type: 'about:blank', detail: 'your country is not served' }));
    expect(await failureAt(server)).toMatchObject({
      code: 'directory.forbidden',
      retryable: false,
      attempts: 1,
      details: { status: 403, excerpt: '{"type":"about:blank","detail":"your country is not served"}' },
    });
  });

  it.each([
    [503, '3600', 1],
    [503, '2592000', 1],
    [429, '3600', 1],
    [429, '5', 3],
    [503, '5', 3],
  ])('the CA is closed (%i) and says when to come back: in %s seconds', async (status, seconds, attempts) => {
    server.plant('directory', refuse(status, '<html>\n maintenance </html>', { 'Retry-After': seconds }), 9);
    const failure = await failureAt(server);
    expect(failure).toMatchObject({ code: 'directory.unavailable', retryable: true, attempts, details: { status } });
    const wait = Date.parse(failure.retryAt ?? '') - Date.now();
    expect(Math.abs(wait - Number(seconds) * 1000)).toBeLessThan(5000);
    expect(directoryRequests()).toBe(attempts);
  });

  it('the CA is too busy and does not say for how long', async () => {
    server.plant('directory', refuse(429, ''), 9);
    expect(await failureAt(server)).toMatchObject({ code: 'directory.unavailable', attempts: 1 });
    expect(directoryRequests()).toBe(1);
  });

  it('there is no directory at the address', async () => {
    server.plant('directory', refuse(404, 'gone'));
    expect(await failureAt(server)).toMatchObject({
      code: 'directory.http-status',
      attempts: 1,
      details: { status: 404, excerpt: 'gone' },
    });
  });

  it('the answer is a page, as captive portals send', async () => {
    server.plant('directory', refuse(200, '<html>Welcome to the hotel</html>'));
    expect(await failureAt(server)).toMatchObject({
      code: 'directory.not-json',
      details: { contentType: 'text/html', excerpt: '<html>Welcome to the hotel</html>' },
    });
  });

  it.each([
    [{ newNonce: 'https://ca.example/n' }, ['newAccount', 'newOrder']],
    [
      { newNonce: 'http://ca.example/n', newAccount: 'https://ca.example/a', newOrder: 'https://ca.example/o' },
      ['newNonce'],
    ],
    [['a list'], ['newNonce', 'newAccount', 'newOrder']],
    [null, ['newNonce', 'newAccount', 'newOrder']],
  ])('the JSON is no directory: %j', async (body, missing) => {
    server.plant('directory', refuse(200, body));
    expect(await failureAt(server)).toMatchObject({ code: 'directory.wrong-json', attempts: 1, details: { missing } });
  });

  it('the directory is fine but no nonce is given', async () => {
    const { session, clock } = await open(server);
    server.plant('new-nonce', refuse(500, ''), 3);
    expect(await problemOf(session.account())).toMatchObject({
      code: 'directory.nonce-failed',
      details: { url: `${server.origin}/new-nonce`, reason: 'HTTP 500' },
    });
    expect(clock.slept).toHaveLength(2);
    server.plant('new-nonce', refuse(200, '', { 'Replay-Nonce': 'a b' }), 3);
    expect(await problemOf(session.account())).toMatchObject({ details: { reason: 'no Replay-Nonce' } });
    expect((await session.account()).url).toBe(`${server.origin}/account/1`);
  });

  it('plain http is not even tried', async () => {
    expect(await failureAt({ directoryUrl: server.directoryUrl.replace('https', 'http') })).toMatchObject({
      code: 'acme.bad-answer',
      retryable: false,
    });
  });
});

describe('redirects of the directory', () => {
  it('are followed three times', async () => {
    for (const _ of [1, 2, 3]) server.plant('directory', refuse(302, '', { Location: '/directory' }));
    const { session } = await open(server);
    expect((await session.directory()).newOrder).toBe(`${server.origin}/new-order`);
    expect(directoryRequests()).toBe(4);
  });

  it('are not followed a fourth time, nor to plain http', async () => {
    server.plant('directory', refuse(302, '', { Location: '/directory' }), 4);
    expect(await failureAt(server)).toMatchObject({ code: 'directory.http-status', details: { status: 302 } });
    server.plant('directory', refuse(301, '', { Location: 'http://127.0.0.1/directory' }));
    expect(await failureAt(server)).toMatchObject({
      details: { status: 301, excerpt: 'http://127.0.0.1/directory' },
    });
  });
});

describe('the cached directory', () => {
  const entry = (hours: number, origin = 'https://ca.example') => ({
    directory: { newNonce: `${origin}/n`, newAccount: `${origin}/a`, newOrder: `${origin}/old-order`, meta: {} },
    fetchedAt: new Date(Date.now() - hours * 3_600_000),
  });

  it('is used for a day without a request', async () => {
    const { session } = await open(server, { cache: memoryCache(entry(23.9)).cache });
    expect((await session.directory()).newOrder).toBe('https://ca.example/old-order');
    expect(server.requests).toEqual([]);
  });

  it.each([24.1, -2])('is fetched anew and kept when it is %f hours old', async (hours) => {
    const { cache, entries } = memoryCache(entry(hours));
    const now = new Date();
    const { session } = await open(server, { cache, clock: recordingClock(() => now) });
    const directory = await session.directory();
    expect(directory).toEqual({
      newNonce: `${server.origin}/new-nonce`,
      newAccount: `${server.origin}/new-account`,
      newOrder: `${server.origin}/new-order`,
      revokeCert: `${server.origin}/revoke`,
      keyChange: `${server.origin}/key-change`,
      renewalInfo: `${server.origin}/renewal-info`,
      meta: {
        termsOfService: `${server.origin}/terms`,
        profiles: { classic: 'the usual one', shortlived: 'six days' },
      },
    });
    expect(entries.last).toEqual({ directory, fetchedAt: now });
  });

  it('serves at any age while the CA is silent or down', async () => {
    const { cache, entries } = memoryCache(entry(24 * 30));
    const port = await freePort();
    const silent = await open({ directoryUrl: `https://127.0.0.1:${port}/directory` }, { cache });
    expect((await silent.session.directory()).newOrder).toBe('https://ca.example/old-order');
    server.plant('directory', refuse(502, 'down'), 3);
    const down = await open(server, { cache });
    expect((await down.session.directory()).newOrder).toBe('https://ca.example/old-order');
    expect(entries.last?.fetchedAt.getTime()).toBeLessThan(Date.now() - 24 * 29 * 3_600_000);
  });

  it('does not hide a network that lies', async () => {
    const { cache } = memoryCache(entry(25));
    const { session } = await open({ directoryUrl: server.directoryUrl }, { cache });
    expect((await problemOf(session.directory())).code).toBe('network.tls-untrusted');
    server.plant('directory', refuse(200, '<html>log in</html>'));
    const portal = await open(server, { cache });
    expect((await problemOf(portal.session.directory())).code).toBe('directory.not-json');
  });

  it('is asked for again after a failure, within the same session', async () => {
    server.plant('directory', refuse(404, 'not yet'));
    const { session } = await open(server);
    expect((await problemOf(session.directory())).code).toBe('directory.http-status');
    expect((await session.directory()).newOrder).toBe(`${server.origin}/new-order`);
  });
});
