/** The desktop window as the page and the person meet it, with a page made for looking and the real main process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostBridge } from '../../shared/ipc/envelope.ts';
import { builtMain } from '../support/built-main.ts';
import { type Desktop, doubleCommand, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

type PageWindow = Window & { readonly certwright: HostBridge };

const page = `<!doctype html><html><head><meta charset="utf-8"><title>page</title>
<style nonce="CSP_NONCE">body { color: rgb(1, 2, 3); }</style><style>body { background: rgb(4, 5, 6); }</style>
</head><body>page<script>document.title = 'inline script ran';</script></body></html>`;

describeWith(['chromium-headless-shell'], 'the desktop window', () => {
  const folder = tempFolder();
  const main = join(folder.path, 'main', 'main.js');
  const profile = join(folder.path, 'profile');
  let desktop: Desktop;

  const inPage = <T>(work: (bridge: HostBridge) => Promise<T> | T): Promise<T> =>
    desktop.page.evaluate<T>(`(${work.toString()})(window.certwright)`);

  beforeAll(async () => {
    cpSync(builtMain(), join(folder.path, 'main'), { recursive: true });
    mkdirSync(join(folder.path, 'renderer'));
    writeFileSync(join(folder.path, 'renderer', 'index.html'), page);
    writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
    desktop = await launchDesktop({ profile, main });
  });
  afterAll(async () => {
    await desktop?.close();
    folder.remove();
  });

  it('is sandboxed and isolated', async () => {
    expect(await desktop.windowPreferences()).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
  });

  it('runs no inline script and no style without the nonce of this document', async () => {
    expect(await desktop.page.title()).toBe('page');
    const colours = await desktop.page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(['rgb(1, 2, 3)', 'rgba(0, 0, 0, 0)']);
  });

  it('shows the page two functions of the program and nothing of Node', async () => {
    const seen = await desktop.page.evaluate(() => [
      Object.keys((window as unknown as PageWindow).certwright).toSorted(),
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
      Object.isFrozen((window as unknown as PageWindow).certwright),
    ]);
    expect(seen).toEqual([['call', 'onEvent'], [], true]);
  });

  it('answers calls of the contract, tells of changes, and refuses everything else', async () => {
    expect(await inPage((bridge) => bridge.call('app.bootstrap', {}))).toMatchObject({
      ok: true,
      value: { host: 'desktop', profileFolder: profile },
    });
    const event = await inPage(
      (bridge) =>
        new Promise<unknown>((resolve) => {
          bridge.onEvent(resolve);
          void bridge.call('settings.change', { theme: 'dark' });
        }),
    );
    expect(event).toMatchObject({ name: 'settings.changed', payload: { theme: 'dark', practice: true } });
    const unknown = await inPage((bridge) =>
      bridge.call('shell.run' as 'runs.list', {}).catch((error: Error) => error.message),
    );
    expect(unknown).toContain('unknown call');
    expect(await inPage((bridge) => bridge.call('vault.unlock', {} as never))).toMatchObject({
      ok: false,
      problem: { code: 'input.invalid' },
    });
  });

  it('opens known pages in the browser, and no others', async () => {
    const terms = 'https://letsencrypt.org/repository/';
    const answers = await desktop.page.evaluate(async (url) => {
      const { certwright } = window as unknown as PageWindow;
      return [
        await certwright.call('window.open-link', { url }),
        await certwright.call('window.open-link', { url: 'https://evil.example/' }),
      ];
    }, terms);
    expect(answers).toMatchObject([{ ok: true }, { ok: false, problem: { code: 'input.invalid' } }]);
    const opened = (await desktop.calls()).filter(({ name }) => name === 'shell.openExternal');
    expect(opened.map(({ args }) => args[0])).toEqual([terms]);
  });

  it('stays on its page whatever the page tries', async () => {
    const before = desktop.page.url();
    const tried = await desktop.page.evaluate(async () => {
      const reached = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'refused',
      );
      const own = await fetch('/index.html').then(
        () => 'fetched',
        () => 'refused',
      );
      window.open('https://example.com/');
      return [reached, own];
    });
    expect(tried).toEqual(['refused', 'refused']);
    expect(await inPage((bridge) => bridge.call('runs.list', {}))).toMatchObject({ ok: true });
    expect(desktop.page.url()).toBe(before);
    await expect.poll(() => desktop.page.context().pages().length).toBe(1);
  });

  it('keeps everything of the browser inside the profile', () => {
    expect(existsSync(join(profile, 'window'))).toBe(true);
  });

  const startAnother = async (otherProfile: string) => {
    const control = tempFolder();
    const { command, args, env } = doubleCommand({ profile: otherProfile, main }, control.path);
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    const calls = readFileSync(join(control.path, 'calls.jsonl'), 'utf8');
    control.remove();
    return { code, calls };
  };

  it('is brought to the front by a second start, which ends at once', async () => {
    const focused = async () => (await desktop.calls()).filter(({ name }) => name === 'BrowserWindow.focus').length;
    const before = await focused();
    const { code, calls } = await startAnother(profile);
    expect(code).toBe(0);
    expect(calls).not.toContain('BrowserWindow.new');
    await expect.poll(focused).toBeGreaterThan(before);
  });

  it('says in a box of the system why it cannot start, and ends with the code of the failure', async () => {
    const file = join(folder.path, 'a file');
    writeFileSync(file, 'not a folder');
    const { code, calls } = await startAnother(file);
    expect(code).toBe(8);
    expect(calls).toContain('dialog.showErrorBox');
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });
});
