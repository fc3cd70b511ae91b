/** The icon on the system's bar: what it shows as things change, and what its menu does. */
import { basename, join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import { settingsSchema } from '../../shared/domain/app.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { type Desktop, type DesktopOptions, launchDesktop } from '../support/desktop.ts';
import { statusNotifierStandIn } from '../support/status-notifier-stand-in.ts';
import { policyFor, saveIssued } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect } from './host.ts';
import { certificateIsReady, confirmOrder, enterNames, next, passChecks, startPractising } from './steps.ts';

interface Item {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly Item[];
}

interface Fixtures {
  readonly folder: string;
  readonly launch: (options?: Partial<DesktopOptions> & { readonly bar?: boolean }) => Promise<Desktop>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  folder: async ({}, use) => {
    const { path, remove } = tempFolder();
    await use(path);
    remove();
  },
  launch: async ({ folder }, use) => {
    const running: Desktop[] = [];
    await use(async ({ bar = true, ...options } = {}) => {
      // No schedule of this machine is seen or touched, and icons are taken whatever stands on its bar.
      const { PATH = '' } = crontabStandIn(folder).env;
      const desktop = await launchDesktop({
        profile: join(folder, 'profile'),
        env: { ...statusNotifierStandIn(folder, bar, PATH), LANG: 'C.UTF-8' },
        ...options,
      });
      running.push(desktop);
      return desktop;
    });
    for (const desktop of running) await desktop.kill().catch(() => undefined);
  },
});

const lastOf = async (desktop: Desktop, name: string): Promise<unknown> =>
  (await desktop.calls()).findLast((call) => call.name === name)?.args[0];
const tooltip = (desktop: Desktop) => lastOf(desktop, 'Tray.setToolTip');
/** States of the icon so far. */
const states = async (desktop: Desktop): Promise<readonly string[]> =>
  (await desktop.calls()).flatMap(({ name, args: [path] }) =>
    name === 'Tray.new' || name === 'Tray.setImage' ? [basename(String(path), '.png')] : [],
  );
const menu = async (desktop: Desktop): Promise<readonly Item[]> =>
  ((await lastOf(desktop, 'Tray.setContextMenu')) ?? []) as readonly Item[];
const labels = async (desktop: Desktop) => (await menu(desktop)).map(({ label }) => label ?? '--');
const menuHas = (desktop: Desktop, label: string | RegExp) =>
  expect.poll(() => labels(desktop).then((all) => all.join('\n'))).toMatch(label);

const day = 86_400_000;
const fromNow = (days: number): string => new Date(Date.now() + days * day).toISOString();

/** Real certificates that nobody had to order; nothing asks an authority within the minute that a test takes. */
const fill = async (folder: string, daysLeft: Readonly<Record<string, number>>): Promise<void> => {
  const workspace = openWorkspace({
    folder: join(folder, 'profile'),
    keychain: noKeychain,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'certwright-test',
  });
  await workspace.vault.setUp('key-file');
  const { storage } = workspace;
  storage.settings.write('settings', settingsSchema.parse({ practice: false, welcomed: true, language: 'en' }));
  for (const [index, [name, days]] of Object.entries(daysLeft).entries())
    saveIssued(storage, {
      id: `c${index}`,
      policy: policyFor(name),
      chainPem: 'chain',
      notBefore: fromNow(days - 90),
      notAfter: fromNow(days),
    });
  await workspace.close();
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('an order in practice makes it work, and then it is fine again', async ({ launch }) => {
  test.setTimeout(120_000);
  const desktop = await launch();
  const { page } = desktop;
  test.skip(desktop.realElectron, 'the icon of the real program cannot be seen by a test');
  await startPractising(page);
  await expect.poll(() => tooltip(desktop)).toBe('Certwright · Practice mode\nNo certificates yet');
  expect(await labels(desktop)).toEqual(['Practice mode', 'No certificates yet', '--', 'Open Certwright', 'Quit']);

  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org', 1);
  await next(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  await expect.poll(() => tooltip(desktop)).toBe('Certwright · Practice mode\nYour certificate is fine');
  expect(await states(desktop)).toEqual(['fine', 'working', 'fine']);
});

test('one that needs a person is named, and a click opens it, also after the window was closed', async ({
  folder,
  launch,
}) => {
  await fill(folder, { 'cdn.example.com': 19.5, 'nas.example.org': 80 });
  const desktop = await launch();
  await expect(heading(desktop.page)).toBeVisible();
  await expect.poll(() => tooltip(desktop)).toMatch(/^Certwright\nOne certificate needs you\ncdn\.example\.com, by /);
  expect(await states(desktop)).toEqual(['needs-you']);

  const line = (await labels(desktop)).find((label) => label.startsWith('cdn.example.com'));
  desktop.fire('tray.choose', line);
  await expect(heading(desktop.page)).toHaveText('cdn.example.com');

  desktop.fire('window.close');
  await expect.poll(async () => desktop.page.isClosed()).toBe(true);
  desktop.fire('tray.choose', 'One certificate needs you');
  await expect(heading(await desktop.windowPage())).toHaveText('cdn.example.com');
});

test('renewals are paused and gone on with by the menu and by the screen, and the menu ends the program', async ({
  folder,
  launch,
}) => {
  await fill(folder, { 'nas.example.org': 80 });
  const desktop = await launch();
  const { page } = desktop;
  await menuHas(desktop, 'Pause renewals');
  desktop.fire('tray.choose', 'For a week');
  await menuHas(desktop, /^Renewals are paused until [\s\S]*\nResume renewals$/m);
  expect(await states(desktop)).toEqual(['fine', 'paused']);

  await page.getByRole('navigation').getByRole('button', { name: 'Renewals', exact: true }).click();
  const automatic = page.getByRole('region', { name: 'Automatic renewal' });
  await expect(automatic.getByRole('heading', { name: /^Renewals are paused until/ })).toBeVisible();
  await automatic.getByRole('button', { name: 'Resume renewals' }).click();
  await menuHas(desktop, 'Pause renewals');
  expect(await states(desktop)).toEqual(['fine', 'paused', 'fine']);

  await automatic.getByRole('combobox', { name: 'How long renewals are paused' }).selectOption('Until I resume');
  await automatic.getByRole('button', { name: 'Pause renewals' }).click();
  await menuHas(desktop, /^Renewals are paused$/m);
  desktop.fire('tray.choose', 'Resume renewals');
  await expect(automatic.getByRole('button', { name: 'Pause renewals' })).toBeVisible();

  desktop.fire('tray.choose', 'Quit');
  await desktop.ended();
});

test('a bar that takes no icons keeps nobody from anything', async ({ folder, launch }) => {
  await fill(folder, { 'nas.example.org': 80 });
  const desktop = await launch({ bar: false });
  await expect(heading(desktop.page)).toBeVisible();
  expect(await states(desktop)).toEqual([]);
  // Nothing would bring it back, so the program ends with its window.
  desktop.fire('window.close');
  await desktop.ended();
});
