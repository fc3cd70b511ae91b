import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, worldNeeds } from '../support/world.ts';
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
  startPractising,
} from './steps.ts';

const caaLog = `lego: 2026/11/20 10:00:00 Could not obtain certificates:
error: one or more domains had a problem:
[nas.example.org] acme: error: 403 :: urn:ietf:params:acme:error:caa :: CAA record for nas.example.org prevents issuance`;
const box = (page: Page) => page.getByRole('textbox', { name: 'Error, log or description' });
const open = async (page: Page): Promise<void> => {
  await startPractising(page);
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
};

test('a pasted error of another tool: the likeliest cause stands open, with what to do and what speaks for it', async ({
  page,
}) => {
  await open(page);
  await hasNoBarrier(page);
  await expect(page.getByRole('button', { name: 'Find the cause' })).toBeDisabled();
  await box(page).fill(caaLog);
  await box(page).press('Control+Enter');
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /CAA/ }) })
    .first();
  await expect(first).toContainText('What to do');
  await expect(first).toContainText('CAA record for nas.example.org prevents issuance');
  // Only what to do is drawn as the way on.
  await expect(page.locator('main [data-variant="filled"]')).toHaveText(['Correct the records']);
  await hasNoBarrier(page);

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await expect(box(page)).toHaveValue(caaLog);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(box(page)).toHaveValue('');
});

test('what points to nothing is said to be unknown, and a file is read from its end', async ({ page }) => {
  await open(page);
  await box(page).fill('The weather is fine today, and the bread is in the oven.');
  await page.getByRole('button', { name: 'Find the cause' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing in this text points to a cause we know.' })).toBeVisible();

  const folder = tempFolder();
  const file = join(folder.path, 'lego.log');
  writeFileSync(file, `${'2026/11/20 09:59:59 [INFO] nothing yet\n'.repeat(1000)}${caaLog}\n`);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('heading', { name: /CAA/ }).first()).toBeVisible();
  folder.remove();
});

test('a check decides between causes: by keyboard, with its result read out and the list ranked again', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await box(page).fill('keyring.errors.NoKeyringError: org.freedesktop.secrets was not provided by any .service files');
  await page.getByRole('button', { name: 'Find the cause' }).click();
  const check = page.getByRole('button', { name: /^Check now/ }).first();
  await hasNoBarrier(page);
  await check.focus();
  await page.keyboard.press('Enter');
  const result = page.getByText(/^Checked\. It is this: /);
  await expect(result).toBeFocused({ timeout: 20_000 });
  const title = ((await result.textContent()) ?? '').replace('Checked. It is this: ', '');
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .first();
  await expect(first.getByRole('heading', { level: 3 })).toHaveText(title);
  await expect(first).toContainText('Very likely');
  await hasNoBarrier(page);

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await expect(page.getByText(/^Checked\. It is this: /)).toBeVisible();
  await box(page).fill(caaLog);
  await expect(page.getByText(/^Checked\./)).toHaveCount(0);
});

test('a check that finds nothing wrong makes its causes unlikely', async ({ page }) => {
  await open(page);
  await box(page).fill('ENOSPC: no space left on device, write');
  await page.getByRole('button', { name: 'Find the cause' }).click();
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .first();
  await expect(first.getByRole('heading', { name: /disk/i })).toBeVisible();
  await expect(first).not.toContainText('Possible');
  await first.getByRole('button', { name: /^Check now/ }).click();
  await expect(page.getByText(/^Checked\. Nothing is wrong there/)).toBeFocused({ timeout: 20_000 });
  await expect(first).toContainText('Possible');
});

test('a failed run: the check asks about its own order, and the cause is sure afterwards', async ({ page }) => {
  test.skip(
    worldNeeds.some((name) => findTool(name) === undefined),
    `needs ${worldNeeds.join(', ')}`,
  );
  const world = await startWorld();
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test', 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, world, Buffer.from('quite another key').toString('base64'));
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText(/It stopped at/)).toBeVisible();
  await next(page);
  await overrideChecks(page);
  await confirmOrder(page);
  await expect(page.getByRole('heading', { name: /Stopped at/ })).toBeVisible();
  const card = page.getByRole('alert');
  await card.getByRole('button', { name: /^Check now/ }).click();
  const result = card.getByText(/^Checked\. It is this: /);
  await expect(result).toBeFocused({ timeout: 20_000 });
  const title = ((await result.textContent()) ?? '').replace('Checked. It is this: ', '');
  await expect(card.getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(card.getByText('Very likely')).toBeVisible();
  await hasNoBarrier(page);
  await world.stop();
});
