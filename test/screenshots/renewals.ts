/** Renewals: one that was asked for, what came of it, and a pause. */
import type { Page } from '@playwright/test';
import { photograph } from './photograph.ts';

/** With a certificate that is there. */
export const photographRenewals = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Renewals', exact: true }).click();
  await page.getByRole('button', { name: /^Renew now…/ }).click();
  await photograph(page, 'renewals-ask');
  await page.getByRole('dialog').getByRole('button', { name: 'Renew now' }).click();
  await page.getByText(/^Renewed: 1/).waitFor({ timeout: 60_000 });
  await photograph(page, 'renewals', { whole: true });
  await page.getByRole('button', { name: 'Pause renewals' }).click();
  await page.getByRole('button', { name: 'Resume renewals' }).waitFor();
  await photograph(page, 'renewals-paused', { whole: true });
};
