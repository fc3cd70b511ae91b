/** What bars people who do not see the page or do not use a mouse. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './host.ts';
import { settle } from './looks.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const barriersOf = async (page: Page) => {
  // Without it each look opens a page of its own to put results of frames together, and there are no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe.options({ runOnly: tags, rules: { 'target-size': { enabled: true } } }).analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
};

/** No violation of WCAG 2.2 AA that a program can find, in the page with whatever is open in it. */
export const hasNoBarrier = async (page: Page): Promise<void> => {
  // Screens are loaded when they are asked for.
  await page.locator('h1, dialog[open], [role=dialog]').filter({ visible: true }).first().waitFor();
  await settle(page);
  expect(await barriersOf(page)).toEqual([]);
};

const mostTabs = 80;

/** Goes on by the Tab key alone until `wanted` has the focus; whatever has it on the way can be seen (WCAG 2.4.11). */
export const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(hiddenFocus)).toBeUndefined();
  }
  await expect(wanted).toBeFocused();
};

/** Runs in the page. What has the focus where nothing of it is seen, as something lies over it. */
const hiddenFocus = (): string | undefined => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  const seen = points.some(([x, y]) => {
    const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    if (hit === null) return false;
    return focused.contains(hit) || hit.contains(focused) || hit.closest('label')?.contains(focused) === true;
  });
  return seen ? undefined : focused.outerHTML;
};
