/** The page of one certificate: everything that can be done with it, and what it tells of what was done. */
import type { Page } from '@playwright/test';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { certificateIsReady, orderInPractice } from './steps.ts';

const name = 'nas.example.org';
const dialog = (page: Page) => page.getByRole('dialog');
const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const more = async (page: Page, act: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: act }).click();
};

test('a certificate is renewed with one click, keeps its versions and orders, takes other terms and gives them back, and leaves and comes back', async ({
  page,
}) => {
  await orderInPractice(page, name);
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await expect(part(page, 'Versions').getByRole('listitem')).toHaveCount(1 + 3);
  await hasNoBarrier(page);

  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(dialog(page)).toContainText('One TXT record');
  await expect(dialog(page)).toContainText('the practice authority counts nothing');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Renew now' }).click();
  await certificateIsReady(page);
  await page.getByRole('button', { name: 'See the certificate' }).click();
  const issued = part(page, 'Versions').locator('summary');
  await expect(issued).toHaveCount(2);
  await expect(issued.first()).toContainText('In use');
  await expect(issued.last()).toContainText('Replaced');
  await issued.last().click();
  await expect(part(page, 'Versions').getByText('SHA-256 fingerprint')).toHaveCount(2);
  await expect(part(page, 'Orders').getByRole('heading', { name: /^(Order|Renewal) / })).toHaveCount(2);
  await hasNoBarrier(page);

  const terms = part(page, 'How it is renewed');
  await terms.getByRole('button', { name: 'Change…', exact: true }).click();
  await dialog(page).getByRole('combobox', { name: 'Kind of key' }).selectOption('rsa2048');
  await expect(dialog(page)).toContainText('due at once');
  await dialog(page).getByRole('textbox', { name: 'Wait at least' }).fill('5 min');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Save for the next renewal' }).click();
  await expect(terms).toContainText('RSA 2048');
  await expect(terms).toContainText('At least 5 minutes');
  await expect(part(page, 'Names and dates')).toContainText(/now · .*key/);
  await terms.getByRole('button', { name: 'Undo' }).click();
  await expect(terms).toContainText('ECDSA P-256');
  await expect(terms).not.toContainText('At least 5 minutes');

  await more(page, 'Forget the certificate…');
  await expect(dialog(page).getByRole('region', { name: 'Kept' })).toContainText('is not revoked');
  await dialog(page).getByRole('button', { name: 'Forget the certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${name} is off the list` })).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(issued).toHaveCount(2);

  // By keyboard: the menu opens, is walked through, and gives the focus back.
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Change the names…' })).toBeVisible();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
  await more(page, 'Change the names…');
  await expect(dialog(page)).toContainText(`as long as ${name} stays the first name`);
  await dialog(page).getByRole('button', { name: 'Open the wizard' }).click();
  await expect(page.getByRole('textbox', { name: 'Names' })).toHaveValue(name);
});
