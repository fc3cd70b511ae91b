import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import { type Account, challengeOf, newOrder, settled, signingClient } from './signing-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
let web: Server;
let answer: RequestListener;
beforeAll(async () => {
  sandbox = await openSandbox();
  client = signingClient(sandbox);
  account = await client.register();
  web = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(web, 'listening');
  const bound = web.address();
  sandbox.httpPort = typeof bound === 'object' && bound ? bound.port : 0;
});
afterAll(async () => {
  client.close();
  await sandbox.close();
  web.close();
});

const attempt = async (name: string, serve: (keyAuthorization: string, path: string) => RequestListener) => {
  const order = await newOrder(client, account, [name]);
  const [url] = order.json.authorizations;
  const challenge = challengeOf(await account.post(url), 'http-01');
  answer = serve(`${challenge.token}.${account.key.thumbprint}`, `/.well-known/acme-challenge/${challenge.token}`);
  await account.post(challenge.url, {});
  const { json } = await settled(account, url);
  const { error } = json.challenges.find(({ status }: { status: string }) => status !== 'pending');
  return { status: json.status, type: error?.type.split(':').at(-1), detail: error?.detail };
};
const met = { status: 'valid', type: undefined, detail: undefined };

describe('an HTTP challenge', () => {
  it('asks this machine with the name as Host, and takes white space at the end', async () => {
    const asked: unknown[] = [];
    const ended = await attempt('web.example.test', (keyAuthorization, path) => (request, response) => {
      asked.push([request.method, request.headers.host, request.url === path]);
      response.end(`${keyAuthorization}\r\n`);
    });
    expect([ended, asked]).toEqual([met, [['GET', 'web.example.test', true]]]);
  });

  it('works for IPv4 and IPv6 addresses', async () => {
    const hosts: unknown[] = [];
    const serve =
      (keyAuthorization: string): RequestListener =>
      (request, response) => {
        hosts.push(request.headers.host);
        response.end(keyAuthorization);
      };
    expect([await attempt('192.0.2.7', serve), await attempt('2001:db8::1', serve), hosts]).toEqual([
      met,
      met,
      ['192.0.2.7', '[2001:db8::1]'],
    ]);
  });

  it('follows redirects to port 80, and only there, and not for ever', async () => {
    const to =
      (location: string) =>
      (keyAuthorization: string): RequestListener =>
      (request, response) => {
        if (request.url === '/moved') response.end(keyAuthorization);
        else response.writeHead(302, { Location: location }).end();
      };
    const ended = [
      await attempt('r1.example.test', to('/moved')),
      await attempt('r2.example.test', to('http://other.example.test/moved')),
      await attempt('r3.example.test', to('http://r3.example.test:8080/moved')),
      await attempt('r4.example.test', to('https://r4.example.test/moved')),
      await attempt('r5.example.test', to('/again')),
    ];
    expect(ended.map(({ status, type }) => [status, type])).toEqual([
      ['valid', undefined],
      ['valid', undefined],
      ['invalid', 'connection'],
      ['invalid', 'connection'],
      ['invalid', 'connection'],
    ]);
    expect(ended[4]?.detail).toContain('Too many redirects');
  });

  it('fails with what was found instead', async () => {
    const missing = await attempt('h1.example.test', () => (_request, response) => response.writeHead(404).end('no'));
    const wrong = await attempt('h2.example.test', () => (_request, response) => response.end('<html>Welcome'));
    const endless = await attempt('h3.example.test', () => (_request, response) => response.end('x'.repeat(1_000_000)));
    const dropped = await attempt('h4.example.test', () => (request) => request.destroy());
    expect([missing, wrong, endless, dropped].map(({ status, type }) => [status, type])).toEqual([
      ['invalid', 'unauthorized'],
      ['invalid', 'unauthorized'],
      ['invalid', 'unauthorized'],
      ['invalid', 'connection'],
    ]);
    expect([missing.detail, wrong.detail]).toEqual([
      expect.stringMatching(/^127\.0\.0\.1: Invalid response from http:\/\/h1\.example\.test\/\.well-known\/.*: 404$/),
      expect.stringContaining('(got "<html>Welcome")'),
    ]);
  });

  it('fails as refused when nothing listens', async () => {
    const port = sandbox.httpPort;
    sandbox.httpPort = 1;
    const ended = await attempt('closed.example.test', () => () => undefined);
    sandbox.httpPort = port;
    expect([ended.type, ended.detail]).toEqual(['connection', expect.stringContaining('Connection refused')]);
  });
});
