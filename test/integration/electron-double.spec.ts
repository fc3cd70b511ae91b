/** The double is only worth something if it behaves as Electron does: these are Electron's documented rules. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desktop, doubleCommand, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

interface Fixture {
  readonly version: number;
  readonly nested: { list: number[]; at: Date };
  invoke(channel: string, ...args: readonly unknown[]): Promise<unknown>;
  invokeWithFunction(): Promise<unknown>;
  double(number: number): number;
  refuse(): void;
  later(value: string): Promise<unknown>;
  mapEach(items: readonly number[], change: (item: number) => number): number[];
  onNews(listener: (news: unknown) => void): () => void;
  tryOther(): string;
}
declare const fixture: Fixture;

const main = join(import.meta.dirname, '../fixtures/electron-double/main.ts');
const profile = tempFolder();
const control = tempFolder();
let desktop: Desktop;

/** Runs the program to its end on the double. */
const runToEnd = async (options: { readonly main?: string; readonly args?: readonly string[] }) => {
  const { command, args, env } = doubleCommand({ profile: profile.path, main, ...options }, control.path);
  const child = spawn(command, [...args], { env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, printed };
};

describeWith(['chromium-headless-shell'], 'the Electron double', () => {
  beforeAll(async () => {
    desktop = await launchDesktop({ profile: profile.path, main });
  });
  afterAll(async () => {
    await desktop.close();
    expect(desktop.output()).toMatch(/before-quit 1\nbefore-quit 2\nwill-quit\n/);
    expect(desktop.output()).not.toContain('window-all-closed');
    profile.remove();
    control.remove();
  });

  describe('the bridge', () => {
    it('passes values, results, exceptions, promises and callbacks', async () => {
      const got = await desktop.page.evaluate(async () => {
        const refused = await fixture.later('x').then(() => {
          try {
            fixture.refuse();
            return 'nothing thrown';
          } catch (error) {
            return error instanceof Error ? error.message : 'not an error';
          }
        });
        return {
          version: fixture.version,
          nested: { list: fixture.nested.list, at: fixture.nested.at.getTime() },
          double: fixture.double(21),
          refused,
          later: await fixture.later('x'),
          mapped: fixture.mapEach([1, 2], (item) => item + 0.5),
          other: fixture.tryOther(),
        };
      });
      expect(got).toEqual({
        version: 3,
        nested: { list: [1, 2], at: 0 },
        double: 42,
        refused: 'refused here',
        later: { value: 'x' },
        mapped: [1.5, 2.5],
        other: 'module not found: node:fs',
      });
    });

    it('cannot be changed by the page', async () => {
      const got = await desktop.page.evaluate(() => {
        const scope = globalThis as unknown as { fixture: { double: unknown; nested: { list: number[] } } };
        scope.fixture.double = () => 0;
        scope.fixture.nested.list[0] = 7;
        scope.fixture = { double: () => 0, nested: { list: [] } };
        return {
          deleted: Reflect.deleteProperty(globalThis, 'fixture'),
          double: fixture.double(2),
          list: fixture.nested.list,
        };
      });
      expect(got).toEqual({ deleted: false, double: 4, list: [1, 2] });
    });

    it('shows a hostile page nothing but what was exposed', async () => {
      const got = await desktop.page.evaluate(async () => {
        await fixture.invoke('echo', 1);
        const { seen } = window as unknown as { seen: unknown[][] };
        const frame = document.querySelector('iframe')?.contentWindow as unknown as Record<string, unknown>;
        const own = window as unknown as Record<string, unknown>;
        return {
          ports: seen.flat().filter((item) => item instanceof MessagePort).length,
          privileged: [
            'require',
            'process',
            'ipcRenderer',
            'module',
            '__electronDoubleCall',
            '__electronDoubleReceive',
          ].filter((name) => own[name] !== undefined || frame[name] !== undefined),
          inFrame: typeof frame.fixture,
        };
      });
      expect(got).toEqual({ ports: 0, privileged: [], inFrame: 'undefined' });
    });
  });

  describe('calls to the main process', () => {
    it('clone as structured clone does', async () => {
      const got = await desktop.page.evaluate(async () => {
        const value = { a: [1, undefined, Number.NaN, -0], at: new Date(5), bytes: new Uint8Array([1, 255]), big: 7n };
        const back = (await fixture.invoke('echo', value)) as typeof value;
        return [
          back.at instanceof Date && back.at.getTime(),
          back.bytes instanceof Uint8Array && [...back.bytes],
          back.a.map(String),
          back.a.length,
          String(back.big),
        ];
      });
      expect(got).toEqual([5, [1, 255], ['1', 'undefined', 'NaN', '0'], 4, '7']);
    });

    it('refuse functions, and carry errors as Electron words them', async () => {
      const messageOf = (call: 'invokeWithFunction' | 'fail' | 'unknown') =>
        desktop.page.evaluate(async (name) => {
          const running = name === 'invokeWithFunction' ? fixture.invokeWithFunction() : fixture.invoke(name);
          return running.then(String, (error: Error) => error.message);
        }, call);
      expect(await messageOf('invokeWithFunction')).toBe('An object could not be cloned.');
      expect(await messageOf('fail')).toBe("Error invoking remote method 'fail': Error: no luck");
      expect(await messageOf('unknown')).toContain("No handler registered for 'unknown'");
    });

    it('tell which frame asks, under its own address', async () => {
      expect(await desktop.page.evaluate(() => fixture.invoke('sender'))).toEqual({ url: 'fixture://app/', top: true });
    });

    it('deliver events to those who listen, and no longer', async () => {
      const got = await desktop.page.evaluate(async () => {
        const heard: unknown[] = [];
        const stop = fixture.onNews((news) => heard.push(news));
        await fixture.invoke('push', 'one');
        await fixture.invoke('push', 'two');
        stop();
        await fixture.invoke('push', 'three');
        await fixture.invoke('echo', 0);
        return heard;
      });
      expect(got).toEqual([{ text: 'one' }, { text: 'two' }]);
    });
  });

  describe('the page', () => {
    it('is answered by the scheme’s handler under its own address, in a secure context', async () => {
      const got = await desktop.page.evaluate(async () => {
        const response = await fetch('/echo', { method: 'POST', body: 'x' });
        return { secure: isSecureContext, ...((await response.json()) as object) };
      });
      expect(got).toEqual({ secure: true, url: 'fixture://app/echo', method: 'POST' });
    });

    it('reaches nothing that the request filter cancels', async () => {
      const failed = await desktop.page.evaluate(() =>
        fetch('http://127.0.0.1:9/').then(String, (error) => error.name),
      );
      expect(failed).toBe('TypeError');
    });

    it('cannot navigate or open windows, but the application and a reload can', async () => {
      const { page } = desktop;
      await page.evaluate(() => {
        document.title = 'still here';
        location.href = '/elsewhere';
      });
      await expect
        .poll(async () => (await desktop.calls()).filter(({ name }) => name === 'will-navigate'))
        .toEqual([{ name: 'will-navigate', args: ['fixture://app/elsewhere', 'refused'] }]);
      expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
      await expect
        .poll(async () => (await desktop.calls()).at(-1))
        .toEqual({ name: 'window.open', args: ['https://example.org/', 'deny'] });
      await page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: 'https://example.org/b', target: '_blank' });
        link.click();
      });
      await expect.poll(async () => (await desktop.calls()).at(-1)?.args).toEqual(['https://example.org/b', 'deny']);
      await expect.poll(() => page.context().pages().length).toBe(1);
      expect(await page.title()).toBe('still here');
      await page.reload();
      expect([await page.title(), await page.evaluate(() => fixture.double(1))]).toEqual(['Fixture', 2]);
    });

    it('has the permissions that the application grants, and no others', async () => {
      const states = await desktop.page.evaluate(async () => {
        const asked = ['geolocation', 'notifications', 'camera', 'clipboard-read', 'clipboard-write'];
        const all = asked.map((name) => navigator.permissions.query({ name: name as PermissionName }));
        return (await Promise.all(all)).map(({ state }) => state);
      });
      expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'granted']);
    });

    it('has the window’s size, until a test gives it another', async () => {
      const size = () => desktop.page.evaluate(() => [innerWidth, innerHeight]);
      expect(await size()).toEqual([1000, 700]);
      await desktop.page.setViewportSize({ width: 900, height: 600 });
      expect(await size()).toEqual([900, 600]);
    });
  });

  it('records what leaves the program, and answers dialogs as told', async () => {
    const open = () => desktop.page.evaluate(() => fixture.invoke('open'));
    expect(await open()).toEqual({ canceled: true, filePaths: [] });
    await desktop.answerDialogs({ open: ['/tmp/chosen'] });
    expect(await open()).toEqual({ canceled: false, filePaths: ['/tmp/chosen'] });
    const calls = (await desktop.calls()).filter(({ name }) => /^(shell|dialog)\./.test(name));
    const one = [
      { name: 'shell.openExternal', args: ['https://example.org/'] },
      { name: 'dialog.showOpenDialog', args: [{ properties: ['openDirectory'] }] },
    ];
    expect(calls).toEqual([...one, ...one]);
    expect(await desktop.windowPreferences()).toMatchObject({ sandbox: true, contextIsolation: true });
  });

  it('hands a second start to the first process', async () => {
    const { code, printed } = await runToEnd({ args: ['--hello'] });
    expect([code, printed.includes('second\n')]).toEqual([0, true]);
    await expect.poll(desktop.output).toContain('second-instance true');
  });

  it('throws for members it does not have, and does not link names it lacks', async () => {
    expect(desktop.output()).toContain('The Electron double has no app.getGPUInfo');
    const { code, printed } = await runToEnd({
      main: join(import.meta.dirname, '../fixtures/electron-double/lacking.ts'),
    });
    expect(code).toBe(1);
    expect(printed).toContain("does not provide an export named 'inAppPurchase'");
  });
});

describeWith(['chromium-headless-shell'], 'the Electron double after a power cut', () => {
  it('starts again on the same profile, and hears of its last window being closed', async () => {
    const folder = tempFolder();
    const first = await launchDesktop({ profile: folder.path, main });
    await first.kill();
    const second = await launchDesktop({ profile: folder.path, main });
    expect(await second.page.title()).toBe('Fixture');
    await second.page.close();
    await expect.poll(second.output).toContain('window-all-closed');
    await second.close();
    folder.remove();
  });
});
