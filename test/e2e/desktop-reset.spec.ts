/** Starting over in the desktop program: in the same window and the same process, with everything around it going on. */
import { existsSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import type { Desktop } from '../support/desktop.ts';
import { findTool } from '../support/find-tool.ts';
import { statusNotifierStandIn } from '../support/status-notifier-stand-in.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { ask, test as base, named } from './desktop-program.ts';
import { expect } from './host.ts';
import { orderByRfc2136, startForReal } from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
base.skip(missing.length > 0, `needs ${missing.join(', ')}`);

/** No schedule of this machine is seen or touched, and icons are taken whatever stands on its bar. */
const test = base.extend<{ cron: CrontabStandIn; env: Readonly<Record<string, string>> }>({
  cron: async ({ profile }, use) => use(crontabStandIn(join(profile, '..'))),
  env: async ({ profile, cron }, use) => use(statusNotifierStandIn(join(profile, '..'), true, cron.env.PATH ?? '')),
});

const name = 'nas.example.test';
let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const dialog = (page: Page) => page.getByRole('dialog');
const removed = (page: Page) => page.getByRole('list', { name: 'Removed, and still here' });
const open = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true }).click();
const removeEverything = async (page: Page): Promise<void> => {
  await open(page, 'Settings');
  await page.getByRole('button', { name: 'Remove everything…' }).click();
  await dialog(page).getByRole('textbox').fill('remove');
  await page.keyboard.press('Enter');
};
const firstRun = (page: Page) =>
  expect(heading(page)).toHaveText('Certificates without surprises', { timeout: 30_000 });
const tooltip = async (desktop: Desktop) => (await named(desktop, 'Tray.setToolTip')).at(-1)?.[0];
const columns = async (desktop: Desktop): Promise<readonly string[]> => {
  const shown = (await named(desktop, 'Menu.setApplicationMenu')).at(-1)?.[0] as
    | { readonly items: readonly { readonly label: string }[] }
    | null
    | undefined;
  return shown?.items.map(({ label }) => label) ?? [];
};
const issue = async (page: Page): Promise<void> => {
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
};

/** Where no cron daemon runs, the schedule has the word. */
const ofCertificate = /^Certwright\n(?:Your certificate is fine|The schedule may not start renewals)$/;

test('everything goes and comes back in one window; tray, menu, messages, schedule and quitting follow', async ({
  launch,
  env,
  cron,
  profile,
}) => {
  test.setTimeout(240_000);
  const desktop = await launch({ env });
  const { page } = desktop;
  await issue(page);
  await ask(page, 'schedule.install', { whenSignedOut: false });
  const installed = cron.table();
  expect(installed).toContain('--scheduled');
  await expect.poll(() => tooltip(desktop)).toMatch(ofCertificate);
  await ask(page, 'settings.change', { theme: 'dark' });

  await removeEverything(page);
  await firstRun(page);
  expect(cron.table()).not.toContain('--scheduled');
  // The same window of the same process, and nothing of the profile before in the icon.
  expect(await named(desktop, 'BrowserWindow.new')).toHaveLength(1);
  await expect.poll(() => tooltip(desktop)).toBe('Certwright · Practice mode\nNo certificates yet');
  expect((await ask(page, 'app.bootstrap', {})).settings).toMatchObject({ theme: 'dark', welcomed: false });
  await page.getByRole('button', { name: 'Start practising' }).click();
  await expect(heading(page)).toHaveText('No certificates yet');
  desktop.fire('menu.click', 'preferences');
  await page.getByText('简体中文').first().click();
  await expect.poll(() => columns(desktop)).toEqual(['文件', '编辑', '显示', '帮助']);
  await page.getByText('English').first().click();
  await expect.poll(() => columns(desktop)).toEqual(['File', 'Edit', 'View', 'Help']);
  await page.getByRole('button', { name: 'Send a test This computer' }).click();
  await expect(page.getByText(/^Accepted after/)).toBeVisible();
  // What wakes the planner reaches the profile that is open now.
  desktop.fire('power.resume');
  await expect.poll(() => desktop.output()).toContain('"by":"resume"');
  // Its log goes on in the new folder.
  expect(readFileSync(join(profile, 'logs', 'desktop.log'), 'utf8')).toContain('"by":"resume"');

  await removed(page)
    .getByRole('button', { name: /^Put back/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) }).first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => tooltip(desktop)).toMatch(ofCertificate);
  expect(cron.table()).toBe(installed);
  const { certificates } = await ask(page, 'certificates.list', {});
  await desktop.answerDialogs({ open: [join(profile, '..')] });
  const id = certificates[0]?.id ?? '';
  expect(await ask(page, 'certificates.export', { id, format: 'pem' } as never)).toMatchObject({ kind: 'written' });
  desktop.fire('tray.choose', 'Quit');
  await desktop.ended();
  expect(desktop.output()).not.toMatch(/close-failed|unhandled/i);
});

test('after everything went the window closes into the tray, comes back from it, and the program quits', async ({
  launch,
  env,
}) => {
  test.setTimeout(120_000);
  const desktop = await launch({ env });
  const { page } = desktop;
  await page.getByRole('button', { name: 'Start practising' }).click();
  await expect(heading(page)).toHaveText('No certificates yet');
  await removeEverything(page);
  await firstRun(page);
  desktop.fire('window.close');
  await expect.poll(() => page.isClosed()).toBe(true);
  desktop.fire('tray.choose', 'Open Certwright');
  const again = await desktop.windowPage();
  await firstRun(again);
  desktop.fire('app.quit');
  await desktop.ended();
  expect(await named(desktop, 'dialog.showMessageBox')).toEqual([]);
});

test('a folder that does not open again is told, and opens with the next click once it can', async ({
  launch,
  env,
  profile,
}) => {
  test.setTimeout(120_000);
  const preload = join(import.meta.dirname, '../support/bar-reopening.ts');
  const desktop = await launch({ env: { ...env, NODE_OPTIONS: `--import ${preload}`, CERTWRIGHT_TEST_BAR: 'yes' } });
  const { page } = desktop;
  await page.getByRole('button', { name: 'Start practising' }).click();
  await expect(heading(page)).toHaveText('No certificates yet');
  await removeEverything(page);
  await expect(page.getByText('The profile folder could not be opened again')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/quit Certwright and start it again/)).toBeVisible();
  const database = join(profile, 'certwright.db');
  expect(readdirSync(database)).toEqual([]);
  rmdirSync(database);
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await open(page, 'Renewals');
  await firstRun(page);
  expect(existsSync(database)).toBe(true);
  expect(await named(desktop, 'BrowserWindow.new')).toHaveLength(1);
  await desktop.close();
});

test('a profile that cannot be read is asked about: it stays as it is, or everything begins anew', async ({
  launch,
  env,
  profile,
}) => {
  test.setTimeout(120_000);
  const first = await launch({ env });
  await ask(first.page, 'settings.change', { practice: false, welcomed: true });
  await first.close();
  const database = join(profile, 'certwright.db');
  writeFileSync(database, Buffer.from(readFileSync(database)).fill(0x58, 0, 4096));
  const damaged = readFileSync(database);

  const refused = await launch({ env, hidden: true });
  await refused.ended();
  expect((await named(refused, 'dialog.showMessageBox')).map(([question]) => question)).toMatchObject([
    { message: 'The stored data is damaged', buttons: ['Start afresh', 'Quit'], cancelId: 1 },
  ]);
  expect(await named(refused, 'app.exit')).toEqual([[8]]);
  expect(await named(refused, 'dialog.showErrorBox')).toEqual([]);
  expect(readFileSync(database)).toEqual(damaged);

  const afresh = await launch({ env, answers: { button: 0 } });
  await firstRun(afresh.page);
  const [aside = ''] = readdirSync(profile).filter((entry) => entry.startsWith('removed-'));
  expect(readFileSync(join(profile, aside, basename(database)))).toEqual(damaged);
  expect(await named(afresh, 'BrowserWindow.new')).toHaveLength(1);
  // It would not open, so it is refused where somebody puts it back, and what is there stays.
  await afresh.page.getByRole('button', { name: 'Start practising' }).click();
  await open(afresh.page, 'Settings');
  await removed(afresh.page)
    .getByRole('button', { name: /^Put back/ })
    .click();
  await dialog(afresh.page).getByRole('button', { name: 'Put back' }).click();
  await expect(afresh.page.getByText('The stored data is damaged')).toBeVisible();
  expect((await ask(afresh.page, 'app.bootstrap', {})).settings.welcomed).toBe(true);
  await afresh.close();
});
