/** The next renewal, tried early: what stands in its way, the fix, and that it helped. */
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { orderByRfc2136, startForReal } from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const issue = async (page: Page): Promise<void> => {
  await startForReal(page);
  await orderByRfc2136(page, world, 'nas.example.test');
};

const openList = (page: Page) => page.getByRole('button', { name: 'Certificates', exact: true }).first().click();
const openCertificate = (page: Page) => page.getByRole('button', { name: /^nas\.example\.test/ }).click();
const tryNow = (page: Page) => page.getByRole('button', { name: 'Try now' }).click();
const section = (page: Page) => page.getByRole('region', { name: 'The next renewal' });
const verdict = (page: Page, words: RegExp) =>
  expect(section(page).getByRole('heading', { name: words })).toBeVisible({ timeout: 30_000 });

test('a certificate that could not be renewed any more is found early, put right by the app, and found well again', async ({
  page,
}) => {
  await issue(page);
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await expect(section(page).getByRole('heading', { name: 'Not tried yet' })).toBeVisible();
  await hasNoBarrier(page);
  await tryNow(page);
  await verdict(page, /^Will renew: everything it needs is there\.$/);
  await expect(section(page)).toContainText(/Tried on .+ at \d\d:\d\d/);
  await hasNoBarrier(page);

  world.update('add example.test 60 CAA 0 issue "another-authority.example"');
  await tryNow(page);
  await verdict(page, /^Will fail: CAA records at example\.test do not allow .+ to sign nas\.example\.test\.$/);
  await hasNoBarrier(page);
  await openList(page);
  await expect(page.getByRole('heading', { name: 'One certificate needs you.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^nas\.example\.test/ })).toContainText('Will fail: CAA records');
  await hasNoBarrier(page);

  await openCertificate(page);
  await section(page).getByRole('button', { name: 'Correct the records' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(dialog.getByText('Done.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await verdict(page, /^Will renew/);
  await expect(section(page)).toContainText('after it was put right');
  await section(page).getByText('Before that').click();
  await expect(section(page).getByRole('listitem').filter({ hasText: 'Will fail: CAA' })).toBeVisible();
  await hasNoBarrier(page);
  await openList(page);
  await expect(page.getByRole('button', { name: /^nas\.example\.test/ })).toContainText('Will renew');
});
