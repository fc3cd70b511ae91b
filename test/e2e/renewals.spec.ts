/** Renewals: what starts them, what comes next, one by the button, and what has happened. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { findTool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { orderByRfc2136, startForReal, startPractising } from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
base.skip(missing.length > 0, `needs ${missing.join(', ')}`);

/** No schedule of this machine is seen or touched. */
const test = base.extend<{ cron: CrontabStandIn; host: Host; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  folder: async ({}, use) => {
    const { path, remove } = tempFolder();
    await use(path);
    remove();
  },
  cron: async ({ folder }, use) => use(crontabStandIn(folder)),
  host: async ({ folder, cron }, use) => {
    const host = await startHost(join(folder, 'profile'), cron.env);
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

const openRenewals = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Renewals', exact: true }).click();
const automatic = (page: Page) => page.getByRole('region', { name: 'Automatic renewal' });
const plan = (page: Page) => page.getByRole('region', { name: 'What comes next' });
const history = (page: Page) => page.getByRole('region', { name: 'What has happened' });
const dialog = (page: Page) => page.getByRole('dialog');

const issue = async (page: Page): Promise<void> => {
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
};

/** Another kind of key is wanted from now on, so its turn has come. */
const makeDue = (profile: string): void => {
  const storage = openStorage(profile);
  for (const certificate of storage.certificates.list())
    storage.certificates.save({ ...certificate, policy: { ...certificate.policy, keyType: 'ec384' } });
  storage.close();
};

test('all that are due are renewed by the button, and one that is not by a question; both are in the history', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000);
  await startForReal(page);
  await issue(page);
  makeDue(host.profile);
  await openRenewals(page);
  await expect(plan(page).getByRole('listitem')).toContainText(/now.*another kind of key is wanted/);
  await hasNoBarrier(page);
  await tabTo(page, page.getByRole('button', { name: 'Renew all that are due' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Renewed: 1.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Renew all that are due' })).toBeFocused();
  // The authority picks one of its profiles, so the certificate may be a short-lived one.
  await expect(plan(page).getByRole('listitem')).toContainText(/two thirds of its life|half of its short life/);
  const run = history(page).getByRole('listitem').filter({ hasText: 'Renewal on request' });
  await expect(run).toContainText('another kind of key was wanted');
  await expect(history(page).getByRole('button', { name: `Open the run ${name}` })).toHaveCount(2);
  await hasNoBarrier(page);

  await history(page).getByRole('searchbox', { name: 'Search by name' }).fill('other.example.test');
  await expect(history(page)).toContainText('Nothing in the history fits.');
  await history(page).getByRole('searchbox', { name: 'Search by name' }).fill('nas');
  await expect(history(page).getByRole('button', { name: `Open the run ${name}` })).toHaveCount(2);
  await history(page).getByRole('checkbox', { name: 'Failed only' }).check();
  await expect(history(page)).toContainText('Nothing in the history fits.');
  await hasNoBarrier(page);
  await history(page).getByRole('checkbox', { name: 'Failed only' }).uncheck();

  await plan(page)
    .getByRole('button', { name: `Renew now… ${name}` })
    .click();
  await expect(dialog(page)).toContainText('It is not due yet.');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByText('Renewed: 1.')).toBeVisible({ timeout: 30_000 });
  await expect(history(page).getByRole('button', { name: `Open the run ${name}` })).toHaveCount(3);
  await run.first().getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { name: 'The certificate is ready' })).toBeVisible();
});

test('the schedule is set up, put right after somebody changed it, and taken away', async ({ page, cron }) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'Set up the schedule…' }).click();
  await expect(automatic(page).getByRole('heading', { level: 3 })).toHaveText('Renews while it is open');
  await expect(plan(page)).toContainText('Nothing to renew yet');
  await expect(history(page)).toContainText('Nothing has run yet.');
  await hasNoBarrier(page);
  await automatic(page).getByRole('button', { name: 'Set up the schedule' }).click();
  await expect(automatic(page).getByRole('status')).toHaveText('The schedule is set up.');
  await expect(automatic(page).getByRole('heading', { level: 3 })).toHaveText('Renews by itself');
  await expect(automatic(page)).toContainText('Certwright is woken every few hours by: cron');
  await expect(automatic(page).getByRole('heading', { level: 2 })).toBeFocused();
  expect(cron.table()).toContain('renew --due --scheduled');
  await hasNoBarrier(page);

  cron.edit((table) => table.replace(/^\d+ /m, '61 '));
  await page.getByRole('button', { name: 'Certificates', exact: true }).click();
  await openRenewals(page);
  await expect(automatic(page)).toContainText('The schedule was changed by hand');
  await automatic(page).getByRole('button', { name: 'Repair the schedule' }).click();
  await expect(automatic(page).getByRole('status')).toHaveText('Written anew.');
  await expect(automatic(page)).not.toContainText('The schedule was changed by hand');

  await automatic(page).getByRole('button', { name: 'Remove the schedule…' }).click();
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Remove the schedule' }).click();
  await expect(automatic(page).getByRole('heading', { level: 3 })).toHaveText('Renews while it is open');
  await expect(automatic(page).getByRole('status')).toContainText('Certwright is not woken any more.');
  expect(cron.table()).toBe('');
});

test('what is chosen about renewals is kept', async ({ page }) => {
  await startPractising(page);
  await openRenewals(page);
  await expect(automatic(page)).toContainText('Practice certificates stay here');
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('region', { name: 'Renewals' });
  await settings.getByRole('checkbox', { name: 'Renew nothing at certain times' }).check();
  await expect(settings.getByRole('checkbox', { name: 'Mon' })).toBeChecked();
  await settings.getByRole('checkbox', { name: 'Sat' }).check();
  await settings.getByLabel('Until').fill('18:30');
  await settings.getByLabel(/^Try a renewal early/).fill('90');
  await expect(settings).toContainText('A whole number from 1 to 60.');
  await hasNoBarrier(page);
  await settings.getByLabel(/^Try a renewal early/).fill('14');
  await settings.getByLabel(/^Remember what happened/).fill('90');
  await openRenewals(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(settings.getByRole('checkbox', { name: 'Sat' })).toBeChecked();
  await expect(settings.getByRole('checkbox', { name: 'Sun' })).not.toBeChecked();
  await expect(settings.getByLabel('Until')).toHaveValue('18:30');
  await expect(settings.getByLabel(/^Try a renewal early/)).toHaveValue('14');
  await expect(settings.getByLabel(/^Remember what happened/)).toHaveValue('90');
});
