import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect } from './host.ts';
import { certificateIsReady, confirmOrder, enterNames, next, passChecks, startPractising } from './steps.ts';

const test = base.extend<{ profile: string; desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  profile: async ({}, use) => {
    const folder = tempFolder();
    await use(join(folder.path, 'profile'));
    folder.remove();
  },
  desktop: async ({ profile }, use) => {
    const desktop = await launchDesktop({ profile });
    await use(desktop);
    await desktop.close();
  },
});

test('in the window: a practice certificate from nothing, exported into the folder that was chosen', async ({
  desktop,
  profile,
}) => {
  const { page } = desktop;
  test.info().annotations.push({ type: 'electron', description: desktop.realElectron ? 'real binary' : 'test double' });
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org *.nas.example.org', 2);
  await next(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);

  const folder = join(profile, '..', 'exported');
  mkdirSync(folder);
  await desktop.answerDialogs({ open: [folder] });
  await page.getByRole('button', { name: /Export/ }).click();
  await expect(page.getByText(folder).first()).toBeVisible();
  expect(readFileSync(join(folder, 'fullchain.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
  expect(existsSync(join(folder, 'privkey.pem'))).toBe(true);
});

test('what was there is there again after the window was killed', async ({ profile }) => {
  const first = await launchDesktop({ profile });
  await startPractising(first.page);
  await first.page.getByRole('button', { name: 'New certificate' }).first().click();
  await first.page.getByRole('textbox', { name: 'Names' }).fill('kept.example.org');
  await expect(first.page.getByText(/Draft saved/)).toBeVisible();
  await first.kill();

  const second = await launchDesktop({ profile });
  await second.page.getByRole('button', { name: 'New certificate' }).first().click();
  await expect(second.page.getByRole('textbox', { name: 'Names' })).toHaveValue('kept.example.org');
  await second.close();
});
