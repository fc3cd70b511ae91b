/** What the probes see of real servers on this machine. */
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { openTlsAlpn01Listener } from '../../../electron/engine/challenges/tls-alpn-01.ts';
import type { DohOperator } from '../../../electron/engine/dns/over-https.ts';
import { fetchProof } from '../../../electron/engine/preflight/probe/fetch-proof.ts';
import { askOutside } from '../../../electron/engine/preflight/probe/known-outside.ts';
import { proxyFor, tryProxy } from '../../../electron/engine/preflight/probe/proxy.ts';
import { lookAtTarget } from '../../../electron/engine/preflight/probe/target.ts';
import { lookAtTlsProof } from '../../../electron/engine/preflight/probe/tls-proof.ts';
import { startDohServer } from '../../support/doh-server.ts';
import { freePort } from '../../support/free-port.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { makeTlsIdentity } from '../../support/tls-identity.ts';
import { reply } from '../dns/scripted-server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const portOf = (server: { address(): unknown }): number => (server.address() as { readonly port: number }).port;
const { signal } = new AbortController();

const serve = async (listener: RequestListener): Promise<number> => {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return portOf(server);
};

describe('fetching the file of a proof as authorities do', () => {
  const fetchAt = (http: number, more: Partial<Parameters<typeof fetchProof>[0]> = {}) =>
    fetchProof({
      name: 'www.example.org',
      address: '127.0.0.1',
      path: '/.well-known/acme-challenge/t',
      expected: 't.k',
      ports: { http, tls: 1 },
      userAgent: 'certwright-test',
      signal,
      addressesOf: async () => [],
      patience: 5000,
      ...more,
    });

  it('knows our answer, with white space at its end, and sends the name', async () => {
    const hosts: string[] = [];
    const port = await serve((request, response) => {
      hosts.push(request.headers.host ?? '');
      response.end('t.k\n');
    });
    expect((await fetchAt(port)).heard).toMatchObject({ kind: 'answer', status: 200, ours: true });
    expect(hosts).toEqual([`www.example.org:${port}`]);
  });

  it('follows a redirect to another host, and no further than ten', async () => {
    let port = 0;
    port = await serve((request, response) => {
      const [, count = '0'] = /n=(\d+)/.exec(request.url ?? '') ?? [];
      if (request.headers.host?.startsWith('files.') === true) return response.end('t.k');
      const target =
        request.url?.includes('loop') === true ? `/loop?n=${Number(count) + 1}` : `http://files.example.org:${port}/`;
      return response.writeHead(302, { location: target }).end();
    });
    const led = await fetchAt(port, { addressesOf: async () => ['127.0.0.1'] });
    expect(led).toMatchObject({ redirects: [`http://files.example.org:${port}/`], heard: { ours: true } });
    const circle = await fetchAt(port, { path: '/loop' });
    expect([circle.redirects.length, circle.heard]).toMatchObject([10, { kind: 'redirect', why: 'circle' }]);
  });

  it.each([
    ['http://www.example.org:8081/', 'other-port'],
    ['ftp://www.example.org/', 'nowhere'],
    ['http://192.0.2.1:PORT/', 'nowhere'],
    ['http://gone.example.org:PORT/', 'nowhere'],
    ['http://', 'nowhere'],
  ])('does not follow %s', async (target, why) => {
    let port = 0;
    port = await serve((_, response) =>
      response.writeHead(301, { location: target.replace('PORT', String(port)) }).end(),
    );
    expect((await fetchAt(port)).heard).toMatchObject({ kind: 'redirect', why });
  });

  it('calls port 80 by that name where another port stands for it', async () => {
    const hosts: string[] = [];
    const port = await serve((request, response) => {
      hosts.push(request.headers.host ?? '');
      const target = request.url?.includes('inner') === true ? 'http://intranet/' : 'http://files.example.org/';
      return hosts.length === 2 ? response.end('t.k') : response.writeHead(301, { location: target }).end();
    });
    const said = { http: 80, tls: 443 };
    const led = await fetchAt(port, { said, addressesOf: async () => ['127.0.0.1'] });
    expect(led).toMatchObject({ redirects: ['http://files.example.org/'], heard: { ours: true } });
    expect(hosts).toEqual(['www.example.org', 'files.example.org']);
    const inner = await fetchAt(port, { said, path: '/inner' });
    const nowhere = { kind: 'redirect', url: 'http://intranet/', why: 'nowhere' };
    expect(inner).toMatchObject({ heard: nowhere, redirects: [] });
  });

  it('tells refusal, silence and a broken answer apart', async () => {
    expect((await fetchAt(await freePort())).heard).toEqual({ kind: 'silent', reason: 'refused' });
    const mute = await serve(() => undefined);
    expect((await fetchAt(mute, { patience: 200 })).heard).toEqual({ kind: 'silent', reason: 'timeout' });
    const other = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    closers.push(() => other.close());
    expect((await fetchAt(portOf(other))).heard).toEqual({ kind: 'silent', reason: 'broken' });
  });
});

describe('looking at a TLS proof as authorities do', () => {
  const identifier = { type: 'dns', value: 'www.example.org' } as const;
  const lookAt = (port: number, keyAuthorization = 't.k') =>
    lookAtTlsProof({ identifier, address: '127.0.0.1', port, keyAuthorization, signal, patience: 5000 });

  it('knows our certificate, and that of somebody else', async () => {
    const listener = await openTlsAlpn01Listener({ port: 0, address: '127.0.0.1' });
    closers.push(() => listener.close());
    await listener.put(identifier, 't.k');
    expect(await lookAt(listener.port)).toEqual({ kind: 'tls', alpn: 'acme-tls/1', ours: true });
    expect(await lookAt(listener.port, 'other.key')).toMatchObject({ kind: 'tls', ours: false });
  });

  it('knows a web server that does not speak the protocol', async () => {
    const { certificatePem: cert, keyPem: key } = await makeTlsIdentity();
    const server = createTlsServer({ cert, key, ALPNProtocols: ['http/1.1'] }).listen(0, '127.0.0.1');
    server.on('tlsClientError', () => undefined);
    await once(server, 'listening');
    closers.push(() => server.close());
    expect(await lookAt(portOf(server))).toMatchObject({ kind: 'tls', ours: false });
    expect(await lookAt(await freePort())).toEqual({ kind: 'silent', reason: 'refused' });
  });
});

describe('the proxy of the environment', () => {
  it('is read as others read it', () => {
    expect(proxyFor('acme.example.org', { HTTPS_PROXY: 'proxy.lan:3128' })?.href).toBe('http://proxy.lan:3128/');
    expect(proxyFor('acme.example.org', { https_proxy: 'http://p:1', no_proxy: '.example.org' })).toBeUndefined();
    expect(proxyFor('acme.example.org', { HTTP_PROXY: 'http://p:1' })).toBeUndefined();
    expect(proxyFor('acme.example.org', {})).toBeUndefined();
  });

  it('leads on, refuses, or is gone; and its password is told to nobody', async () => {
    const proxyAt = async (status: string): Promise<URL> => {
      const server = createServer()
        .on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`))
        .listen(0, '127.0.0.1');
      await once(server, 'listening');
      closers.push(() => server.close());
      return new URL(`http://user:secret@127.0.0.1:${portOf(server)}`);
    };
    const open = await proxyAt('200 OK');
    expect(await tryProxy(open, 'acme.example.org', signal)).toEqual({
      address: `http://${open.host}`,
      state: 'answers',
      leadsOn: true,
    });
    expect(await tryProxy(await proxyAt('407 No'), 'acme.example.org', signal)).toMatchObject({
      state: 'answers',
      leadsOn: false,
    });
    const gone = new URL(`http://127.0.0.1:${await freePort()}`);
    expect(await tryProxy(gone, 'acme.example.org', signal)).toMatchObject({ state: 'dead' });
  });
});

describe('asking outside whether a domain exists', () => {
  it('believes one operator that knows it, and tells a denial from silence', async () => {
    const server = await startDohServer((packet) => {
      const { name = '' } = packet.questions?.[0] ?? {};
      if (name !== 'known.org') return reply(packet, { rcode: 3 });
      return reply(packet, { answers: [{ type: 'NS', name, ttl: 60, data: 'ns.known.org' }] });
    });
    closers.push(() => server.stop());
    const base = { id: 'o', name: 'Operator', region: 'own', addresses: ['127.0.0.1'] } as const;
    const answers: DohOperator = { ...base, url: server.url, rootPem: server.rootPem };
    const gone: DohOperator = { ...base, url: `https://localhost:${await freePort()}/dns-query` };
    const ask = (name: string, ...operators: readonly DohOperator[]) => askOutside(name, operators, signal);
    expect(await ask('www.known.org', gone, answers)).toBe('knows');
    expect(await ask('www.unknown.org', gone, answers)).toBe('denies');
    expect(await ask('www.known.org', gone)).toBe('silent');
    expect(await ask('www.known.org')).toBeUndefined();
  });
});

describe('looking at a folder', () => {
  it('tries the nearest one that is there, and leaves nothing', async () => {
    const folder = tempFolder();
    closers.push(() => folder.remove());
    expect(await lookAtTarget(join(folder.path, 'a', 'b'))).toMatchObject({ freeBytes: expect.any(Number) });
    expect(await lookAtTarget(join(folder.path, 'a', 'b'))).not.toHaveProperty('refusal');
    expect(readdirSync(folder.path)).toEqual([]);
    expect(existsSync(join(folder.path, 'a'))).toBe(false);
    writeFileSync(join(folder.path, 'file'), '');
    expect(await lookAtTarget(join(folder.path, 'file'))).toMatchObject({ refusal: 'ENOTDIR' });
  });

  // Nothing is forbidden to root, so there the test has no subject.
  const asUser = process.getuid?.() === 0 ? undefined : it;
  asUser?.('says that it may not', async () => {
    const folder = tempFolder();
    closers.push(() => folder.remove());
    const closed = join(folder.path, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(await lookAtTarget(closed)).toMatchObject({ refusal: 'EACCES' });
  });
});
