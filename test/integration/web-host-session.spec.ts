import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessions } from '../../electron/web/sessions.ts';
import {
  asNavigation,
  cookieOf,
  send,
  settings,
  tokenPath,
  type VisitedHost,
  visitedHost,
} from '../support/visited-host.ts';

describe('the web host', () => {
  let visited: VisitedHost;
  let host: VisitedHost['host'];
  let cookie: VisitedHost['cookie'];
  let downloads: VisitedHost['downloads'];
  let call: VisitedHost['call'];
  let get: VisitedHost['get'];
  beforeAll(async () => {
    visited = await visitedHost();
    ({ host, cookie, downloads, call, get } = visited);
  });
  afterAll(() => visited.close());

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
});
