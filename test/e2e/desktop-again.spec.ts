/** A start while the program is about to end, and starts that have to leave a running one alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doubleCommand } from '../support/desktop.ts';
import { callsFile } from '../support/electron-double/control.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ask, named, test } from './desktop-program.ts';
import { expect } from './host.ts';

test('who starts it again while it ends gets a program of its own', async ({ launch, profile }) => {
  test.setTimeout(120_000);
  const gate = join(profile, '..', 'may-close');
  const preload = join(import.meta.dirname, '../support/hold-at-close.ts');
  const first = await launch({ env: { NODE_OPTIONS: `--import ${preload}`, CERTWRIGHT_TEST_HOLD: gate } });
  await ask(first.page, 'settings.change', { welcomed: true });
  first.fire('app.quit');
  await expect.poll(() => existsSync(`${gate}.held`)).toBe(true);

  const second = await launch({ args: ['--show', 'watch'] });
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Watched hosts');
  expect(await named(second, 'app.requestSingleInstanceLock')).toEqual([[true]]);
  expect(await named(first, 'app.second-instance')).toEqual([]);
  writeFileSync(gate, '');
  await first.ended();
  // The end of the first has not taken the second's place away.
  second.fire('app.activate');
  expect((await ask(second.page, 'app.bootstrap', {})).settings.welcomed).toBe(true);
  await second.close();
});

test('a test of itself beside a running program holds no lock and shows nothing, also where it fails', async ({
  launch,
  profile,
}) => {
  test.setTimeout(120_000);
  const desktop = await launch();
  await ask(desktop.page, 'settings.change', { welcomed: true });
  const start = async (folder: string) => {
    const control = tempFolder('electron-double-self-');
    const { command, args, env } = doubleCommand({ profile: folder, args: ['--self-test'] }, control.path);
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    await once(child, 'close');
    const calls = readFileSync(join(control.path, callsFile), 'utf8');
    control.remove();
    return { code: child.exitCode, said: JSON.parse(printed) as unknown, calls };
  };
  const none = /requestSingleInstanceLock|Tray\.new|BrowserWindow\.show|dialog\.|Notification|ProtocolClient/;
  const beside = await start(profile);
  expect([beside.code, beside.said]).toMatchObject([0, { selfTest: 'passed' }]);
  expect(beside.calls).not.toMatch(none);
  expect(await named(desktop, 'app.second-instance')).toEqual([]);

  const damaged = tempFolder();
  writeFileSync(join(damaged.path, 'certwright.db'), 'X'.repeat(8192));
  const failed = await start(damaged.path);
  expect([failed.code, failed.said]).toMatchObject([1, { selfTest: 'failed', reason: 'storage.corrupt' }]);
  expect(failed.calls).not.toMatch(none);
  damaged.remove();
});

test('arguments that cannot be read show no box where nobody would close it', async ({ profile }) => {
  const start = async (...extra: readonly string[]) => {
    const control = tempFolder('electron-double-quiet-');
    const { command, args, env } = doubleCommand({ profile, args: extra }, control.path);
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
    await once(child, 'close');
    const calls = readFileSync(join(control.path, callsFile), 'utf8');
    control.remove();
    return [child.exitCode, calls.includes('dialog.showErrorBox')];
  };
  expect(await start('--set-up', 'everything')).toEqual([2, false]);
  expect(await start('--scheduled-run', '--port', 'none')).toEqual([2, false]);
  expect(await start('--port', 'none')).toEqual([2, true]);
});
