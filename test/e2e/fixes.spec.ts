/** A failed run from its cause to the fix and on to the certificate, without leaving the screen. */
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { listenIn, openScreen } from './every-screen.ts';
import { test as base, expect } from './host.ts';
import { settle } from './looks.ts';
import {
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  overrideChecks,
  startForReal,
} from './steps.ts';

const test = base.extend({
  context: async ({ context }, use) => {
    await listenIn(context);
    await use(context);
  },
});
const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const wrongKey = Buffer.alloc(32, 7).toString('base64');

/** An order whose key the name server refuses. */
const failByKey = async (page: Page): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test', 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, world, wrongKey);
  await next(page);
  await overrideChecks(page);
  await confirmOrder(page);
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped at/ })).toBeVisible({ timeout: 30_000 });
};

test('closing a fix changes nothing and gives the focus back', async ({ page }) => {
  await failByKey(page);
  const button = page.getByRole('button', { name: 'Correct the key' }).first();
  await hasNoBarrier(page);
  await button.click();
  await expect(page.getByRole('dialog').getByLabel('Key secret')).toBeVisible();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped at/ })).toBeVisible();
});

type Watched = Window & { readonly shifts: number[] };

/** From now on: how much of the page was moved, by every move. */
const watchShifts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
        shifts.push(entry.value);
    }).observe({ type: 'layout-shift' });
  });

test('a sure cause is told in one card, everything once, and nothing moves when it comes', async ({ page }) => {
  const asked = page.waitForRequest((request) => request.postData()?.includes('"diagnosis.run"') === true);
  await failByKey(page);
  const card = page.getByRole('alert');
  await expect(card.getByRole('heading', { level: 2 })).toHaveText(/The DNS provider rejects the key/);
  await expect(card).toHaveCount(1);
  const text = await card.innerText();
  expect(text.split('NOTAUTH BADSIG').length - 1).toBe(1);
  expect(text).toContain('The provider does not accept the credential');
  expect(text).toContain('provider.wrong-credentials');
  await expect(card.getByRole('button', { name: 'Correct the key' })).toHaveCount(1);
  await expect(page.locator('[data-variant="filled"]')).toHaveText(['Correct the key']);

  const { id } = /"id":"(?<id>[^"]+)"/.exec((await asked).postData() ?? '')?.groups ?? {};
  await openScreen(page, { screen: 'settings' });
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.route('**/ipc', async (route) => {
    // Answers take their time, so that what comes later is seen to come later.
    await new Promise((resolve) => setTimeout(resolve, 80));
    await route.continue();
  });
  await openScreen(page, { screen: 'run', id: id ?? '' });
  await page.getByRole('heading', { level: 1, name: /^Stopped at/ }).waitFor();
  await watchShifts(page);
  await expect(card).toBeVisible();
  await settle(page);
  expect(await page.evaluate(() => (window as unknown as Watched).shifts)).toEqual([]);
});
