/** The first run in the window of the desktop program, and the same one after the program was killed in its midst. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { ask, test as base, named } from './desktop-program.ts';
import { expect } from './host.ts';

/** No schedule of this machine is seen or touched. */
const test = base.extend<{ cron: CrontabStandIn }>({
  cron: async ({ profile }, use) => use(crontabStandIn(join(profile, '..'))),
});

const passphrase = 'a long enough sentence';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const goReal = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /For real/ }).check();
  await button(page, 'Continue').click();
  await expect(heading(page)).toHaveText('How it works on this computer');
};
const choosePassphrase = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /A passphrase/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel(/again/i).fill(passphrase);
};

test('practising takes one click, and the next start goes straight to the certificates', async ({ launch, cron }) => {
  const first = await launch({ env: cron.env });
  await expect(heading(first.page)).toHaveText('Certificates without surprises');
  await button(first.page, 'Start practising').click();
  await expect(heading(first.page)).toHaveText('No certificates yet');
  await first.close();
  const second = await launch({ env: cron.env });
  await expect(heading(second.page)).toHaveText('No certificates yet');
  expect((await ask(second.page, 'app.bootstrap', {})).settings).toMatchObject({ practice: true, welcomed: true });
  expect(cron.table()).toBe('');
});

test('for real with a passphrase: killed half-way it goes on where it was, and the vault asks for it at the next start', async ({
  launch,
  cron,
}) => {
  test.setTimeout(120_000);
  const first = await launch({ env: cron.env });
  await goReal(first.page);
  await first.kill();

  const second = await launch({ env: cron.env });
  const { page } = second;
  await expect(heading(page)).toHaveText('How it works on this computer');
  await choosePassphrase(page);
  await button(page, 'Continue').click();
  await expect(heading(page)).toHaveText('Your account at the authority');
  await second.kill();

  const third = await launch({ env: cron.env });
  await expect(heading(third.page)).toHaveText('Your account at the authority');
  expect((await ask(third.page, 'app.bootstrap', {})).vault).toMatchObject({ state: 'closed', kind: 'passphrase' });
  await ask(third.page, 'vault.unlock', { passphrase });
  await button(third.page, 'Skip, decide later').click();
  await expect(button(third.page, 'New certificate').first()).toBeVisible();
  expect(await named(third, 'BrowserWindow.new')).toHaveLength(1);
});

test('a schedule is set up by the first run, and one that the system refuses is told in place', async ({
  launch,
  cron,
  profile,
}) => {
  test.setTimeout(120_000);
  const desktop = await launch({ env: cron.env });
  const { page } = desktop;
  const crontab = join(profile, '..', 'programs', 'crontab');
  writeFileSync(
    crontab,
    `#!/bin/sh\ncase "$1" in -l) echo 'no crontab for somebody' >&2 ;; *) echo 'you are not allowed' >&2 ;; esac\nexit 1\n`,
  );
  chmodSync(crontab, 0o755);
  await goReal(page);
  await page.getByRole('radio', { name: /A key file/ }).check();
  await button(page, 'Continue').click();
  await expect(page.getByRole('alert')).toContainText('not allowed');
  await button(page, 'Go on without a schedule').click();
  await expect(heading(page)).toHaveText('Your account at the authority');
  expect((await ask(page, 'app.bootstrap', {})).vault).toMatchObject({ state: 'open', kind: 'key-file' });
  expect(cron.table()).toBe('');
});

test('what the schedule is to start is this program, without its window', async ({ launch, cron, profile }) => {
  const desktop = await launch({ env: cron.env });
  const { page } = desktop;
  await goReal(page);
  await page.getByRole('radio', { name: /A key file/ }).check();
  await expect(page.getByRole('checkbox', { name: 'Renew certificates by themselves' })).toBeChecked();
  await button(page, 'Continue').click();
  await expect(heading(page)).toHaveText('Your account at the authority');
  expect(cron.table()).toContain(profile);
  expect(cron.table()).toMatch(/--scheduled/);
});
