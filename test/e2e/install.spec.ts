/** What is done with a certificate after each renewal, set up on its page: tried, run, put in order, removed. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { orderByRfc2136, startForReal } from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const name = 'nas.example.test';
let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const section = (page: Page) => page.getByRole('region', { name: 'After each renewal' });
const dialog = (page: Page) => page.getByRole('dialog');
const step = (page: Page, label: string) => section(page).getByRole('listitem').filter({ hasText: label }).first();

const add = async (page: Page, kind: RegExp, fields: Readonly<Record<string, string>>): Promise<void> => {
  await section(page).getByRole('button', { name: 'Add a step' }).click();
  await dialog(page).getByRole('button', { name: kind }).click();
  for (const [label, value] of Object.entries(fields))
    await dialog(page).getByLabel(label, { exact: true }).fill(value);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
};

test('steps are set up, tried and run, and a failed one says why', async ({ page }) => {
  test.setTimeout(90_000);
  const target = join(world.folder, 'target');
  mkdirSync(target, { recursive: true });
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(section(page).getByText('Nothing yet.', { exact: false })).toBeVisible();

  await section(page).getByRole('button', { name: 'Add a step' }).click();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await add(page, /^Copy files/, { Folder: 'not a path' });
  const folder = dialog(page).getByLabel('Folder', { exact: true });
  await expect(folder).toBeFocused();
  await expect(folder).toHaveAccessibleDescription(/This cannot be right: not in the expected form\./);
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await hasNoBarrier(page);
  await folder.fill(target);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(step(page, 'Copy files').getByText('Has not run yet')).toBeVisible();

  await section(page).getByRole('button', { name: 'Test Copy files' }).click();
  await expect(section(page).getByText('The test went well; nothing was changed.')).toBeVisible();
  expect(existsSync(join(target, 'privkey.pem'))).toBe(false);

  const command = '/bin/sh\n-c\necho cannot reload >&2; exit 7';
  await add(page, /^Run a command/, { Command: command, Name: 'Reload' });
  await expect(step(page, 'Reload')).toBeVisible();
  await expect(section(page).getByText('“Reload” is stored.', { exact: false })).toBeVisible();
  await section(page).getByRole('button', { name: 'Run all now' }).click();
  await expect(section(page).getByText('“Reload” is stored.', { exact: false })).toHaveCount(0);
  await expect(step(page, 'Copy files').getByText('Has the certificate in use')).toBeVisible();
  await expect(step(page, 'Reload').getByText('Failed', { exact: true })).toBeVisible();
  await expect(step(page, 'Reload').getByText('It printed: cannot reload')).toBeVisible();
  await expect(section(page).getByText('A step failed. The certificate itself is not affected.')).toBeVisible();
  expect(readFileSync(join(target, 'privkey.pem'), 'utf8')).toContain('PRIVATE KEY');
  await hasNoBarrier(page);

  await section(page).getByRole('button', { name: 'Move up Reload' }).click();
  await expect(section(page).getByRole('heading', { level: 3 }).first()).toHaveText('Reload');
  await section(page).getByRole('button', { name: 'Remove Reload' }).click();
  await expect(dialog(page).getByRole('heading')).toHaveText('Remove the step “Reload”?');
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await expect(section(page).getByText('“Reload” is removed.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(step(page, 'Copy files').getByText('Has the certificate in use')).toBeVisible();
});
