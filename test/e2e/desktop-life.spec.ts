/** The life of the desktop program: second starts, links, the tray, the place of its window, and its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { doubleCommand } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ask, named, test } from './desktop-program.ts';
import { expect } from './host.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
/** Starts the program once more on the same profile and waits for its end. */
const startAgain = async (profile: string, ...args: readonly string[]): Promise<number | null> => {
  const folder = tempFolder('electron-double-second-');
  const { command, args: all, env } = doubleCommand({ profile, args }, folder.path);
  const second = spawn(command, [...all], { env: { ...process.env, ...env }, stdio: 'ignore' });
  await once(second, 'exit');
  folder.remove();
  return second.exitCode;
};

test('a start with a screen begins there, also on the first start of all once it is over', async ({ launch }) => {
  const { page } = await launch({ args: ['--show', 'renewals'] });
  await ask(page, 'settings.change', { welcomed: true });
  await expect(heading(page)).toHaveText('Renewals');
});

test('a second start hands its link over, a hidden one changes nothing, a hostile one only brings the window', async ({
  launch,
  profile,
}) => {
  const desktop = await launch();
  const { page } = desktop;
  await ask(page, 'settings.change', { welcomed: true });
  await expect(heading(page)).toHaveText('No certificates yet');

  expect(await startAgain(profile, 'certwright://open/watch')).toBe(0);
  await expect(heading(page)).toHaveText('Watched hosts');
  const shown = (await named(desktop, 'BrowserWindow.show')).length;
  expect(await startAgain(profile, '--hidden')).toBe(0);
  expect(await named(desktop, 'app.second-instance')).toHaveLength(2);
  expect(await named(desktop, 'BrowserWindow.show')).toHaveLength(shown);

  expect(await startAgain(profile, 'certwright://app/index.html')).toBe(0);
  await expect.poll(async () => (await named(desktop, 'BrowserWindow.show')).length).toBe(shown + 1);
  await expect(heading(page)).toHaveText('Watched hosts');
});

test('a link of macOS is obeyed, and only that of the closed list', async ({ launch }) => {
  const desktop = await launch();
  await ask(desktop.page, 'settings.change', { welcomed: true });
  desktop.fire('app.open-url', 'certwright://open/run/../x');
  await expect.poll(() => desktop.output()).toContain('desktop.link-refused');
  await expect(heading(desktop.page)).toHaveText('No certificates yet');
  desktop.fire('app.open-url', 'certwright://open/dns');
  await expect(heading(desktop.page)).toHaveText(/DNS/);
});

test('the window comes back where it was, and where it can be seen', async ({ launch, profile }) => {
  test.slow();
  const file = join(profile, 'window', 'place.json');
  const first = await launch();
  const place = { x: 120, y: 90, width: 1000, height: 700 };
  first.fire('window.place', place);
  // A moment later, for a session may end without a word.
  await expect.poll(() => existsSync(file)).toBe(true);
  first.fire('window.maximize');
  await first.close();
  const second = await launch();
  expect((await named(second, 'BrowserWindow.new'))[0]?.[0]).toMatchObject({ ...place, minWidth: 900, minHeight: 600 });
  await expect.poll(() => named(second, 'BrowserWindow.maximize')).toHaveLength(1);
  await second.close();

  writeFileSync(file, readFileSync(file, 'utf8').replace('"x":120', '"x":9120'));
  const third = await launch();
  const [options] = (await named(third, 'BrowserWindow.new'))[0] ?? [];
  expect(options).toMatchObject({ width: 1280, height: 800 });
  expect(options).not.toHaveProperty('x');
});

/** A bar that takes icons: the program that is asked about it says so. */
const withBar = (profile: string): Readonly<Record<string, string>> => {
  const folder = join(profile, '..', 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'gdbus'), '#!/bin/sh\necho "(true,)"\n', { mode: 0o755 });
  return { PATH: `${folder}:${process.env.PATH}` };
};

test('closing the window ends the program where no tray is shown', async ({ launch }) => {
  const desktop = await launch();
  desktop.fire('window.close');
  await desktop.ended();
});

test('closing the window leaves it in the tray, says so once, and a second start brings it back', async ({
  launch,
  profile,
}) => {
  test.slow();
  const desktop = await launch({ env: withBar(profile) });
  await ask(desktop.page, 'settings.change', { welcomed: true });
  await expect.poll(() => named(desktop, 'Tray.new')).toHaveLength(1);
  const notice = async () => JSON.stringify(await named(desktop, 'Notification.show'));
  desktop.fire('window.close');
  await expect.poll(notice).toContain('Certwright stays in the tray');
  await expect.poll(() => desktop.page.isClosed()).toBe(true);
  const told = (await named(desktop, 'Notification.show')).length;

  expect(await startAgain(profile, '--show', 'watch')).toBe(0);
  const page = await desktop.windowPage();
  await expect(heading(page)).toHaveText('Watched hosts');
  desktop.fire('window.close');
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(await startAgain(profile, '--show', 'settings')).toBe(0);
  const again = await desktop.windowPage();
  await again.getByText('Quits', { exact: true }).click();
  await expect.poll(async () => (await ask(again, 'app.bootstrap', {})).settings.keepInTray).toBe(false);
  expect(await named(desktop, 'Notification.show')).toHaveLength(told);
  desktop.fire('window.close');
  await desktop.ended();
});

test('a start by the sign-in shows nothing but the icon; a link opens the window on its screen', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await ask(first.page, 'settings.change', { welcomed: true });
  await first.close();
  const desktop = await launch({ env: withBar(profile), args: ['--hidden'], hidden: true });
  await expect.poll(() => named(desktop, 'Tray.new')).toHaveLength(1);
  expect(await named(desktop, 'BrowserWindow.new')).toEqual([]);
  expect(await startAgain(profile, 'certwright://open/renewals')).toBe(0);
  await expect(heading(await desktop.windowPage())).toHaveText('Renewals');
});

test('a sleep, a person who comes back and a signal are heard', async ({ launch }) => {
  const desktop = await launch();
  desktop.fire('power.resume');
  await expect.poll(() => desktop.output()).toContain('"event":"desktop.woke","by":"resume"');
  desktop.fire('power.unlock-screen');
  await expect.poll(() => desktop.output()).toContain('"by":"unlock-screen"');
  desktop.fire('power.shutdown');
  await desktop.ended();
});

test('opening at sign-in is chosen in the settings, and read back from the system', async ({ launch, profile }) => {
  const { page } = await launch({ args: ['--show', 'settings'] });
  await ask(page, 'settings.change', { welcomed: true });
  const choice = page.getByRole('checkbox', { name: 'Open Certwright when I sign in' });
  await expect(choice).not.toBeChecked();
  // The box follows what the system says, a moment later.
  await choice.click();
  await expect(choice).toBeChecked();
  const entry = join(profile, '..', 'config', 'autostart', 'dev.certwright.Certwright.desktop');
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.*"--hidden" "--profile"/m);
  await choice.click();
  await expect.poll(() => existsSync(entry)).toBe(false);

  // A file where the folder should be.
  rmSync(join(entry, '..'), { recursive: true });
  writeFileSync(join(entry, '..'), '');
  await choice.click();
  await expect(page.getByText('What happens at sign-in was not changed')).toBeVisible();
  await expect(choice).not.toBeChecked();
});
