/** The page of one certificate after two orders: all of it, what is asked before something is done, and when it is gone. */
import type { Page } from '@playwright/test';
import { certificateIsReady, orderInPractice } from '../e2e/steps.ts';
import type { Photograph } from './checks.ts';

export const photographCertificate = async (page: Page, photograph: Photograph): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const more = async (act: string) => {
    await button('More').click();
    await page.getByRole('menuitem', { name: act }).click();
  };
  await orderInPractice(page, 'nas.example.org');
  await button('See the certificate').click();
  await button('Renew now').click();
  await dialog.getByText('Limits').waitFor();
  await photograph(page, 'certificate-renew');
  await dialog.getByRole('button', { name: 'Renew now' }).click();
  await certificateIsReady(page);
  await button('See the certificate').click();
  await button('Renew now').waitFor();
  await photograph(page, 'certificate-page');
  await button('Rehearse').click();
  await page.getByRole('heading', { name: /^Will renew/ }).waitFor();
  await photograph(page, 'certificate-whole', { whole: true });
  await button('Change…').click();
  await photograph(page, 'certificate-terms');
  await page.keyboard.press('Escape');
  await more('Change the names…');
  await photograph(page, 'certificate-names');
  await page.keyboard.press('Escape');
  await button('More').click();
  await photograph(page, 'certificate-menu');
  await page.keyboard.press('Escape');
  await more('Forget the certificate…');
  await dialog.getByRole('region', { name: 'Kept' }).waitFor();
  await photograph(page, 'certificate-forget');
  await dialog.getByRole('button', { name: 'Forget the certificate' }).click();
  await button('Put back').waitFor();
  await photograph(page, 'certificate-off');
};
