import { EventEmitter } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Protocol, Session, WebFrameMain } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPageUrl, pageScheme, pageUrl, servePage } from '../../../electron/app/security/app-protocol.ts';
import { denyNavigation } from '../../../electron/app/security/navigation.ts';
import { denyNetwork, denyPermissions } from '../../../electron/app/security/permissions.ts';
import { isTrustedSender } from '../../../electron/app/security/trusted-sender.ts';
import { openPageFiles } from '../../../electron/page-files.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const strangers = [
  'https://app/',
  'certwright://evil/',
  'certwright://app.evil/',
  'certwright://app:81/',
  'certwright://user@app/',
  'certwrights://app/',
  'file:///certwright://app/',
  'about:blank',
  '',
];

describe('the scheme of the window', () => {
  const folder = tempFolder();
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  /** A request as the browser hands it over: `Request` itself would tidy the address up. */
  const ask = async (url: string, method = 'GET'): Promise<Response> => {
    const handler = handlers.get(pageScheme.scheme);
    if (handler === undefined) throw new Error('no handler');
    return handler({ url, method } as Request);
  };

  beforeAll(async () => {
    const renderer = join(folder.path, 'renderer');
    mkdirSync(join(renderer, 'assets'), { recursive: true });
    writeFileSync(join(renderer, 'index.html'), '<style nonce="CSP_NONCE"></style>');
    writeFileSync(join(renderer, 'assets', 'a-12345678.js'), 'export {};');
    writeFileSync(join(folder.path, 'secret.txt'), 'outside');
    const protocol = {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void handlers.set(scheme, handler),
    };
    servePage(protocol as unknown as Protocol, await openPageFiles(renderer));
  });
  afterAll(() => folder.remove());

  it('serves the page with a policy that leaves no network at all', async () => {
    const answer = await ask(pageUrl);
    const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1];
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types default; sandbox allow-scripts allow-same-origin allow-forms`,
    );
    expect(answer.headers.get('connection-allowlist')).toBe('(response-origin)');
    expect((await ask(`${pageUrl}assets/a-12345678.js?x#y`)).headers.get('content-type')).toContain('text/javascript');
  });

  it.each([
    ...strangers,
    `${pageUrl}../secret.txt`,
    `${pageUrl}..%2fsecret.txt`,
    `${pageUrl}%2e%2e/secret.txt`,
    `${pageUrl}assets/..\\..\\..\\secret.txt`,
    `${pageUrl}index.html%00`,
    `${pageUrl}/secret.txt`,
    `${pageUrl}assets`,
    'certwright:app/index.html',
    `${pageUrl}${'a/'.repeat(100_000)}`,
  ])('has nothing at %.60s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'get'])('has nothing for %s', async (method) => {
    expect((await ask(pageUrl, method)).status).toBe(404);
  });

  it('sends the same protective headers with every answer, good or bad', async () => {
    const answers = [ask(pageUrl), ask(`${pageUrl}assets/a-12345678.js`), ask(`${pageUrl}no`), ask(pageUrl, 'PUT')];
    for (const { headers } of await Promise.all(answers)) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('connection-allowlist')).toBe('(response-origin)');
      const plain = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy'];
      expect(plain.map((name) => headers.get(name))).toEqual(['nosniff', 'no-referrer', 'same-origin']);
    }
  });
});

describe('who may call from the window', () => {
  const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } as WebFrameMain });

  it('is the top frame of our page, and no frame that is gone, embedded or foreign', () => {
    expect(isTrustedSender(frame(pageUrl))).toBe(true);
    expect(isTrustedSender({ senderFrame: null })).toBe(false);
    expect(isTrustedSender(frame(pageUrl, {}))).toBe(false);
    expect(strangers.filter((url) => isPageUrl(url) || isTrustedSender(frame(url)))).toEqual([]);
  });
});

describe('what the window may do', () => {
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
    handlers[name] = handler;
  };
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('network') },
    on: (event: string, handler: (...args: never[]) => unknown) => keep(event)(handler),
  } as unknown as Session;
  const call = (name: string, ...args: unknown[]): unknown => handlers[name]?.(...(args as never[]));
  const requested = (permission: string, url = pageUrl): unknown => {
    let granted: unknown;
    call('request', { getURL: () => url }, permission, (answer: boolean) => {
      granted = answer;
    });
    return granted;
  };
  const cancelled = (url: string): unknown => {
    let answer: unknown;
    call('network', { url }, (given: { cancel: boolean }) => {
      answer = given.cancel;
    });
    return answer;
  };

  it('is to write to the clipboard, and nothing else', () => {
    denyPermissions(session);
    const others = [
      'clipboard-read',
      'geolocation',
      'media',
      'notifications',
      'openExternal',
      'usb',
      'fullscreen',
      'unknown',
    ];
    expect(others.filter((one) => requested(one) !== false || call('check', null, one, pageUrl) !== false)).toEqual([]);
    expect(call('device', {})).toBe(false);
    expect([requested('clipboard-sanitized-write'), call('check', null, 'clipboard-sanitized-write', pageUrl)]).toEqual(
      [true, true],
    );
    expect(requested('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(call('check', null, 'clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
  });

  it('is to load its own files, and developer tools where they may be opened', () => {
    denyNetwork(session, { devTools: false });
    const foreign = [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'devtools://x/',
      ...strangers,
    ];
    expect(foreign.filter((url) => cancelled(url) !== true)).toEqual([]);
    expect(cancelled(`${pageUrl}assets/a.js`)).toBe(false);
    denyNetwork(session, { devTools: true });
    expect([cancelled('devtools://devtools/x'), cancelled('https://example.com/')]).toEqual([false, true]);
  });

  it('is to download nothing', () => {
    denyNetwork(session, { devTools: true });
    let prevented = false;
    call('will-download', { preventDefault: () => (prevented = true) }, {}, {});
    expect(prevented).toBe(true);
  });

  it('is never to go elsewhere, open something, stay when it is closed, or use an address for WebRTC', () => {
    const app = new EventEmitter();
    denyNavigation(app as unknown as App);
    const contents = Object.assign(new EventEmitter(), {
      opened: undefined as unknown,
      webRtc: '',
      setWindowOpenHandler(handler: (details: unknown) => unknown) {
        this.opened = handler({ url: 'https://example.com/' });
      },
      setWebRTCIPHandlingPolicy(policy: string) {
        this.webRtc = policy;
      },
    });
    app.emit('web-contents-created', {}, contents);
    const prevented: string[] = [];
    const going = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];
    const ways = [...going, 'will-prevent-unload'];
    for (const way of ways) contents.emit(way, { preventDefault: () => prevented.push(way) });
    expect(prevented).toEqual(ways);
    expect(contents.opened).toEqual({ action: 'deny' });
    expect(contents.webRtc).toBe('disable_non_proxied_udp');
  });
});
