/** In the window a backup goes where the system's dialog says, and comes back from a file chosen in the page. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect } from './host.ts';
import { startPractising } from './steps.ts';

const test = base.extend<{ folder: string; desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  folder: async ({}, use) => {
    const folder = tempFolder();
    await use(folder.path);
    folder.remove();
  },
  desktop: async ({ folder }, use) => {
    const desktop = await launchDesktop({ profile: join(folder, 'profile') });
    await use(desktop);
    await desktop.close();
  },
});

const passphrase = 'meadow violin harbour lantern';

const make = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Make a backup…' }).click();
  await dialog.getByLabel('Passphrase of the backup').fill(passphrase);
  await dialog.getByLabel('Once more').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make a backup' }).click();
};

test('in the window: written where the dialog says, looked into, and its folder opened', async ({
  desktop,
  folder,
}) => {
  const { page } = desktop;
  const dialog = page.getByRole('dialog');
  const path = join(folder, 'saved.cwbackup');
  await startPractising(page);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  await desktop.answerDialogs({ save: null });
  await make(page);
  await expect(dialog.getByRole('button', { name: 'Make a backup' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await desktop.answerDialogs({ save: path });
  await make(page);
  await expect(dialog.getByText('The backup is made, and was read back whole.')).toBeVisible();
  await expect(dialog).toContainText(folder);
  expect([statSync(path).mode & 0o777, readFileSync(path).includes('SQLite format')]).toEqual([0o600, false]);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Restore…' }).click();
  await dialog.locator('input[type=file]').setInputFiles(path);
  await dialog.getByLabel('Passphrase of the backup').fill(passphrase);
  await dialog.getByRole('button', { name: 'Look inside' }).click();
  await expect(dialog.getByRole('region', { name: 'In the backup' })).toContainText('settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open the folder' }).click();
  if (!desktop.realElectron)
    await expect
      .poll(async () => (await desktop.calls()).filter(({ name }) => name === 'shell.openPath'))
      .toEqual([expect.objectContaining({ args: [join(folder, 'profile')] })]);
});
