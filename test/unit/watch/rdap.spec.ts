/** Registries as they answer, and as nobody should: over HTTPS from a stand-in. Shapes are those of RFC 9083 and its users. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRegistration, fetchJson } from '../../../electron/engine/watch/rdap.ts';
import { commonServers, readBootstrap } from '../../../electron/engine/watch/rdap-servers.ts';
import { makeTlsIdentity, type TlsIdentity } from '../../support/tls-identity.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/rdap', name), 'utf8');
const json = (response: ServerResponse, text: string) =>
  void response.setHeader('content-type', 'application/rdap+json').end(text);

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'example.com': (response) => json(response, fixture('verisign-com.json')),
  'example.de': (response) => json(response, fixture('denic-like-de.json')),
  'moved.com': (response) => void response.writeHead(302, { location: 'example.com' }).end(),
  'downgraded.com': (response) => void response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
  'circle.com': (response) => void response.writeHead(301, { location: 'circle.com' }).end(),
  'unknown.com': (response) => void response.writeHead(404).end('{}'),
  'busy.com': (response) => void response.writeHead(429).end(),
  'broken.com': (response) => json(response, '{"objectClassName":'),
  'list.com': (response) => json(response, '[]'),
  'odd.com': (response) =>
    json(response, '{"events":[null,{"eventAction":7},{"eventAction":"expiration","eventDate":"soon"}]}'),
  'ancient.com': (response) =>
    json(response, '{"events":[{"eventAction":"expiration","eventDate":"0001-01-01T00:00:00Z"}]}'),
  'partly.com': (response) =>
    json(response, '{"events":[{"eventAction":1},{"eventAction":"Expiration","eventDate":"2027-01-02T03:04:05Z"}]}'),
  'huge.com': (response) => {
    const piece = Buffer.alloc(100_000, 0x20);
    const more = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  },
};

let server: Server;
let identity: TlsIdentity;
let base: string;
beforeAll(async () => {
  identity = await makeTlsIdentity();
  server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
    const domain = decodeURIComponent((request.url ?? '').replace('/rdap/domain/', ''));
    answers[domain]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `https://localhost:${(server.address() as AddressInfo).port}/rdap/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (domain: string, from: string | undefined = base) =>
  askRegistration({ domain, server: from, signal: new AbortController().signal, rootPem: identity.rootPem });

describe('a registry', () => {
  it('tells when the registration ends', async () => {
    expect(await ask('example.com')).toEqual({ kind: 'known', expiresAt: '2028-09-14T04:00:00.000Z' });
    expect(await ask('moved.com')).toEqual({ kind: 'known', expiresAt: '2028-09-14T04:00:00.000Z' });
    expect(await ask('partly.com')).toEqual({ kind: 'known', expiresAt: '2027-01-02T03:04:05.000Z' });
  });

  it('may not tell', async () => {
    for (const domain of ['example.de', 'unknown.com', 'odd.com', 'ancient.com'])
      expect([domain, await ask(domain)]).toEqual([domain, { kind: 'not-public' }]);
    expect(
      await askRegistration({ domain: 'example.xx', server: undefined, signal: new AbortController().signal }),
    ).toEqual({ kind: 'not-public' });
  });

  it('may answer nothing of use, and is asked again another day', async () => {
    const details = await Promise.all(
      ['busy.com', 'broken.com', 'list.com', 'downgraded.com', 'circle.com', 'huge.com'].map((domain) => ask(domain)),
    );
    expect(details.map((answer) => [answer.kind, 'detail' in answer ? answer.detail : ''])).toEqual([
      ['unanswered', 'HTTP 429'],
      ['unanswered', 'no JSON'],
      ['unanswered', 'unreadable'],
      ['unanswered', 'redirect'],
      ['unanswered', 'redirects'],
      ['unanswered', 'too large'],
    ]);
  });

  it('is not believed with a certificate of somebody else', async () => {
    const answer = await fetchJson({ url: `${base}domain/example.com`, signal: new AbortController().signal });
    expect(answer).toMatchObject({ kind: 'failed' });
  });

  it('ends with the signal', async () => {
    const asked = fetchJson({
      url: `${base}domain/silent.com`,
      signal: AbortSignal.timeout(50),
      rootPem: identity.rootPem,
    });
    await expect(asked).rejects.toThrow(/timeout|abort/i);
  });
});

describe('the list of registries', () => {
  it('is read as RFC 9224 §3 has it, HTTPS alone', () => {
    const servers = readBootstrap({
      version: '1.0',
      publication: '2026-01-07T10:11:12Z',
      services: [
        [['net', 'COM'], ['https://registry.example.com/myrdap/']],
        [
          ['org', 'mytld'],
          ['http://example.org/', 'https://example.org/rdap'],
        ],
        [['old'], ['http://old.example/']],
        [['__proto__'], ['https://evil.example/']],
      ],
    });
    expect({ ...servers }).toEqual({
      net: 'https://registry.example.com/myrdap/',
      com: 'https://registry.example.com/myrdap/',
      org: 'https://example.org/rdap/',
      mytld: 'https://example.org/rdap/',
      ['__proto__']: 'https://evil.example/',
    });
    for (const other of [null, [], {}, { services: 'x' }, { services: [['com', 'x']] }])
      expect(readBootstrap(other)).toBeUndefined();
  });

  it('has a bundled one', () => {
    for (const url of Object.values(commonServers)) expect(url).toMatch(/^https:\/\/[a-z.]+\/.*\/?$/);
    expect(commonServers.com).toBe('https://rdap.verisign.com/com/v1/');
  });
});
