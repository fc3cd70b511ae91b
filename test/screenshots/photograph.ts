/** Photographs a screen in both languages and themes and in two sizes, into `screenshots/`. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startHost } from '../e2e/host.ts';
import { setLooks, settle } from '../e2e/looks.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { tool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Photograph } from './checks.ts';

const wanted = process.argv.slice(2);

/** Whether any screen whose name begins so is asked for. */
export const isWanted = (...names: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((word) => names.some((name) => name.startsWith(word) || word.startsWith(name)));

export const folder = join(import.meta.dirname, '../../screenshots');
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;

/** The content scrolls inside the window, so the window becomes as high as it takes. */
const unrollPage = async (page: Page, { width, height }: (typeof sizes)[number]): Promise<void> => {
  const hidden = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? 0 : main.scrollHeight - main.clientHeight;
  });
  await page.setViewportSize({ width, height: height + hidden });
  await settle(page);
};

/** The same screen as it is, in every language, theme and size; the page is left in English and light. */
export const photograph: Photograph = async (page, name, more = {}) => {
  if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) return;
  for (const language of ['en', 'zh'] as const)
    for (const theme of ['light', 'dark'] as const) {
      await setLooks(page, { language, theme });
      await more.before?.();
      for (const size of sizes) {
        await page.setViewportSize(size);
        await settle(page);
        if (more.whole === true) await unrollPage(page, size);
        const file = `${name}-${language}-${theme}-${size.width}x${size.height}.png`;
        await page.screenshot({ path: join(folder, file) });
      }
    }
  await setLooks(page, { language: 'en', theme: 'light' });
  await page.setViewportSize(sizes[0]);
};

/** A page of a program that runs, in a window of the first size. */
export const openPage = async (link: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> => {
  const browser = await chromium.launch({ executablePath: tool('chromium-headless-shell') });
  const context = await browser.newContext({ locale: 'en-GB', viewport: sizes[0] });
  const page = await context.newPage();
  await page.goto(link);
  return { page, close: () => browser.close() };
};

/** A first start. No schedule of this machine is seen or touched: its `crontab` lies in `programs`. */
export const withHost = async (
  work: (page: Page, at: { readonly profile: string; readonly programs: string }) => Promise<void>,
): Promise<void> => {
  const { path, remove } = tempFolder();
  const host = await startHost(join(path, 'profile'), crontabStandIn(path).env);
  const { page, close } = await openPage(host.link);
  try {
    await work(page, { profile: host.profile, programs: join(path, 'programs') });
  } finally {
    await close();
    await host.program.stop();
    remove();
  }
};
