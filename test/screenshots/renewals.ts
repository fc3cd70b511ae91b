/** Renewals: what starts them, what comes next, and one that was asked for. */
import type { Page } from '@playwright/test';
import type { Photograph } from './checks.ts';

const open = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Renewals', exact: true }).click();

export const photographNoRenewals = async (page: Page, photograph: Photograph): Promise<void> => {
  await open(page);
  await page.getByText('Nothing has run yet.').waitFor();
  await photograph(page, 'renewals-empty');
  await page.getByRole('button', { name: 'Certificates', exact: true }).first().click();
};

/** With a certificate that is there. */
export const photographRenewals = async (page: Page, photograph: Photograph): Promise<void> => {
  await open(page);
  await page.getByRole('button', { name: /^Renew now…/ }).click();
  await photograph(page, 'renewals-ask');
  await page.getByRole('dialog').getByRole('button', { name: 'Renew now' }).click();
  await page.getByText(/^Renewed: 1/).waitFor({ timeout: 60_000 });
  await photograph(page, 'renewals', { whole: true });
  await page.getByRole('button', { name: 'Pause renewals' }).click();
  await page.getByRole('button', { name: 'Resume renewals' }).waitFor();
  await photograph(page, 'renewals-paused', { whole: true });
};
