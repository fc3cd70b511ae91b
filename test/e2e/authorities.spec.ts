import type { Page } from '@playwright/test';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  certificateIsReady,
  confirmOrder,
  enterNames,
  next,
  orderInPractice,
  passChecks,
  startForReal,
  startPractising,
} from './steps.ts';

const orderAndLeave = async (page: Page): Promise<void> => {
  await orderInPractice(page, 'nas.example.org');
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
};

const openAuthorities = (page: Page) => page.getByRole('button', { name: 'Authorities', exact: true }).click();
const dialog = (page: Page) => page.getByRole('dialog');

test('an account: e-mail changed, key changed, key exported, and deactivated only after a question', async ({
  page,
}) => {
  await orderAndLeave(page);
  await openAuthorities(page);
  await expect(page.getByText('1 certificate', { exact: true })).toBeVisible();
  await hasNoBarrier(page);

  await page.getByRole('button', { name: /^Change e-mail/ }).click();
  await dialog(page).getByRole('textbox', { name: 'E-mail' }).fill('admin@example.org');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText('admin@example.org')).toBeVisible();

  await page.getByRole('button', { name: /^New key/ }).click();
  await dialog(page).getByRole('button', { name: 'Make a new key' }).click();
  await expect(page.getByText('The account has a new key.')).toBeVisible();

  await page.getByRole('button', { name: /^Export the key/ }).click();
  await expect(dialog(page)).toContainText('It is not encrypted');
  await dialog(page).getByRole('button', { name: 'Export the key' }).click();
  await expect(page.getByRole('link', { name: /Download/ })).toBeVisible();

  await page.getByRole('button', { name: /^Deactivate/ }).click();
  await expect(dialog(page)).toContainText('used by 1 certificate');
  await page.keyboard.press('Escape');
  await expect(page.getByText('admin@example.org')).toBeVisible();
  await page.getByRole('button', { name: /^Deactivate/ }).click();
  await dialog(page).getByRole('button', { name: 'Deactivate for good' }).click();
  await expect(page.getByText('The account at Certwright Practice is deactivated.')).toBeVisible();
  await hasNoBarrier(page);
});

test('a further account is registered at once, and a key made elsewhere that is none is refused in words', async ({
  page,
}) => {
  await startPractising(page);
  await openAuthorities(page);
  await page.getByRole('button', { name: 'Add an account…', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Register the account' }).click();
  await expect(dialog(page)).toContainText('only signs for those who agree');
  await dialog(page)
    .getByRole('checkbox', { name: /I agree/ })
    .check();
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Register the account' }).click();
  await expect(page.getByText('Your account at Certwright Practice is ready.')).toBeVisible();
  await expect(page.getByText('Used for new orders')).toBeVisible();

  await page.getByRole('button', { name: 'Take over a key…' }).click();
  await dialog(page).getByRole('textbox', { name: 'Private key of the account' }).fill('not a key');
  await dialog(page).getByRole('button', { name: 'Take it over' }).click();
  await expect(dialog(page)).toContainText('it cannot be read as a key');
});

test('a certificate is revoked with a reason, says so everywhere, and can be ordered again', async ({ page }) => {
  await orderAndLeave(page);
  // The list is told when the run has ended, without being opened anew.
  await expect(page.getByRole('listitem').getByText('Fine', { exact: true })).toBeVisible();
  await page.getByRole('list', { name: 'Certificates' }).getByRole('button').first().click();
  await expect(page.getByText(/authority (asks for|wants) it (renewed )?between/)).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Revoke…' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Keep it' })).toBeFocused();
  await dialog(page).getByRole('combobox', { name: 'Why' }).selectOption({ label: 'Its key became known to others' });
  await expect(dialog(page)).toContainText('blocks the key for good');
  await dialog(page)
    .getByRole('combobox', { name: 'How to show that you may' })
    .selectOption({ label: 'With the key of the certificate' });
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Revoke it for good' }).click();
  await expect(page.getByText(/^Revoked on .* Browsers will refuse it/)).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Certificates' }).first().click();
  await expect(page.getByRole('listitem').getByText('Revoked', { exact: true })).toBeVisible();
  await page.getByRole('list', { name: 'Certificates' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(dialog(page)).toContainText('nas.example.org');
  await dialog(page).getByRole('button', { name: 'Renew now' }).click();
  await certificateIsReady(page);
});

test('a second way of proof and a kind of certificate reach the order, and a mix that nothing proves is explained', async ({
  page,
}) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, '*.example.org, 203.0.114.5', 2);
  await expect(page.getByRole('heading', { name: 'No single way proves all of these names' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toBeDisabled();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Go back to the names' }).click();
  await enterNames(page, 'nas.example.org', 1);
  await page.locator('summary', { hasText: 'Other ways' }).click();
  await expect(page.getByRole('radio', { name: /TLS answer on port 443/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'If that fails, try' }).selectOption({ label: 'A file on port 80' });
  await expect(page.getByRole('combobox', { name: 'And after that' })).toBeVisible();
  await next(page);
  await next(page);
  await passChecks(page);
  await expect(page.getByText('If it fails: A file on port 80')).toBeVisible();
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Kind of certificate' }).selectOption('shortlived');
  await expect(page.getByText(/Lasts about six days/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind of key' }).selectOption({ label: 'RSA 2048' });
  await hasNoBarrier(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await expect(page.getByText('RSA 2048').first()).toBeVisible();
  await expect(page.getByText(/ 6 days left| 5 days left/)).toBeVisible();
});

test('an authority that wants people to register first: the form is there, and the key in it is never read back', async ({
  page,
  host,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await page.getByRole('combobox', { name: 'Certificate authority' }).selectOption({ label: 'ZeroSSL' });
  await expect(page.getByRole('heading', { name: 'ZeroSSL wants you to register first' })).toBeVisible();
  await page.getByRole('button', { name: 'Register the account' }).click();
  await expect(page.getByText('This is needed.')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'What do you have?' }).selectOption({ label: 'Only an e-mail address' });
  await expect(page.getByLabel('HMAC key')).toHaveCount(0);
  await hasNoBarrier(page);
  await page.getByRole('combobox', { name: 'What do you have?' }).selectOption({ label: 'Key id and HMAC key' });
  await page.getByRole('textbox', { name: 'Key id' }).fill('kid-1');
  await page.getByLabel('HMAC key').fill('planted*hmac*key');
  await page.getByRole('checkbox', { name: /I agree/ }).check();
  await page.getByRole('button', { name: 'Register the account' }).click();
  await expect(page.getByRole('heading', { name: 'The account values of ZeroSSL cannot be used' })).toBeVisible();
  await expect(page.getByText(/malformed: the HMAC key/)).toBeVisible();
  expect(host.program.output()).not.toContain('planted');
});
