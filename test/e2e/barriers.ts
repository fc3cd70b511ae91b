/** What bars people who do not see the page or do not use a mouse. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './host.ts';

/** No violation of WCAG 2.2 AA that a program can find, in the page with whatever is open in it. */
export const hasNoBarrier = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
};

const mostTabs = 80;

/** Goes on by the Tab key alone until `wanted` has the focus. */
export const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
};
