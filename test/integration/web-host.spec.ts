import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { Handlers } from '../../electron/ipc/application.ts';
import { createDownloads } from '../../electron/web/downloads.ts';
import { createSessions } from '../../electron/web/sessions.ts';
import { startWebHost, type WebHost } from '../../electron/web/start-web-host.ts';
import { scriptedApplication } from '../support/scripted-application.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly bytes: Buffer;
}

/** Plain node:http sends the path and headers exactly as given, which `fetch` would tidy up. */
const send = async (
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string | Buffer,
): Promise<Answer> => {
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  // A host that refuses a long body closes while we still write.
  outgoing.once('response', () => outgoing.on('error', () => undefined));
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text: bytes.toString(), bytes };
};

/** An open event stream; `until` waits for a piece of text. */
const listen = async (port: number, cookie: string) => {
  const outgoing = request({ host: '127.0.0.1', port, path: '/events', headers: { cookie }, agent: false });
  outgoing.on('error', () => undefined);
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.on('error', () => undefined);
  let text = '';
  const until = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += String((await once(incoming, 'data'))[0]);
  };
  await until(': open');
  return { incoming, until, close: () => outgoing.destroy(), read: () => text };
};

const tokenPath = (link: string): string => link.slice(link.indexOf('/', 'http://'.length));
const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const asNavigation = (site: string) => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
});
const jsonCall = { 'content-type': 'application/json', 'x-certwright': '1' };

const page = '<html><head><meta property="csp-nonce" nonce="CSP_NONCE"></head><style nonce="CSP_NONCE"></style></html>';
const settings = { language: 'zh', theme: 'dark', practice: true, welcomed: true } as const;
const handlers: Partial<Handlers> = {
  'settings.change': async (input) => ({ ...settings, ...input }) as typeof settings,
};

describe('the web host', () => {
  const folder = tempFolder();
  const rendererFolder = join(folder.path, 'renderer');
  const downloads = createDownloads();
  const application = scriptedApplication(handlers);
  let host: WebHost;
  let cookie: string;

  const call = (headers: Readonly<Record<string, string>>, body: string | Buffer = '{}', path = '/ipc') =>
    send(host.port, 'POST', path, { ...jsonCall, ...headers }, body);
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    send(host.port, 'GET', path, { cookie, ...headers });

  beforeAll(async () => {
    mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
    writeFileSync(join(rendererFolder, 'index.html'), page);
    writeFileSync(join(rendererFolder, 'assets', 'main-a1B2c3D4.js'), 'export {};');
    writeFileSync(join(folder.path, 'secret.txt'), 'outside');
    host = await startWebHost({ application, downloads, rendererFolder, logger: silentLogger });
    cookie = cookieOf(await send(host.port, 'GET', tokenPath(host.newLink())));
  });
  afterAll(async () => {
    await host.close();
    folder.remove();
  });

  describe('opening a session', () => {
    it('exchanges the token for a strict cookie and shows the page under a clean address', async () => {
      const answer = await send(host.port, 'GET', tokenPath(host.newLink()), asNavigation('none'));
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe('/');
      expect(answer.headers['set-cookie']?.[0]).toMatch(
        new RegExp(`^certwright-${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      );
      const shown = await send(host.port, 'GET', '/', { cookie: cookieOf(answer), ...asNavigation('none') });
      expect(shown.status).toBe(200);
      expect(shown.headers['content-type']).toBe('text/html; charset=utf-8');
    });

    it('refuses a token the second time, and a made-up one, with a page that says what to do in both languages', async () => {
      const path = tokenPath(host.newLink());
      await send(host.port, 'GET', path);
      for (const again of [path, '/?token=', `/?token=${'A'.repeat(43)}`, '/']) {
        const answer = await send(host.port, 'GET', again);
        expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
        expect(answer.text).toContain('press Enter for a new one');
        expect(answer.text).toContain('按回车键获取新的地址');
        expect(answer.text).not.toContain('csp-nonce');
      }
    });

    it('does not spend a token on a HEAD request, as link previews send', async () => {
      const path = tokenPath(host.newLink());
      expect((await send(host.port, 'HEAD', path)).status).toBe(401);
      expect((await send(host.port, 'GET', path)).status).toBe(303);
    });

    it('lets a reader who clicks the used address again go on in the session already open', async () => {
      const path = tokenPath(host.newLink());
      const mine = cookieOf(await send(host.port, 'GET', path));
      const again = await send(host.port, 'GET', path, { cookie: mine });
      expect([again.status, again.headers.location]).toEqual([303, '/']);
    });

    it('gives a reader who follows the address from another site a page that goes on by itself', async () => {
      const answer = await send(host.port, 'GET', tokenPath(host.newLink()), asNavigation('cross-site'));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('http-equiv="refresh"');
      expect(cookieOf(answer)).toMatch(/^certwright-/);
    });

    it('lets a token die after ten minutes', () => {
      let now = 0;
      const sessions = createSessions(() => now);
      const early = sessions.newToken();
      const late = sessions.newToken();
      now = 10 * 60 * 1000 - 1;
      expect(sessions.exchange(early)).toBeDefined();
      now += 1;
      expect(sessions.exchange(late)).toBeUndefined();
    });
  });

  describe('refusing everyone else', () => {
    it.each([
      ['a rebound name', 'evil.example'],
      ['a rebound name with our port', 'evil.example:PORT'],
      ['a name that begins like ours', 'localhost.evil.example:PORT'],
      ['another port', '127.0.0.1:1'],
      ['another loopback address', '127.0.0.2:PORT'],
      ['no port', '127.0.0.1'],
      ['another spelling', 'LOCALHOST:PORT'],
    ])('refuses %s in Host, whatever cookie comes along', async (_, name) => {
      const headers = { host: name.replace('PORT', String(host.port)), cookie };
      expect((await get('/', headers)).status).toBe(421);
      expect((await get(tokenPath(host.newLink()), headers)).status).toBe(421);
      expect((await call(headers)).status).toBe(421);
    });

    it('answers under localhost as well', async () => {
      expect((await get('/', { host: `localhost:${host.port}` })).status).toBe(200);
    });

    it.each([
      ['another site', 'https://evil.example'],
      ['an opaque origin', 'null'],
      ['another port of this computer', 'http://127.0.0.1:1'],
      ['our other name', 'http://localhost:PORT'],
      ['our address over TLS', 'https://127.0.0.1:PORT'],
    ])('refuses %s in Origin', async (_, origin) => {
      const answer = await call({ cookie, origin: origin.replace('PORT', String(host.port)) });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    });

    it('accepts its own origin', async () => {
      const answer = await call(
        { cookie, origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin' },
        JSON.stringify({ name: 'settings.change', input: { theme: 'light' } }),
      );
      expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { ...settings, theme: 'light' } });
    });

    it.each(['cross-site', 'same-site'])('refuses requests the browser marks as %s', async (site) => {
      expect((await call({ cookie, 'sec-fetch-site': site })).status).toBe(403);
      const asImage = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
      expect((await get('/assets/main-a1B2c3D4.js', asImage)).status).toBe(403);
      expect((await get('/', { ...asNavigation(site), 'sec-fetch-dest': 'iframe' })).status).toBe(403);
      expect((await get('/events', asNavigation(site))).status).toBe(403);
    });

    it('answers no preflight of another origin', async () => {
      const answer = await send(host.port, 'OPTIONS', '/ipc', {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-certwright',
      });
      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it.each([
      ['no cookie', {}],
      ['a made-up cookie', { cookie: 'certwright-PORT=AAAA' }],
      ['two cookies of one name', { cookie: 'COOKIE; certwright-PORT=AAAA' }],
      ['the cookie of another name', { cookie: 'certwright=AAAA' }],
    ])('gives nothing away with %s', async (_, headers) => {
      const filled = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          value.replaceAll('PORT', String(host.port)).replace('COOKIE', cookie),
        ]),
      );
      const offered = downloads.offer({ 'a.pem': 'a' }, 'a');
      const file = offered.kind === 'download' ? offered.url : '';
      for (const path of ['/assets/main-a1B2c3D4.js', '/events', file, '/nothing']) {
        expect((await send(host.port, 'GET', path, filled)).status, path).toBe(401);
      }
      expect((await call(filled)).status).toBe(401);
    });

    it('refuses the absolute form a proxy would send', async () => {
      expect((await get(`http://127.0.0.1:${host.port}/`)).status).toBe(400);
    });
  });

  describe('files of the page', () => {
    it('puts a fresh nonce into the document and its policy each time', async () => {
      const [first, second] = await Promise.all([get('/'), get('/')]);
      const nonces = [first, second].map((answer) => /nonce="([^"]+)"/.exec(answer.text)?.[1] ?? '');
      expect(new Set(nonces).size).toBe(2);
      expect(first.text).not.toContain('CSP_NONCE');
      expect(first.headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonces[0]}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(first.headers['cache-control']).toBe('no-store');
    });

    it('lets browsers keep files whose name holds their hash', async () => {
      const answer = await get('/assets/main-a1B2c3D4.js');
      expect([answer.status, answer.text]).toEqual([200, 'export {};']);
      expect(answer.headers['cache-control']).toBe('private, max-age=31536000, immutable');
      expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    });

    it.each([
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/assets/../../secret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/..\\secret.txt',
      '//secret.txt',
      '/./index.html',
      '/assets',
      '/assets/',
      '/index.html%00.js',
      '/%00',
      '/%ff',
      '/assets/main-a1B2c3D4.js/',
      '/constructor',
    ])('finds nothing at %s', async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.text]).toEqual([404, '']);
    });

    it('sends the same protective headers with every answer, good or bad', async () => {
      const answers = await Promise.all([
        get('/'),
        get('/assets/main-a1B2c3D4.js'),
        get('/nothing'),
        get('/', { host: 'evil.example' }),
        call({ cookie: '' }),
        call({ cookie }),
        send(host.port, 'PUT', '/', { cookie }),
      ]);
      for (const { headers } of answers) {
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
        });
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['permissions-policy']).toContain('camera=()');
      }
    });
  });

  describe('calls', () => {
    it.each([
      ['another content type', 415, { 'content-type': 'text/plain' }],
      ['no content type', 415, { 'content-type': '' }],
      ['a form', 415, { 'content-type': 'multipart/form-data; boundary=application/json' }],
      ['a missing header of ours', 403, { 'x-certwright': '' }],
    ])('refuses %s', async (_, status, headers) => {
      const answer = await call({ cookie, ...headers }, '{"name":"runs.list","input":{}}');
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, problem: { code: 'input.invalid' } });
    });

    it('refuses other methods', async () => {
      const answer = await get('/ipc');
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    });

    it('answers unknown calls and broken JSON as invalid input', async () => {
      const unknown = await call({ cookie }, '{"name":"shell.run","input":{}}');
      expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, problem: { code: 'input.invalid' } });
      const broken = await call({ cookie }, '{"name":');
      expect([broken.status, JSON.parse(broken.text).problem.code]).toEqual([400, 'input.invalid']);
    });

    it('refuses more than twelve megabytes, announced or not', async () => {
      const big = Buffer.alloc(12 * 1024 * 1024 + 1, 0x20);
      const announced = await call({ cookie, 'content-length': String(big.length) }, big);
      const streamed = await call({ cookie, 'transfer-encoding': 'chunked' }, big);
      expect([announced.status, streamed.status]).toEqual([413, 413]);
      expect((await get('/')).status).toBe(200);
    });
  });

  it('delivers events to every open page and forgets a page that is closed', async () => {
    const [first, second] = await Promise.all([listen(host.port, cookie), listen(host.port, cookie)]);
    application.emit({ name: 'settings.changed', payload: settings });
    const message = `data: {"name":"settings.changed","payload":${JSON.stringify(settings)}}\n\n`;
    await Promise.all([first.until(message), second.until(message)]);
    expect(first.incoming.headers['content-type']).toBe('text/event-stream');
    first.close();
    application.emit({ name: 'settings.changed', payload: { ...settings, theme: 'light' } });
    await second.until('"theme":"light"');
    expect(first.read()).not.toContain('"theme":"light"');
    second.close();
  });

  describe('downloads', () => {
    it('hands a zip over once, under its own name', async () => {
      const offered = downloads.offer({ 'cert.pem': 'CERT', 'privkey.pem': 'KEY' }, '证书 "x"\r\n');
      const path = offered.kind === 'download' ? offered.url : '';
      const answer = await get(path, asNavigation('same-origin'));
      const files = Object.entries(unzipSync(new Uint8Array(answer.bytes))).map(([name, data]) => [
        name,
        strFromU8(data),
      ]);
      expect(files).toEqual([
        ['cert.pem', 'CERT'],
        ['privkey.pem', 'KEY'],
      ]);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="____x___.zip"; filename*=UTF-8''%E8%AF%81%E4%B9%A6%20%22x%22%0D%0A.zip`,
      );
      expect((await get(path)).status).toBe(404);
    });

    it('forgets what nobody fetched', async () => {
      vi.useFakeTimers();
      const store = createDownloads();
      const offer = () => {
        const offered = store.offer({ 'a.pem': 'a' }, 'a');
        return offered.kind === 'download' ? offered.url.slice('/download/'.length) : '';
      };
      const [early, late] = [offer(), offer()];
      vi.advanceTimersByTime(5 * 60 * 1000 - 1);
      expect(store.take(early)?.fileName).toBe('a.zip');
      vi.advanceTimersByTime(1);
      expect(store.take(late)).toBeUndefined();
      vi.useRealTimers();
    });
  });

  it('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const options = { application: scriptedApplication(), downloads, rendererFolder, logger: silentLogger, port };
    await expect(startWebHost(options)).rejects.toMatchObject({
      problem: { code: 'host.port-in-use', details: { port } },
    });
    expect(options.application.listeners()).toBe(0);
    other.close();
  });

  it('cannot be reached at another address of this computer', async () => {
    const outgoing = request({ host: '127.0.0.2', port: host.port, agent: false });
    const [error] = (await once(outgoing.end(), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('ends open event streams when it stops', async () => {
    const mine = scriptedApplication();
    const brief = await startWebHost({
      application: mine,
      downloads: createDownloads(),
      rendererFolder,
      logger: silentLogger,
    });
    const session = cookieOf(await send(brief.port, 'GET', tokenPath(brief.newLink())));
    const stream = await listen(brief.port, session);
    const ended = once(stream.incoming, 'close');
    await Promise.all([brief.close(), ended]);
    expect(mine.listeners()).toBe(0);
    await expect(send(brief.port, 'GET', '/')).rejects.toThrow('ECONNREFUSED');
  });
});
