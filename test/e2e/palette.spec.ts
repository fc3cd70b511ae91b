/** The palette, explanations of terms, hints, and the page of components, by keyboard. One host for all. */
import { join } from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import { tool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { test as base, expect, startHost } from './host.ts';
import { startPractising } from './steps.ts';

interface Opened {
  readonly page: Page;
  /** What stood on its console since the last test. */
  readonly complaints: string[];
}

/** One page for the whole file: the link opens it once. */
const test = base.extend<object, { readonly opened: Opened }>({
  opened: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
    async ({}, use) => {
      const folder = tempFolder();
      const host = await startHost(join(folder.path, 'profile'));
      const browser = await chromium.launch({ executablePath: tool('chromium') });
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(host.link);
      await use({ page, complaints });
      await browser.close();
      await host.program.stop();
      folder.remove();
    },
    { scope: 'worker' },
  ],
  page: async ({ opened }, use) => {
    await use(opened.page);
    expect(opened.complaints.splice(0)).toEqual([]);
  },
});

const palette = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => palette(page).getByRole('combobox');
const here = (page: Page): Locator => palette(page).locator('[role="option"][aria-selected="true"]');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
test.describe.configure({ mode: 'serial' });

test('screens, settings, terms and causes are found by keyboard, in both languages', async ({ page }) => {
  await startPractising(page);
  await expect(page.getByRole('button', { name: /^Find…/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await hasNoBarrier(page);
  await field(page).fill('rene');
  await expect(here(page)).toContainText('Renewals');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await here(page).getAttribute('id')).toBe(await field(page).getAttribute('aria-activedescendant'));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Renewals');
  await expect(heading(page)).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(here(page)).toContainText('Renewals');
  await field(page).fill('通配符');
  await expect(here(page)).toContainText('Wildcard');
  await page.keyboard.press('Enter');
  await expect(page.locator('#term-wildcard')).toBeFocused();

  await page.keyboard.press('Control+k');
  await field(page).fill('txt-name-wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The TXT record has the wrong name' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await field(page).fill('中文');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('故障诊断');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '快速查找' })).toBeFocused();
  await field(page).fill('appearance');
  await expect(here(page)).toContainText('外观');
  await field(page).fill('没有这样的东西');
  await expect(palette(page).getByRole('status')).toHaveText('这里没有“没有这样的东西”。');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox')).toHaveValue('没有这样的东西');
  await page.keyboard.press('Control+k');
  await field(page).fill('English');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Troubleshooter');
});

test('a setting is reached where it is, and what was changed shows at once', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await field(page).fill('compact');
  await expect(here(page)).toContainText('Compact rows');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await page.getByRole('button', { name: /^Find…/ }).click();
  await field(page).fill('profile folder');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Settings');
  await expect(page.locator('#setting-folder').getByRole('button')).toBeFocused();
  await page.getByText('Comfortable', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
});

test('a hint goes away for good once it was read or the thing was used, and comes again when asked to', async ({
  page,
}) => {
  const hint = page.getByRole('note', { name: 'Hint' });
  const open = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  // The palette has been used by now, and the renewals have been seen.
  await expect(heading(page)).toBeVisible();
  await expect(hint).toHaveCount(0);
  await open('Settings');
  await page.getByRole('button', { name: 'Show hints again' }).click();
  await expect(page.getByText('Hints appear again where they belong.')).toBeVisible();
  await open('Certificates');
  await expect(hint).toContainText('Ctrl+K');
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(hint).toHaveCount(0);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await expect(hint).toContainText('No need to tidy up');
  await page.reload();
  await expect(page.getByRole('button', { name: 'New certificate' }).first()).toBeVisible();
  await expect(hint).toHaveCount(0);
});

test('a term explains itself by keyboard, and leads to all of them', async ({ page }) => {
  await page.getByRole('button', { name: /^Find…/ }).click();
  await field(page).fill('how it works');
  await page.keyboard.press('Enter');
  const word = page.getByRole('button', { name: 'wildcards' });
  await tabTo(page, word);
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog', { name: 'Wildcard' });
  await expect(note).toBeFocused();
  await expect(note).toContainText('every name one level below');
  await hasNoBarrier(page);
  // A window that becomes narrower leaves it to be read whole.
  await page.setViewportSize({ width: 640, height: 600 });
  const rightEdge = async () => {
    const box = await note.boundingBox();
    return box === null ? Number.NaN : box.x + box.width;
  };
  await expect.poll(rightEdge).toBeLessThanOrEqual(640);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(word).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'All terms' }).click();
  await expect(page.locator('#term-wildcard')).toBeFocused();
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('预检');
  await expect(page.getByText('1 term', { exact: true })).toBeVisible();
  await hasNoBarrier(page);
});

test('all components are on one page, in practice mode', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await field(page).fill('components');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Components');
  await hasNoBarrier(page);
  const motion = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--motion-calm').trim());
  expect(await motion()).not.toMatch(/^0/);
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  expect(await motion()).toMatch(/^0m?s/);
  await hasNoBarrier(page);
});
