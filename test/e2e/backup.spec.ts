/** Backup and move in the page: made with a good passphrase, looked into, restored over what is there, and told. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { policyFor, saveIssued } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { startForReal } from './steps.ts';

/** No schedule of this machine is seen or touched. */
const test = base.extend<{ host: Host; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  folder: async ({}, use) => {
    const { path, remove } = tempFolder();
    await use(path);
    remove();
  },
  host: async ({ folder }, use) => {
    const host = await startHost(join(folder, 'profile'), crontabStandIn(folder).env);
    await use(host);
    await host.program.stop();
  },
});

const passphrase = 'meadow violin harbour lantern';
const dialog = (page: Page) => page.getByRole('dialog');
const section = (page: Page) => page.getByRole('region', { name: 'Backup and move' });
const open = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true }).click();
const certificate = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

/** As a run of another process would have left it. */
const keep = (host: Host, id: string, name: string): void => {
  const storage = openStorage(host.profile);
  const now = Date.now();
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  saveIssued(storage, { id, policy: policyFor(name), chainPem: 'x', notBefore: at(-30), notAfter: at(60) });
  storage.close();
};

const make = async (page: Page, path: string): Promise<void> => {
  await section(page).getByRole('button', { name: 'Make a backup…' }).click();
  const [first, again] = [dialog(page).getByLabel('Passphrase of the backup'), dialog(page).getByLabel('Once more')];
  await first.fill('short');
  await dialog(page).getByRole('button', { name: 'Make a backup' }).click();
  await expect(dialog(page).getByText('Ten characters at least.')).toBeVisible();
  await first.fill(passphrase);
  await expect(dialog(page).getByText('Strength: strong')).toBeVisible();
  await again.fill('another one');
  await expect(dialog(page).getByText('The two are not the same.')).toBeVisible();
  await again.fill(passphrase);
  await hasNoBarrier(page);
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await dialog(page)
    .getByRole('link', { name: /Download certwright-.*\.cwbackup/ })
    .click();
  await (await download).saveAs(path);
};

const look = async (page: Page, path: string, word: string): Promise<void> => {
  await dialog(page).locator('input[type=file]').setInputFiles(path);
  await dialog(page).getByLabel('Passphrase of the backup').fill(word);
  await dialog(page).getByRole('button', { name: 'Look inside' }).click();
};

test('a backup is made, looked into, restored over what is there, and what was there can be put back', async ({
  page,
  host,
  folder,
}) => {
  const path = join(folder, 'saved.cwbackup');
  await startForReal(page);
  keep(host, 'c1', 'one.example.org');
  await open(page, 'Settings');
  await expect(section(page)).toContainText('None yet.');
  await make(page, path);
  await expect(section(page)).toContainText(/Made .*\./);
  keep(host, 'c2', 'two.example.org');

  const cut = join(folder, 'cut.cwbackup');
  writeFileSync(cut, readFileSync(path).subarray(0, -10));
  await section(page).getByRole('button', { name: 'Restore…' }).click();
  await look(page, cut, passphrase);
  await expect(dialog(page).getByText('The end of the backup is missing')).toBeVisible();
  await look(page, path, 'another one entirely');
  await expect(dialog(page).getByText('This passphrase does not open the backup')).toBeVisible();
  await hasNoBarrier(page);
  await look(page, path, passphrase);
  await expect(dialog(page).getByRole('region', { name: 'In the backup' })).toContainText('one certificate');
  await expect(dialog(page).getByRole('region', { name: 'Here now' })).toContainText('2 certificates');
  await dialog(page)
    .getByRole('radio', { name: /A key file/ })
    .check();
  await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog(page).getByText('Say that it may be replaced.')).toBeVisible();
  await hasNoBarrier(page);
  await dialog(page).getByRole('checkbox', { name: 'Replace what is here' }).check();
  await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click();

  await expect(section(page)).toContainText('Restored from the backup of');
  await expect(section(page)).toContainText('Nothing wakes renewals on this computer yet.');
  await hasNoBarrier(page);
  await expect(page.getByRole('list', { name: 'Removed, and still here' })).toContainText('with 2 certificates');
  await section(page).getByRole('button', { name: 'Done' }).click();
  await expect(section(page)).not.toContainText('Restored from');
  await open(page, 'Certificates');
  await expect(certificate(page, 'one.example.org').first()).toBeVisible();
  await expect(certificate(page, 'two.example.org')).toHaveCount(0);
});
