/** The whole wizard without a mouse: from the first start to a certificate, with Tab, Enter, arrows and Space alone. */
import type { Locator, Page } from '@playwright/test';
import { tabTo } from './barriers.ts';
import { expect, test } from './host.ts';

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first();

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const wanted = button(page, name);
  await expect(wanted).toBeEnabled();
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
};

/** A step begins where its heading is, so that it is read out. */
const begins = (page: Page, name: string | RegExp): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name })).toBeFocused({ timeout: 30_000 });

test('a certificate by keyboard alone; every step begins at its heading, and what goes on is told', async ({
  page,
}) => {
  await press(page, 'Start practising');
  await press(page, 'New certificate');
  await tabTo(page, page.getByRole('textbox', { name: 'Names' }));
  await page.keyboard.type('nas.example.org');
  await press(page, /^Continue with 1 name$/);
  const ways = page.getByRole('radio', { checked: true });
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, ways.first());
  const chosen = await ways.first().evaluate((radio: HTMLInputElement) => radio.value);
  await page.keyboard.press('ArrowDown');
  await expect(ways.first()).not.toHaveValue(chosen);
  await page.keyboard.press('ArrowUp');
  await expect(ways.first()).toHaveValue(chosen);
  await press(page, /^Continue$/);
  await begins(page, /DNS provider/);
  await press(page, /^Continue$/);
  await begins(page, 'Is everything ready?');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing stands in the way' })).toBeVisible({
    timeout: 30_000,
  });
  await press(page, /^Continue$/);
  await begins(page, 'Is this right?');
  await tabTo(page, page.getByRole('checkbox', { name: /I agree/ }));
  await page.keyboard.press('Space');
  await press(page, /^Order the/);
  await begins(page, 'The certificate is ready');
  await expect(page.locator('[aria-live=polite]').getByRole('heading', { level: 1 })).toHaveText(/is ready/);
  await press(page, 'Back to the certificates');
  await expect(button(page, /^nas\.example\.org/)).toBeVisible();
});
