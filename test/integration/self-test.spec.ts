/** Starts of the desktop program that end by themselves: its test of itself, and what the installer asks for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseFileName } from '../../electron/engine/storage/open-storage.ts';
import { builtMain } from '../support/built-main.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { doubleCommand } from '../support/desktop.ts';
import { callsFile } from '../support/electron-double/control.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const page =
  '<!doctype html><html><head><meta charset="utf-8"><title>page</title><script src="page.js"></script></head></html>';

describeWith(['chromium-headless-shell'], 'the desktop program that ends by itself', () => {
  const folder = tempFolder();
  const main = join(folder.path, 'main', 'main.js');
  const renderer = join(folder.path, 'renderer');

  beforeAll(() => {
    cpSync(builtMain(), join(folder.path, 'main'), { recursive: true });
    mkdirSync(renderer);
    writeFileSync(join(renderer, 'index.html'), page);
    writeFileSync(join(renderer, 'page.js'), "void certwright.call('app.bootstrap', {});");
    writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => folder.remove());

  const start = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const control = tempFolder();
    const profile = join(folder.path, 'profile');
    const command = doubleCommand({ profile, main, args, env }, control.path);
    const child = spawn(command.command, [...command.args], {
      env: { ...process.env, ...command.env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    const calls = readFileSync(join(control.path, callsFile), { encoding: 'utf8', flag: 'a+' });
    control.remove();
    return { code, printed, calls };
  };

  it('sets up what the installer was told, and takes back the rest, without a window or a profile', async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home);
    const cron = crontabStandIn(folder.path);
    const env = { ...cron.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
    const entry = join(home, '.config/autostart/dev.certwright.Certwright.desktop');
    const both = await start(['--set-up', 'schedule,sign-in'], env);
    expect([both.code, both.printed]).toEqual([0, '']);
    expect(readFileSync(entry, 'utf8')).toContain('--hidden');
    expect(cron.table()).toContain('--scheduled');
    expect(both.calls).not.toMatch(/BrowserWindow|dialog/);
    expect(existsSync(join(folder.path, 'profile', databaseFileName))).toBe(false);
    const one = await start(['--set-up', 'schedule'], env);
    expect([one.code, existsSync(entry), cron.table().includes('--scheduled')]).toEqual([0, false, true]);
    const none = await start(['--set-up', 'nothing'], env);
    expect([none.code, cron.table()]).toEqual([0, '']);
    rmSync(home, { recursive: true });
  });

  it('says what is missing where the keychain library was not packed', async () => {
    const { code, printed } = await start(['--self-test']);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ selfTest: 'failed', reason: 'keychain library does not load' });
  });

  it('says that it starts once its page was answered, and never shows its window', async () => {
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder.path, 'node_modules'));
    const { code, printed, calls } = await start(['--self-test']);
    expect([code, printed.trim().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(printed)).toMatchObject({ selfTest: 'passed', packaged: false });
    expect(calls).toContain('BrowserWindow.new');
    expect(calls).not.toContain('BrowserWindow.show');
  });
});
