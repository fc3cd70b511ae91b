/** Watched hosts: none yet, the form, one that nobody answers at. */
import type { Page } from '@playwright/test';
import type { Photograph } from './checks.ts';

export const photographWatch = async (page: Page, photograph: Photograph): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Watched hosts', exact: true }).click();
  await page.getByText('No other hosts are watched.').waitFor();
  await photograph(page, 'watch-empty');
  await page.getByRole('button', { name: 'Add a host' }).click();
  await dialog.getByLabel('Host').fill('127.0.0.1');
  await dialog.getByLabel('Port').fill('1');
  await photograph(page, 'watch-form');
  await dialog.getByRole('button', { name: 'Add a host' }).click();
  await page.getByText(/^The connection is refused/).waitFor();
  await photograph(page, 'watch', { whole: true });
};
