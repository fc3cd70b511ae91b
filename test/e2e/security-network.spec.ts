/** A script in the window that wants to reach the network: every way that a page has, and nobody ever comes. */
import { type Addresses, attempt, expect, expectHome, gatherWays, test } from './security.ts';

/** Runs in the page; ends when the browser says how it went, or after a moment where it says nothing. */
type Attempt = (to: Addresses) => unknown;

const attempts: Readonly<Record<string, Attempt>> = {
  fetch: ({ http }) => fetch(http),
  'fetch, opaque and kept alive': ({ http }) =>
    fetch(http, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
  XMLHttpRequest: ({ http }) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.onloadend = done;
      request.open('POST', http);
      request.send('x');
    }),
  WebSocket: ({ port }) =>
    new Promise((done) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
      socket.onclose = done;
      socket.onerror = done;
    }),
  EventSource: ({ http }) =>
    new Promise((done) => {
      new EventSource(http).onerror = done;
    }),
  WebTransport: ({ port }) => new WebTransport(`https://127.0.0.1:${port}/`).ready,
  'a beacon': ({ http }) => navigator.sendBeacon(http, 'x'),
  'a ping of a link': ({ http }) => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:void 0', ping: http });
    document.body.append(link);
    link.click();
    link.remove();
  },
  'an image': ({ http }) =>
    new Promise((done) => {
      Object.assign(new Image(), { onload: done, onerror: done, src: `${http}a.png` });
    }),
  'a picture of an SVG': ({ http }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', `${http}a.png`);
    svg.append(image);
    document.body.append(svg);
  },
  'a background': ({ http }) => {
    document.body.style.backgroundImage = `url(${http}a.png)`;
  },
  'a font': ({ http }) => new FontFace('stolen', `url(${http}a.woff2)`).load(),
  'a sound and a film': ({ http }) =>
    Promise.all(
      ['audio', 'video'].map(
        (kind) =>
          new Promise((done) => {
            const media = Object.assign(document.createElement(kind), { onerror: done, src: `${http}a` });
            document.body.append(media);
          }),
      ),
    ),
  'a worker’s script': ({ http }) => new Worker(http),
  'a script of another origin': ({ http }) =>
    new Promise((done) => {
      document.head.append(
        Object.assign(document.createElement('script'), { onload: done, onerror: done, src: `${http}a.js` }),
      );
    }),
  'a module of another origin': ({ http }) => import(/* @vite-ignore */ `${http}a.js`),
  'an object and an embed': ({ http }) => {
    document.body.append(Object.assign(document.createElement('object'), { data: http }));
    document.body.append(Object.assign(document.createElement('embed'), { src: http }));
  },
  'rules for speculation': ({ http }) => {
    const rules = Object.assign(document.createElement('script'), { type: 'speculationrules' });
    rules.append(JSON.stringify({ prefetch: [{ source: 'list', urls: [http] }] }));
    document.head.append(rules);
  },
};

const hints = ['stylesheet', 'prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'icon', 'manifest'];

test.describe('nothing leaves the window through', () => {
  test.afterEach(({ target }) => expect(target.seen).toEqual([]));

  for (const [name, script] of Object.entries(attempts)) {
    test(name, async ({ desktop, target: { http, port, udpPort } }) => {
      const home = desktop.page.url();
      await attempt(desktop, script, { http, port, udpPort });
      await expectHome(desktop, home);
    });
  }

  for (const rel of hints) {
    test(`a link of the kind ${rel}`, async ({ desktop, target: { http } }) => {
      const given = { rel, as: 'image', href: `${http}a` };
      await attempt(
        desktop,
        (link) => document.head.append(Object.assign(document.createElement('link'), link)),
        given,
      );
      await expectHome(desktop, desktop.page.url());
    });
  }

  for (const [name, server] of [
    ['WebRTC and a STUN server', ({ udpPort }: Addresses) => `stun:127.0.0.1:${udpPort}`],
    ['WebRTC and a TURN server over TCP', ({ port }: Addresses) => `turn:127.0.0.1:${port}?transport=tcp`],
  ] as const) {
    test(name, async ({ desktop, target }) => {
      await desktop.page.evaluate(gatherWays, server(target));
    });
  }
});

test('whoever came would have been seen', async ({ target }) => {
  const before = target.seen.length;
  await target.visit();
  expect([before, target.seen.length]).toEqual([0, 2]);
});
