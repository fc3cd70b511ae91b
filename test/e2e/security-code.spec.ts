/** A script in the window that wants to run more code, use the computer, or read files through the window's own scheme. */
import { attempt, expect, expectHome, test } from './security.ts';

type Script = (mark: string) => unknown;

/** `mark` is code that would be seen. */
const mark = 'document.documentElement.dataset.escaped = "ran"';

const ways: Readonly<Record<string, Script>> = {
  'an inline script': (code) => {
    const script = document.createElement('script');
    script.append(code);
    document.head.append(script);
  },
  'a script of text': (code) => {
    document.head.append(Object.assign(document.createElement('script'), { text: code }));
  },
  'a script from a data address': (code) => {
    document.head.append(Object.assign(document.createElement('script'), { src: `data:text/javascript,${code}` }));
  },
  'an event handler': (code) => {
    const button = document.createElement('button');
    button.setAttribute('onclick', code);
    document.body.append(button);
    button.click();
  },
  // The tool that starts this code may make code from text itself; what runs later may not.
  eval: async (code) => {
    await new Promise((later) => setTimeout(later));
    // biome-ignore lint/security/noGlobalEval: refused, which is the point
    return eval(code);
  },
  Function: async (code) => {
    await new Promise((later) => setTimeout(later));
    return new Function(code)();
  },
  'a timer of text': (code) => setTimeout(code),
  'markup with a handler': (code) => {
    document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror='${code}'>`);
  },
  'markup in an element': (code) => {
    document.createElement('div').innerHTML = `<img src="x" onerror='${code}'>`;
  },
  'a document written anew': (code) => document.write(`<script>${code}</script>`),
  'a module from a data address': (code) => import(/* @vite-ignore */ `data:text/javascript,${code}`),
  'a module from a blob': (code) =>
    import(/* @vite-ignore */ URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))),
  'a style without the nonce': () => {
    const style = document.createElement('style');
    style.append('html { --escaped: 1 }');
    document.head.append(style);
    const seen = getComputedStyle(document.documentElement).getPropertyValue('--escaped');
    if (seen !== '') document.documentElement.dataset.escaped = 'styled';
  },
};

test.describe('no more code runs in the window through', () => {
  for (const [name, script] of Object.entries(ways)) {
    test(name, async ({ desktop }) => {
      await attempt(desktop, script, mark);
      await expectHome(desktop, desktop.page.url());
    });
  }

  test('workers, of any kind and source, or WebAssembly', async ({ desktop }) => {
    const started = await desktop.page.evaluate(async () => {
      const code = 'postMessage(1)';
      const own = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '/';
      const sources = [`data:text/javascript,${code}`, URL.createObjectURL(new Blob([code])), own];
      const ran = (make: () => { onerror: unknown; onmessage?: unknown }) =>
        new Promise<boolean>((done) => {
          try {
            const worker = make();
            worker.onerror = () => done(false);
            worker.onmessage = () => done(true);
            setTimeout(done, 1_000, false);
          } catch {
            done(false);
          }
        });
      const runs = (work: () => Promise<unknown>) =>
        work().then(
          () => true,
          () => false,
        );
      return Promise.all([
        ...sources.map((source) => ran(() => new Worker(source))),
        ...sources.map((source) => ran(() => new SharedWorker(source))),
        runs(async () => navigator.serviceWorker.register(own)),
        runs(async () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
      ]);
    });
    expect(started.filter((one) => one)).toEqual([]);
  });
});

test('no device and no power of the browser is given to the page, but writing to the clipboard', async ({
  desktop,
}) => {
  const got = await desktop.page.evaluate(async () => {
    // Not every one of them is in every browser, nor in the types.
    const here = navigator as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
    const ask = (owner: string, method: string, ...args: unknown[]) =>
      here[owner]?.[method]?.(...args) ?? Promise.reject();
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      camera: () => ask('mediaDevices', 'getUserMedia', { video: true }),
      microphone: () => ask('mediaDevices', 'getUserMedia', { audio: true }),
      screen: () => ask('mediaDevices', 'getDisplayMedia'),
      position: () => new Promise((found, not) => navigator.geolocation.getCurrentPosition(found, not)),
      messages: async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(),
      'reading text': () => ask('clipboard', 'readText'),
      'reading anything': () => ask('clipboard', 'read'),
      midi: async () => navigator.requestMIDIAccess(),
      usb: () => ask('usb', 'requestDevice', { filters: [] }),
      serial: () => ask('serial', 'requestPort'),
      bluetooth: () => ask('bluetooth', 'requestDevice', { acceptAllDevices: true }),
      hid: async () => ((await ask('hid', 'requestDevice', { filters: [] })) as unknown[])[0] ?? Promise.reject(),
      fullscreen: async () => document.documentElement.requestFullscreen(),
      'staying awake': () => ask('wakeLock', 'request', 'screen'),
      'a key of a person': () => ask('credentials', 'get', { publicKey: { challenge: new Uint8Array(16) } }),
    };
    const moment = () => new Promise((_done, refuse) => setTimeout(refuse, 2_000));
    const answers = Object.entries(asked).map(async ([name, work]) =>
      Promise.race([(async () => work())(), moment()]).then(
        () => [name],
        () => [],
      ),
    );
    return (await Promise.all(answers)).flat();
  });
  expect(got).toEqual([]);
  const query = (name: string) =>
    desktop.page.evaluate(
      async (one) => (await navigator.permissions.query({ name: one as PermissionName })).state,
      name,
    );
  expect([await query('clipboard-write'), await query('clipboard-read')]).toEqual(['granted', 'denied']);
});

test('no dialog, no printing and no download comes from the page', async ({ desktop }) => {
  const { page } = desktop;
  const said: string[] = [];
  const came: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => came.push(dialog.type()));
  page.on('download', (download) => came.push(download.url()));
  const answers = await page.evaluate(() => {
    window.alert('x');
    window.print();
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['x'])),
      download: 'x.exe',
    });
    document.body.append(link);
    link.click();
    link.remove();
    return [window.confirm('x'), window.prompt('x', 'y')];
  });
  expect(answers).toEqual([false, null]);
  await expect.poll(() => said.join('\n')).toMatch(/print\(\).*download/is);
  expect(came).toEqual([]);
  expect((await desktop.calls()).filter(({ name }) => name === 'will-download')).toEqual([]);
});

test('the scheme gives out the page’s own files only, and every answer has the headers that protect it', async ({
  desktop,
}) => {
  const { page } = desktop;
  const shown = new Map<string, { readonly status: number; readonly headers: Readonly<Record<string, string>> }>();
  page.on('response', (response) => {
    shown.set(new URL(response.url()).pathname, { status: response.status(), headers: response.headers() });
  });
  await page.reload();
  const missing = [
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/assets/..%5c..%5cmain%5cmain.js',
    '/assets/%252e%252e/%252e%252e/main/main.js',
    '//etc/passwd',
    '/etc/passwd',
    '/index.html%00.png',
    '/assets',
    '/assets/',
    '/preload.cjs',
    '/__proto__',
    `/${'long/'.repeat(400)}`,
  ];
  await page.evaluate(async (paths) => {
    const asked = paths.map(
      (src) =>
        new Promise((done) => Object.assign(new Image(), { onload: done, onerror: done, src: location.origin + src })),
    );
    await Promise.all(asked);
  }, missing);
  await expect.poll(() => missing.filter((path) => !shown.has(path))).toEqual([]);
  expect(missing.map((path) => shown.get(path)?.status)).toEqual(missing.map(() => 404));
  const kinds = [...shown].map(([path, { status }]) => `${status} ${/\.\w+$/.exec(path)?.[0] ?? path.slice(0, 1)}`);
  expect(kinds).toEqual(expect.arrayContaining(['200 /', '200 .js', '200 .css']));
  for (const [path, { headers }] of shown) {
    expect(headers['content-security-policy'], path).toMatch(/default-src 'none'.*connect-src 'none'.*sandbox/);
    expect(headers['connection-allowlist'], path).toBe('(response-origin)');
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
  }
});
