/** Starting over: one certificate afresh or off the list, everything gone, and all of it put back. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { findTool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { orderByRfc2136, startForReal } from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
base.skip(missing.length > 0, `needs ${missing.join(', ')}`);

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

const name = 'nas.example.test';
let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const dialog = (page: Page) => page.getByRole('dialog');
const removed = (page: Page) => page.getByRole('list', { name: 'Removed, and still here' });
const open = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true }).click();
const issue = async (page: Page): Promise<void> => {
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
};
const openCertificate = (page: Page) =>
  page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();

const ask = async (page: Page, act: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: act }).click();
};

test('a certificate starts afresh, leaves the list, and is put back', async ({ page }) => {
  test.setTimeout(240_000);
  await issue(page);
  await openCertificate(page);
  await ask(page, 'Forget how it went…');
  await expect(dialog(page).getByRole('region', { name: 'Kept' })).toContainText('is not revoked');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Forget how it went' }).click();
  await expect(page.getByText(`Forgotten. ${name} is tried again when its turn comes.`)).toBeVisible();

  await ask(page, 'Forget the certificate…');
  await expect(dialog(page).getByRole('region', { name: 'Removed' })).toContainText('a private key');
  await dialog(page).getByRole('button', { name: 'Forget the certificate' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveCount(0);

  await open(page, 'Settings');
  await expect(removed(page).getByRole('listitem')).toContainText(name);
  await hasNoBarrier(page);
  await removed(page)
    .getByRole('button', { name: `Put back: ${name}` })
    .click();
  await expect(page.getByText('It is back.')).toBeVisible();
  await expect(removed(page)).toHaveCount(0);
  await open(page, 'Certificates');
  await openCertificate(page);
  await page.getByRole('button', { name: /Export/ }).click();
  await page.getByRole('button', { name: 'Make the download' }).click();
  // Its key can be read again.
  await expect(page.getByRole('link', { name: /Download/ })).toBeVisible();
});

test('everything is removed after the word was typed, the first run stands again, and all of it is put back', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await issue(page);
  await open(page, 'Settings');
  await page.getByRole('button', { name: 'Remove everything…' }).click();
  await expect(dialog(page).getByRole('region', { name: 'Removed' })).toContainText('the key file');
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog(page).getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await hasNoBarrier(page);
  await dialog(page).getByRole('textbox').fill('remove');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certificates without surprises', {
    timeout: 30_000,
  });
  await startForReal(page);
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveCount(0);

  await open(page, 'Settings');
  await expect(removed(page).getByRole('listitem')).toContainText('Everything, with one certificate');
  await removed(page)
    .getByRole('button', { name: /^Put back/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) }).first()).toBeVisible({ timeout: 30_000 });
  await open(page, 'Settings');
  await expect(removed(page).getByRole('listitem')).toContainText('Everything, with 0 certificates');
  await removed(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted for good.')).toBeVisible();
  await expect(removed(page)).toHaveCount(0);
});
