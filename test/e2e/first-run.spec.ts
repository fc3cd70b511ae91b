/** The first run: practising is one click; for real it is three short pages that can be skipped, left and run again. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { findTool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { chooseOwnAuthority } from './steps.ts';

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

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const goReal = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /For real/ }).check();
  await button(page, 'Continue').click();
  await expect(heading(page)).toHaveText('How it works on this computer');
};

test('practising takes one click', async ({ page }) => {
  await expect(heading(page)).toHaveText('Certificates without surprises');
  await hasNoBarrier(page);
  await tabTo(page, button(page, 'Start practising'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  await expect(heading(page)).not.toHaveText('Certificates without surprises');
});

test('for real: secrets, schedule and account, each told in place, nothing lost on the way back', async ({
  page,
  cron,
}) => {
  test.setTimeout(180_000);
  await goReal(page);
  await expect(heading(page)).toBeFocused();
  await page.getByRole('radio', { name: /A passphrase/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('a long enough sentence');
  await button(page, 'Continue').click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await hasNoBarrier(page);
  await button(page, 'Back').click();
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('radio', { name: /For real/ })).toBeChecked();
  await button(page, 'Continue').click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('a long enough sentence');
  await page.getByRole('radio', { name: /A key file/ }).check();
  await expect(page.getByRole('checkbox', { name: 'Renew certificates by themselves' })).toBeChecked();
  expect(cron.table()).toBe('');
  const top = (await heading(page).boundingBox())?.y;
  await button(page, 'Continue').click();

  await expect(heading(page)).toHaveText('Your account at the authority');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('status').first()).toContainText(
    'Renewals go on by themselves: cron wakes Certwright every few hours',
  );
  expect(cron.table()).toContain('renew --due --scheduled');
  expect((await heading(page).boundingBox())?.y).toBe(top);
  await button(page, 'Choose another authority').click();
  await chooseOwnAuthority(page, world);
  await page.getByRole('textbox', { name: 'E-mail for the authority' }).fill('me@example.org');
  await button(page, 'Register the account').click();
  await expect(page.getByText('The authority only signs for those who agree to its terms.')).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('checkbox', { name: /I agree/ }).check();
  await button(page, 'Back').click();
  await expect(page.getByText('The key to your secrets lies in a key file.')).toBeVisible();
  await button(page, 'Continue').click();
  await expect(page.getByRole('textbox', { name: 'E-mail for the authority' })).toHaveValue('me@example.org');
  await expect(page.getByRole('checkbox', { name: /I agree/ })).toBeChecked();
  await button(page, 'Register the account').click();
  await expect(page.getByText(/^Your account at .* is ready\.$/)).toBeVisible();
  await hasNoBarrier(page);
  await button(page, 'Get the first certificate').click();
  await expect(page.getByRole('textbox', { name: 'Names' })).toBeVisible();
});

test('left half-way it goes on where it was; skipped, it asks when a certificate is wanted', async ({ page, cron }) => {
  await goReal(page);
  await page.reload();
  await expect(heading(page)).toHaveText('How it works on this computer');
  await button(page, 'Skip, decide later').click();
  await expect(heading(page)).toHaveText('Your account at the authority');
  await expect(page.getByText('An account has a key, and it is not decided yet where that lies.')).toBeVisible();
  await button(page, 'Skip, decide later').click();
  expect(cron.table()).toBe('');
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await expect(heading(page)).toHaveText('Before it gets real');
  await hasNoBarrier(page);
  await button(page, 'Not now').click();
  await expect(page.getByRole('button', { name: 'New certificate' }).first()).toBeVisible();
});

test('a schedule that the system refuses is told in place and can be left out', async ({ page, folder }) => {
  const crontab = join(folder, 'programs', 'crontab');
  const refuses = "echo 'you are not allowed to use this program' >&2";
  writeFileSync(
    crontab,
    `#!/bin/sh\ncase "$1" in -l) echo 'no crontab for somebody' >&2 ;; *) ${refuses} ;; esac\nexit 1\n`,
  );
  chmodSync(crontab, 0o755);
  await goReal(page);
  await page.getByRole('radio', { name: /A key file/ }).check();
  await button(page, 'Continue').click();
  await expect(page.getByRole('alert')).toContainText('not allowed');
  await expect(page.getByText('The key to your secrets lies in a key file.')).toBeVisible();
  await hasNoBarrier(page);
  await button(page, 'Go on without a schedule').click();
  await expect(heading(page)).toHaveText('Your account at the authority');
});

test('run again from the settings, what was chosen is chosen', async ({ page }) => {
  await goReal(page);
  await page.getByRole('radio', { name: /A key file/ }).check();
  await button(page, 'Continue').click();
  await button(page, 'Skip, decide later').click();
  await button(page, 'Settings').click();
  await button(page, 'Run the first steps again').click();
  await expect(page.getByRole('radio', { name: /For real/ })).toBeChecked();
  await button(page, 'Continue').click();
  await expect(page.getByText('The key to your secrets lies in a key file.')).toBeVisible();
  await expect(page.getByText(/Renewals go on by themselves: cron/)).toBeVisible();
  await button(page, 'Continue').click();
  await button(page, 'Skip, decide later').click();
  await expect(page.getByRole('button', { name: 'New certificate' }).first()).toBeVisible();
});
