import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { raise } from '../../electron/engine/notify/centre.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Occurrence } from '../../shared/domain/notifications.ts';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect } from './host.ts';
import { certificateIsReady, confirmOrder, enterNames, next, passChecks, startPractising } from './steps.ts';

const test = base.extend<{ profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  profile: async ({}, use) => {
    const folder = tempFolder();
    await use(join(folder.path, 'profile'));
    folder.remove();
  },
});

const issue = async (page: Page): Promise<void> => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org', 1);
  await next(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
};

/** While the program is closed, as a scheduled run would: of the certificate in the practice profile and its run. */
const happened = (profile: string, code: Occurrence['code']): void => {
  const storage = openStorage(join(profile, 'practice'));
  const [certificate] = storage.certificates.list();
  const [run] = storage.runs.list();
  raise(
    { storage, now: () => new Date() },
    { code, subject: { certificateId: certificate?.id ?? '', name: 'nas.example.org', runId: run?.id ?? '' } },
  );
  storage.close();
};

const shownMessage = async (desktop: Desktop): Promise<string> => {
  const shown = async () => (await desktop.calls()).find(({ name }) => name === 'Notification.show')?.args[0];
  await expect.poll(shown).toMatchObject({ title: 'nas.example.org could not be renewed' });
  return String(((await shown()) as { readonly id: string }).id);
};

test('a message told while nobody looked: its click opens the run, its buttons renew and put off', async ({
  profile,
}) => {
  // A certificate, two starts and a renewal.
  test.slow();
  const first = await launchDesktop({ profile });
  await issue(first.page);
  await first.close();
  happened(profile, 'renewal-failed');

  const desktop = await launchDesktop({ profile });
  const { page } = desktop;
  test.skip(desktop.realElectron, 'only the double can be clicked from outside');
  const id = await shownMessage(desktop);
  desktop.fire('notification.click', { id });
  await expect(page.getByRole('heading', { name: 'The certificate is ready' })).toBeVisible();

  desktop.fire('notification.click', { id, button: 2 });
  desktop.fire('menu.click', 'notices');
  const row = page.getByRole('listitem').filter({ hasText: 'nas.example.org could not be renewed' });
  await expect(row.getByText(/Held back for This computer, sent at about/)).toBeVisible();
  await expect(row.getByRole('button', { name: /^Remind me tomorrow/ })).toHaveCount(0);

  desktop.fire('notification.click', { id, button: 1 });
  await expect(page.getByRole('heading', { level: 1, name: 'Renewals' })).toBeVisible();
  // A certificate that was just issued and is renewed by its own button is over and done with, trouble and all.
  desktop.fire('menu.click', 'notices');
  await expect(row.getByText(/^Over since/)).toBeVisible({ timeout: 30_000 });
  await desktop.close();
});

test('a system that shows no messages: the test says so, and the window asks for a look', async ({ profile }) => {
  const desktop = await launchDesktop({ profile });
  const { page } = desktop;
  await startPractising(page);
  await desktop.answerDialogs({ notifications: 'failing' });
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Send a test This computer' }).click();
  await expect(page.getByText('The system did not show the message')).toBeVisible();
  const names = (await desktop.calls()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Notification.show', 'BrowserWindow.flashFrame']));
  await desktop.answerDialogs({});
  await page.getByRole('button', { name: 'Send a test This computer' }).click();
  await expect(page.getByText(/^Accepted after/)).toBeVisible();
  await desktop.close();
});

test('the menu opens screens and the folder of the log, and follows the language', async ({ profile }) => {
  const desktop = await launchDesktop({ profile });
  const { page } = desktop;
  await startPractising(page);
  const columns = async (): Promise<readonly string[]> => {
    const menus = (await desktop.calls()).filter(({ name }) => name === 'Menu.setApplicationMenu');
    const shown = menus.at(-1)?.args[0] as { readonly items: readonly { readonly label: string }[] } | null | undefined;
    return shown?.items.map(({ label }) => label) ?? [];
  };
  await expect.poll(columns).toEqual(['File', 'Edit', 'View', 'Help']);
  desktop.fire('menu.click', 'dns');
  await expect(page.getByRole('heading', { level: 1, name: 'DNS' })).toBeVisible();
  desktop.fire('menu.click', 'licences');
  await expect(page.getByRole('heading', { level: 1, name: 'Third-party licences' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).fill('zod');
  await page.getByText('zod').first().click();
  await expect(page.getByText(/Permission is hereby granted/)).toBeVisible();
  desktop.fire('menu.click', 'about');
  await expect(page.getByText('Linux', { exact: false }).first()).toBeVisible();

  desktop.fire('menu.click', 'logs');
  const opened = async () =>
    (await desktop.calls()).filter(({ name }) => name === 'shell.openPath').map(({ args }) => args);
  await expect.poll(opened).toEqual([[join(profile, 'logs')]]);
  await page.getByRole('button', { name: 'Open the folder' }).click();
  await expect.poll(opened).toHaveLength(2);

  desktop.fire('menu.click', 'preferences');
  await page.getByText('简体中文').first().click();
  await expect.poll(columns).toEqual(['文件', '编辑', '显示', '帮助']);
  await desktop.close();
});
