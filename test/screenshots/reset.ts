/** Starting over: what a reset of one certificate removes and keeps, and what was removed by one of everything. */
import type { Page } from '@playwright/test';
import { orderByRfc2136, startForReal } from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

const name = 'nas.example.test';

export const reset: Scene = {
  names: ['reset'],
  take: () => withWorld((world) => withHost((page) => startOver(page, world))),
};

const startOver = async (page: Page, world: World): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const openSettings = () =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings', exact: true }).click();
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  const ask = async (act: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await dialog.getByRole('region', { name: 'Kept' }).waitFor();
  };
  await ask('Forget how it went…');
  await photograph(page, 'reset-afresh');
  await page.keyboard.press('Escape');
  await ask('Forget the certificate…');
  await photograph(page, 'reset-certificate');
  await dialog.getByRole('button', { name: 'Forget the certificate' }).click();
  await page.getByRole('button', { name: 'Put back' }).waitFor();
  await openSettings();
  await page.getByRole('button', { name: 'Remove everything…' }).click();
  await dialog.getByRole('region', { name: 'Removed' }).waitFor();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByRole('textbox').fill('remove');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Certificates without surprises' }).waitFor({ timeout: 30_000 });
  await startForReal(page);
  await openSettings();
  const removed = page.getByRole('list', { name: 'Removed, and still here' });
  await removed.waitFor();
  await photograph(page, 'reset-removed', { whole: true });
  await removed.getByRole('button', { name: /^Put back/ }).click();
  await dialog.waitFor();
  await photograph(page, 'reset-put-back');
};
