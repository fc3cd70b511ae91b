/** A dialog that is higher than the window: its title and its buttons stay, and what is between them is reached by keyboard. */
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { setTextSize, settle } from './looks.ts';
import { measure } from './page-measures.ts';
import { startForReal, startPractising } from './steps.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const scrolled = (page: Page): Promise<number> => dialog(page).evaluate((element) => element.scrollTop);

/** Runs in the page: where it stands to title and buttons, and whether it is one of the buttons. */
const placeOfFocus = (): { readonly name: string; readonly isSeen: boolean } => {
  const focused = document.activeElement ?? document.body;
  const [title, acts] = ['dialog[open] > h2', 'dialog[open] [data-acts]'].map((one) => document.querySelector(one));
  const { top, bottom } = focused.getBoundingClientRect();
  const [start, end] = [title?.getBoundingClientRect().bottom ?? 0, acts?.getBoundingClientRect().top ?? 0];
  return {
    name:
      focused.getAttribute('aria-label') ??
      document.querySelector(`label[for="${focused.id}"]`)?.textContent ??
      focused.textContent,
    isSeen: acts?.contains(focused) === true || (top >= start && bottom <= end),
  };
};

const openTallForm = async (page: Page): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'Authorities', exact: true }).click();
  await page.getByRole('button', { name: 'Add an account…', exact: true }).click();
  await dialog(page).getByRole('combobox', { name: 'Certificate authority' }).selectOption({ label: 'ZeroSSL' });
};

for (const [name, textSize] of [
  ['as it is', 16],
  ['at 150 %', 24],
] as const)
  test(`a form in the smallest window, with text ${name}: Tab goes through it in order, and hides no field`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await setTextSize(page, textSize);
    await openTallForm(page);
    await settle(page);
    expect(await dialog(page).evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    expect(await measure(page)).toEqual({ cut: [], overlapping: [] });
    const visited: string[] = [];
    for (let presses = 0; visited.at(-1) !== 'Register the account' && presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      const { name: focused, isSeen } = await page.evaluate(placeOfFocus);
      expect.soft(isSeen, focused).toBe(true);
      visited.push(focused);
    }
    expect(visited.slice(-9)).toEqual([
      'Key id',
      'EAB KID',
      'HMAC key',
      'Show what was typed',
      'E-mail for the authority',
      'I agree to the terms of ZeroSSL.',
      expect.stringContaining('Read the terms'),
      'Cancel',
      'Register the account',
    ]);
    // The way out is no part of what scrolls.
    const before = await scrolled(page);
    await page.keyboard.press('Shift+Tab');
    expect(await scrolled(page)).toBe(before);
  });

test('what is only read scrolls by keyboard while its one button has the focus', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await setTextSize(page, 24);
  await startPractising(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'About Certwright' }).click();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const close = dialog(page).getByRole('button', { name: 'Close' });
  await expect(close).toBeFocused();
  await settle(page);
  expect(await scrolled(page)).toBe(0);
  expect(await measure(page)).toEqual({ cut: [], overlapping: [] });
  const last = dialog(page).locator('kbd').last();
  const isClear = (): Promise<boolean> =>
    last.evaluate((key) => {
      const acts = document.querySelector('dialog[open] [data-acts]');
      return key.getBoundingClientRect().bottom <= (acts?.getBoundingClientRect().top ?? 0);
    });
  expect(await isClear()).toBe(false);
  await page.keyboard.press('End');
  await expect.poll(isClear).toBe(true);
  await expect(close).toBeFocused();
});
