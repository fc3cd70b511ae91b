/** A failed run from its cause to the fix and on to the certificate, without leaving the screen. */
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  overrideChecks,
  startForReal,
} from './steps.ts';

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
