import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDownloads } from '../../electron/web/downloads.ts';
import { asNavigation, listen, send, settings, type VisitedHost, visitedHost } from '../support/visited-host.ts';

describe('the web host', () => {
  let visited: VisitedHost;
  let host: VisitedHost['host'];
  let cookie: VisitedHost['cookie'];
  let application: VisitedHost['application'];
  let downloads: VisitedHost['downloads'];
  let call: VisitedHost['call'];
  let get: VisitedHost['get'];
  beforeAll(async () => {
    visited = await visitedHost();
    ({ host, cookie, application, downloads, call, get } = visited);
  });
  afterAll(() => visited.close());

  describe('files of the page', () => {
    it('puts a fresh nonce into the document and its policy each time', async () => {
      const [first, second] = await Promise.all([get('/'), get('/')]);
      const nonces = [first, second].map((answer) => /nonce="([^"]+)"/.exec(answer.text)?.[1] ?? '');
      expect(new Set(nonces).size).toBe(2);
      expect(first.text).not.toContain('CSP_NONCE');
      expect(first.headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonces[0]}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types default`,
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
          'connection-allowlist': '(response-origin "https://*:*")',
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
});
