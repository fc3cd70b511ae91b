/** The checks before an order: what they find, how they are ended, and when they are made again. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  certificateIsReady,
  checksAreFine,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  startForReal,
} from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
/** Takes questions and never answers. */
let silent: Socket;
test.beforeAll(async () => {
  world = await startWorld();
  silent = createSocket('udp4').bind(0, '127.0.0.1');
  await once(silent, 'listening');
});
test.afterAll(async () => {
  silent.close();
  await world.stop();
});

/** Up to the provider, with everything filled in. */
const fillIn = async (page: Page): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test', 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, world, updateKey.secret);
};

/** How often the page asked for a look. */
const countLooks = (page: Page): (() => number) => {
  let count = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('"preflight.start"') === true) count += 1;
  });
  return () => count;
};

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const again = (page: Page) => page.getByRole('button', { name: 'Check again' });

test('a CAA record that forbids is found before the order, and once it is mended the order goes through', async ({
  page,
}) => {
  world.update('add example.test 60 CAA 0 issue "another-authority.example"');
  await fillIn(page);
  await next(page);
  await expect(heading(page, 'The order would fail')).toBeVisible();
  const card = page.getByRole('list', { name: 'What needs you' }).getByRole('listitem').first();
  await expect(card.getByRole('heading', { level: 2 })).toHaveText(
    /^CAA records at example\.test do not allow .+ to sign nas\.example\.test$/,
  );
  await expect(card).toContainText('Stands in the way');
  await expect(card).toContainText('another-authority.example');
  await expect(card).toContainText('or choose an authority that is listed');
  await expect(page.getByText(/^\d+ checks are fine$/)).toBeVisible();
  await expect(page.getByText(/failed attempts count at the authority/)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The order would fail' })).toHaveCount(1);
  await hasNoBarrier(page);

  world.update('delete example.test CAA');
  await again(page).click();
  await checksAreFine(page);
  await hasNoBarrier(page);
  await next(page);
  await confirmOrder(page);
  await certificateIsReady(page);
});

test('a fix that the app makes itself: shown first, done, and all is looked at again once its window is closed', async ({
  page,
}) => {
  world.update('add example.test 60 CAA 0 issue "another-authority.example"');
  const looks = countLooks(page);
  await fillIn(page);
  await next(page);
  await page.getByRole('button', { name: 'Correct the records' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('What will change')).toBeVisible();
  await hasNoBarrier(page);
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(dialog.getByText('Done.')).toBeVisible();
  expect(looks()).toBe(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await checksAreFine(page);
  expect(looks()).toBe(2);
  world.update('delete example.test CAA');
});

test('the result stays while the order stays the same, and a change of the order or of the key asks anew', async ({
  page,
}) => {
  const looks = countLooks(page);
  await fillIn(page);
  await next(page);
  await checksAreFine(page);
  expect(looks()).toBe(1);

  await next(page);
  await expect(heading(page, 'Is this right?')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await checksAreFine(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await next(page);
  await checksAreFine(page);
  expect(looks()).toBe(1);

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('Key secret').fill(Buffer.from('quite another key').toString('base64'));
  await next(page);
  await expect(heading(page, 'The order would fail')).toBeVisible();
  expect(looks()).toBe(2);

  await page.getByRole('button', { name: /Names/ }).click();
  await enterNames(page, 'nas.example.test, example.test', 2);
  await next(page);
  await next(page);
  await expect(heading(page, 'The order would fail')).toBeVisible();
  expect(looks()).toBe(3);
});

test('cancelled by the reader or by leaving, nothing is claimed, and the way on stays open', async ({ page }) => {
  await fillIn(page);
  await page.getByRole('textbox', { name: 'DNS servers to ask' }).fill(`127.0.0.1:${silent.address().port}`);
  await next(page);
  await expect(page.getByRole('progressbar', { name: 'Progress of the checks' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on without waiting' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'All checks' })).toContainText('CAA');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(heading(page, 'The check was cancelled')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Not looked at' })).toContainText('CAA');
  await expect(again(page)).toBeFocused();
  await hasNoBarrier(page);

  await again(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const cancelled = page.waitForRequest((request) => request.postData()?.includes('"preflight.cancel"') === true);
  await page.getByRole('button', { name: 'Back' }).click();
  await cancelled;
  await next(page);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Go on without the check' }).click();
  await expect(heading(page, 'Is this right?')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await hasNoBarrier(page);
});
