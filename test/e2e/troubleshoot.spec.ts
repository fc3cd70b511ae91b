import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { startPractising } from './steps.ts';

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
