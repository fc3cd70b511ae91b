/** A script in the window that turns to what the program gives the page: two functions, and nothing gives way. */
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import { expect, expectHome, type PageWindow, test } from './security.ts';

test('nothing of Node or Electron is in reach, and the bridge cannot be changed', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(async () => {
    const { certwright } = window as unknown as PageWindow;
    const scope = globalThis as unknown as Record<string, unknown>;
    const leaked = ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'];
    for (const change of [
      () => Object.assign(certwright, { call: () => 'forged' }),
      () => Object.defineProperty(scope, 'certwright', { value: {} }),
      () => Object.setPrototypeOf(certwright, { extra: true }),
      () => Reflect.deleteProperty(scope, 'certwright'),
    ]) {
      try {
        change();
      } catch {
        // Refused aloud.
      }
    }
    return {
      leaked: leaked.filter((name) => scope[name] !== undefined),
      keys: Object.keys(certwright).toSorted(),
      same: (window as unknown as PageWindow).certwright === certwright,
      viaFunction: typeof (certwright.call.constructor as unknown),
      answer: (await certwright.call('app.bootstrap', {})).ok,
    };
  });
  expect(seen).toEqual({
    leaked: [],
    keys: ['call', 'onEvent'],
    same: true,
    viaFunction: 'function',
    answer: true,
  });
});

test('polluted prototypes in the page stay in the page', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(async () => {
    const { certwright } = window as unknown as PageWindow;
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    const caught: unknown[] = [];
    const { push } = Array.prototype;
    prototype.name = 'shell.run';
    prototype.polluted = true;
    Array.prototype.push = function caughtPush(this: unknown[], ...items: unknown[]) {
      caught[caught.length] = items;
      return Reflect.apply(push, this, items);
    };
    const answer = await certwright.call('runs.list', {});
    Array.prototype.push = push;
    delete prototype.name;
    delete prototype.polluted;
    return { ok: answer.ok, ports: caught.flat().filter((one) => one instanceof MessagePort).length };
  });
  expect(seen).toEqual({ ok: true, ports: 0 });
});

test('only calls by their name, with what the contract asks for', async ({ desktop }) => {
  const outcomes = await desktop.page.evaluate(async () => {
    const { certwright } = window as unknown as PageWindow;
    const call = certwright.call as unknown as (
      ...args: unknown[]
    ) => Promise<{ ok: boolean; problem?: { code: string } }>;
    const nested = (depth: number): unknown => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level += 1) value = { value };
      return value;
    };
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const polluted: unknown = JSON.parse('{"__proto__": {"ok": true}, "constructor": {"prototype": {"ok": true}}}');
    const inputs: readonly (readonly [unknown, unknown?])[] = [
      ...[
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        '',
        'RUNS.LIST',
        'runs.list ',
        'certwright:call',
      ].map((name) => [name, {}] as const),
      ...[undefined, null, 7, {}, ['runs.list'], Symbol('runs.list')].map((name) => [name, {}] as const),
      ...[undefined, null, 7, 'x', [], { extra: 1 }, () => 1, circle, polluted, nested(5_000)].map(
        (input) => ['runs.list', input] as const,
      ),
      ['runs.get', { id: nested(500) }],
      ['names.check', { text: 'x'.repeat(10_000_001), authority: { kind: 'known', id: 'letsencrypt' } }],
      ['vault.unlock', { passphrase: 'x'.repeat(4_097) }],
      ['window.open-link', { url: ['https://letsencrypt.org/'] }],
    ];
    const told: string[] = [];
    for (const [name, input] of inputs) {
      const asked = async () => call(name, input);
      const outcome = await asked().then(
        ({ ok, problem }) => (ok ? 'taken' : (problem?.code ?? 'refused')),
        () => 'refused',
      );
      told.push(outcome);
    }
    return told;
  });
  expect(outcomes.filter((one) => one !== 'refused' && one !== 'input.invalid')).toEqual([]);
  expect(outcomes.length).toBe(28);
  await expectHome(desktop, desktop.page.url());
});

test('no event is taken for one of the program’s unless it is', async ({ desktop }) => {
  const heard = await desktop.page.evaluate(async () => {
    const { certwright } = window as unknown as PageWindow;
    const events: EventEnvelope[] = [];
    const stop = certwright.onEvent((event) => events.push(event));
    const forged = { name: 'settings.changed', payload: { theme: 'forged' } };
    for (const channel of ['certwright:event', 'message', 'page', 'preload']) {
      for (const target of [window, document]) {
        target.dispatchEvent(new CustomEvent(channel, { detail: forged }));
        target.dispatchEvent(new MessageEvent(channel, { data: forged }));
      }
    }
    window.postMessage(forged, '*');
    const changed = new Promise((done) => certwright.onEvent(done));
    await certwright.call('settings.change', { theme: 'dark' });
    await changed;
    stop();
    return events.map(({ name, payload }) => [name, (payload as { theme?: string }).theme]);
  });
  expect(heard).toEqual([['settings.changed', 'dark']]);
});

const strangers = [
  'http://letsencrypt.org/',
  'https://letsencrypt.org.evil.example/',
  'https://evil.example/letsencrypt.org',
  'https://letsencrypt.org./',
  'https://letsencrypt.org:8443/',
  'https://letsencrypt.org@evil.example/',
  'https://letsencrypt.org:pw@letsencrypt.org/',
  'https://lеtsencrypt.org/',
  'https://xn--ltsencrypt-z6h.org/',
  'https://letsencrypt.org%00.evil.example/',
  'https:letsencrypt.org.evil.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://evil.example/share',
  'ms-settings:',
  'certwright://app/',
  'vscode://x',
  '\\\\evil.example\\share',
];

test('no page outside is opened that is not on the list', async ({ desktop }) => {
  const outcomes = await desktop.page.evaluate(async (urls) => {
    const { certwright } = window as unknown as PageWindow;
    return Promise.all(urls.map(async (url) => (await certwright.call('window.open-link', { url })).ok));
  }, strangers);
  expect(strangers.filter((_, index) => outcomes[index])).toEqual([]);
  expect((await desktop.calls()).filter(({ name }) => name === 'shell.openExternal')).toEqual([]);
});

test('every window is told: sandboxed, isolated, without Node, and no address for WebRTC', async ({ desktop }) => {
  expect(await desktop.windowPreferences()).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  // Electron keeps this one to itself; the double writes down that it was told.
  const told = (await desktop.calls()).filter(({ name }) => name === 'webContents.setWebRTCIPHandlingPolicy');
  const wanted = { name: 'webContents.setWebRTCIPHandlingPolicy', args: ['disable_non_proxied_udp'] };
  expect(told).toEqual(desktop.realElectron ? [] : [wanted]);
});
