/** The first run: its three pages, what can be wrong on them, a schedule that the system refuses, and what was skipped. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseOwnAuthority } from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

const refusing = `#!/bin/sh
case "$1" in -l) echo 'no crontab for somebody' >&2 ;; *) echo 'you are not allowed to use this program' >&2 ;; esac
exit 1
`;

export const firstRun: Scene = {
  names: ['first-run'],
  take: () => withWorld((world) => withHost((page, { home }) => firstSteps(page, world, join(home, 'programs')))),
};

/** `programs` is where the `crontab` of the program under the camera lies. */
const firstSteps = async (page: Page, world: World, programs: string): Promise<void> => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const goOn = () => button('Continue').click();
  await button('Start practising').waitFor();
  await page.getByRole('radio', { name: /For real/ }).check();
  await photograph(page, 'first-run-real');
  await goOn();
  await page.getByRole('checkbox', { name: 'Renew certificates by themselves' }).waitFor();
  await photograph(page, 'first-run-computer', { whole: true });
  await page.getByText('Why not the keychain?').click();
  await page.getByLabel('Passphrase', { exact: true }).fill('a long enough sentence');
  await goOn();
  await page.getByText('The two are not the same.').waitFor();
  await button('Skip, decide later').click();
  await page.getByText(/it is not decided yet/).waitFor();
  await photograph(page, 'first-run-skipped');
  await button('Back').click();
  await page.getByRole('radio', { name: /A key file/ }).check();
  await whileRefused(programs, async () => {
    await goOn();
    await page.getByRole('alert').waitFor();
    await photograph(page, 'first-run-refused', { whole: true });
  });
  await goOn();
  await account(page, world);
};

const whileRefused = async (programs: string, work: () => Promise<void>): Promise<void> => {
  const crontab = join(programs, 'crontab');
  const before = readFileSync(crontab);
  writeFileSync(crontab, refusing);
  chmodSync(crontab, 0o755);
  await work();
  writeFileSync(crontab, before);
};

const account = async (page: Page, world: World): Promise<void> => {
  await page.getByRole('textbox', { name: 'E-mail for the authority' }).waitFor();
  await photograph(page, 'first-run-account', { whole: true });
  await page.getByRole('button', { name: 'Choose another authority' }).click();
  await chooseOwnAuthority(page, world);
  await page.getByRole('button', { name: 'Register the account' }).click();
  await page.getByText('The authority only signs for those who agree to its terms.').waitFor();
  await photograph(page, 'first-run-other', { whole: true });
  await page.getByRole('checkbox', { name: /I agree/ }).check();
  await page.getByRole('button', { name: 'Register the account' }).click();
  await page.getByText(/^Your account at .* is ready\.$/).waitFor();
  await photograph(page, 'first-run-ready', { whole: true });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByText('The key to your secrets lies in a key file.').waitFor();
  await photograph(page, 'first-run-decided');
};
