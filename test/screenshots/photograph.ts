/** Photographs a screen in both languages and themes and in two sizes, into `screenshots/`. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { listenIn } from '../e2e/every-screen.ts';
import { type Host, startHost } from '../e2e/host.ts';
import { type Looks, setLooks, settle } from '../e2e/looks.ts';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { tool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What belongs together because one state leads to the next. */
export interface Scene {
  /** How the names of its pictures begin; a word on the command line chooses it by them. */
  readonly names: readonly string[];
  readonly take: () => Promise<void>;
}

export interface Framing {
  /** With what can be scrolled to. */
  readonly whole?: boolean;
  /** Brings about what would not outlast a change of language, such as an open menu. */
  readonly before?: () => Promise<void>;
  /** Undoes it, where the next change of language needs that. */
  readonly after?: () => Promise<void>;
}

const wanted = process.argv.slice(2);

/** Whether any screen whose name begins so is asked for. */
export const isWanted = (...names: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((word) => names.some((name) => name.startsWith(word) || word.startsWith(name)));

export const folder = join(import.meta.dirname, '../../screenshots');
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const everyLook: readonly Looks[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
];

const hiddenBelow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? 0 : main.scrollHeight - main.clientHeight;
  });

/** The content scrolls inside the window, so the window becomes as high as it takes; what comes meanwhile may take more. */
const unrollPage = async (page: Page, { width, height }: (typeof sizes)[number]): Promise<void> => {
  let shown = height;
  for (
    let more = await hiddenBelow(page), rounds = 0;
    more > 0 && rounds < 3;
    more = await hiddenBelow(page), rounds += 1
  ) {
    shown += more;
    await page.setViewportSize({ width, height: shown });
    await settle(page);
  }
};

/** The same screen as it is, in every language, theme and size; the page is left in English and light. */
export const photograph = async (page: Page, name: string, framing: Framing = {}): Promise<void> => {
  if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) return;
  for (const looks of everyLook) {
    await setLooks(page, looks);
    await framing.before?.();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settle(page);
      if (framing.whole === true) await unrollPage(page, size);
      const file = `${name}-${looks.language}-${looks.theme}-${size.width}x${size.height}.png`;
      await page.screenshot({ path: join(folder, file) });
    }
    await framing.after?.();
  }
  await setLooks(page, { language: 'en', theme: 'light' });
  await page.setViewportSize(sizes[0]);
};

/** A page of a program that runs, in a window of the first size. */
export const openPage = async (link: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> => {
  const browser = await chromium.launch({ executablePath: tool('chromium-headless-shell') });
  const context = await browser.newContext({ locale: 'en-GB', viewport: sizes[0] });
  await listenIn(context);
  const page = await context.newPage();
  await page.goto(link);
  return { page, close: () => browser.close() };
};

/** Where a program under the camera lives. */
export interface Place {
  /** The home of whoever runs it; its profile lies in `profile` there. */
  readonly home: string;
  readonly profile: string;
  readonly cron: CrontabStandIn;
}

/** A program under the camera. */
export interface Staged extends Place {
  readonly host: Host;
}

/** No schedule of this machine is seen or touched. `furnish` comes before the start; without it that is a first one. */
export const withHost = async (
  work: (page: Page, at: Staged) => Promise<void>,
  furnish: (place: Place) => Promise<void> | void = () => {},
): Promise<void> => {
  const { path: home, remove } = tempFolder();
  const place: Place = { home, profile: join(home, 'profile'), cron: crontabStandIn(home) };
  await furnish(place);
  const host = await startHost(place.profile, { ...place.cron.env, HOME: home });
  const { page, close } = await openPage(host.link);
  try {
    await work(page, { ...place, host });
  } finally {
    await close();
    await host.program.stop();
    remove();
  }
};
