/** The page of one certificate: all of it, what is asked before something is done, when it is revoked, and when it is gone. */
import type { Page } from '@playwright/test';
import { certificateIsReady, orderInPractice } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const certificate: Scene = { names: ['certificate-'], take: () => withHost(twoVersions) };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const more = async (page: Page, act: string): Promise<void> => {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: act }).click();
};

const twoVersions = async (page: Page): Promise<void> => {
  await orderInPractice(page, 'nas.example.org');
  await button(page, 'See the certificate').click();
  await button(page, 'Renew now').click();
  await dialog(page).getByText('Limits').waitFor();
  await photograph(page, 'certificate-renew');
  await dialog(page).getByRole('button', { name: 'Renew now' }).click();
  await certificateIsReady(page);
  await button(page, 'See the certificate').click();
  await button(page, 'Renew now').waitFor();
  await photograph(page, 'certificate-page');
  await button(page, 'Rehearse').click();
  await page.getByRole('heading', { name: /^Will renew/ }).waitFor();
  await page.getByRole('region', { name: 'Versions', exact: true }).locator('summary').first().click();
  await photograph(page, 'certificate-whole', { whole: true });
  await askAndForget(page);
};

const askAndForget = async (page: Page): Promise<void> => {
  await button(page, 'Change…').click();
  await photograph(page, 'certificate-terms');
  await page.keyboard.press('Escape');
  await more(page, 'Change the names…');
  await photograph(page, 'certificate-names');
  await page.keyboard.press('Escape');
  await button(page, 'More').click();
  await photograph(page, 'certificate-menu');
  await page.keyboard.press('Escape');
  await more(page, 'Revoke…');
  await dialog(page).getByRole('combobox', { name: 'Why' }).selectOption({ label: 'Its key became known to others' });
  await photograph(page, 'certificate-revoke');
  await dialog(page).getByRole('button', { name: 'Revoke it for good' }).click();
  await page.getByText(/^Revoked on .* Browsers will refuse it/).waitFor();
  await photograph(page, 'certificate-revoked', { whole: true });
  await more(page, 'Forget the certificate…');
  await dialog(page).getByRole('region', { name: 'Kept' }).waitFor();
  await photograph(page, 'certificate-forget');
  await dialog(page).getByRole('button', { name: 'Forget the certificate' }).click();
  await button(page, 'Put back').waitFor();
  await photograph(page, 'certificate-off');
};
