/** Secrets: how they are kept, asked when it gets real, and a passphrase that is wrong. */
import type { Page } from '@playwright/test';
import { startHost } from '../e2e/host.ts';
import { openPage, photograph, type Scene, type Staged, withHost } from './photograph.ts';

export const secrets: Scene = { names: ['secrets'], take: () => withHost(decideLater) };

const passphrase = 'meadow violin harbour lantern';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const decideLater = async (page: Page, { host, cron, home }: Staged): Promise<void> => {
  await page.getByRole('radio', { name: /For real/ }).check();
  await button(page, 'Continue').click();
  for (let skipped = 0; skipped < 2; skipped += 1) await button(page, 'Skip, decide later').click();
  await button(page, 'New certificate').first().click();
  await page.getByRole('heading', { name: 'Before it gets real' }).waitFor();
  await photograph(page, 'secrets-set-up');
  await page.getByRole('radio', { name: /A passphrase/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await button(page, 'Continue').click();
  await photograph(page, 'secrets-too-short');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await button(page, 'Continue').click();
  await page.getByRole('textbox', { name: 'Names' }).waitFor();
  await host.program.stop();
  await startAgain(host.profile, { ...cron.env, HOME: home });
};

const startAgain = async (profile: string, env: Readonly<Record<string, string>>): Promise<void> => {
  const host = await startHost(profile, env);
  const { page, close } = await openPage(host.link);
  try {
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await photograph(page, 'secrets-locked');
    await page.getByLabel('Passphrase', { exact: true }).fill('another one entirely');
    await button(page, 'Unlock').click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await photograph(page, 'secrets-refused');
  } finally {
    await close();
    await host.program.stop();
  }
};
