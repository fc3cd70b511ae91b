/** Many certificates: found, put in order, looked at along time, selected, and the same in two windows. */
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { fillWithMany, nameOf } from '../support/many-certificates.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';

const count = 300;

const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const profile = join(path, 'profile');
    fillWithMany(profile, count);
    const host = await startHost(profile);
    await use(host);
    await host.program.stop();
    remove();
  },
});

const rows = (page: Page) => page.getByRole('list', { name: 'Certificates' }).getByRole('listitem');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search names' });
const another = async (context: BrowserContext, page: Page): Promise<Page> => {
  const second = await context.newPage();
  await second.goto(new URL('/', page.url()).href);
  return second;
};

test('many certificates are walked through, found, seen along time, and forgotten in every window', async ({
  page,
  context,
}) => {
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', String(count));
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-posinset="${count}"] > button`)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.locator('[aria-posinset="1"] > button')).toBeFocused();
  expect(await rows(page).count()).toBeLessThan(60);

  await search(page).fill('nothing-is-so');
  await expect(page.getByRole('heading', { name: 'No name contains “nothing-is-so”.' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all certificates' }).click();
  await page.getByText('Expired or revoked').click();
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '6');
  await hasNoBarrier(page);
  await page.getByText(/^All/).click();

  await page.getByText('Time line', { exact: true }).click();
  await page.getByRole('table').getByRole('button').first().click();
  await expect(
    page
      .getByRole('list', { name: /certificates expire/ })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await hasNoBarrier(page);
  await page.getByText('List', { exact: true }).click();

  const second = await another(context, page);
  await expect(rows(second).first()).toBeVisible();
  await search(page).fill(nameOf(0));
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'What to do with those selected' })).toContainText('1 selected');
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Forget…', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget the certificate' }).click();
  await expect(page.getByText('1 is off the list')).toBeVisible();
  // The dialog and what opened it are gone: the keyboard goes on at what came of it.
  await expect(page.locator('main [tabindex="-1"]', { hasText: '1 is off the list' })).toBeFocused();
  await expect(rows(second).first()).toHaveAttribute('aria-setsize', String(count - 1));

  await search(page).fill('');
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /^Select all/ }).click();
  await page.getByRole('button', { name: 'Forget…', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('They leave the list and are not renewed any more.');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Forget the certificates' })).toBeVisible();
});
