/** Nothing on any screen bars anybody, as far as a program can tell. */
import { join } from 'node:path';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { barriersOf } from './barriers.ts';
import { listenIn, walkEveryScreen } from './every-screen.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { setLooks, setTextSize, settle } from './looks.ts';
import { cutTables, measure } from './page-measures.ts';

/** No schedule of this machine is seen or touched. */
const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const host = await startHost(join(path, 'profile'), crontabStandIn(path).env);
    await use(host);
    await host.program.stop();
    remove();
  },
  context: async ({ context }, use) => {
    await listenIn(context);
    await use(context);
  },
});

export interface Pair {
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

const usualWindow = { width: 1280, height: 800 };
/** As small as the program lets its window be. */
const smallWindow = { width: 900, height: 600 };

/** Walks every screen in these looks: as it is, with text of 150 %, and both in the smallest window. */
export const looksBarNobody = ({ language, theme }: Pair): void =>
  test(`no barrier on any screen, ${language} and ${theme}`, async ({ page, host }) => {
    test.setTimeout(300_000);
    // A colour on its way to another is neither.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await walkEveryScreen(page, host, async (name) => {
      await setLooks(page, { language, theme });
      await settle(page);
      expect.soft(await barriersOf(page), name).toEqual([]);
      expect.soft(await cutTables(page), name).toEqual([]);
      const fits = async (how: string): Promise<void> => {
        await settle(page);
        expect.soft(await measure(page), `${name} ${how}`).toEqual({ cut: [], overlapping: [] });
      };
      await setTextSize(page, 24);
      await fits('at 150 %');
      await page.setViewportSize(smallWindow);
      await fits('at 150 % in a small window');
      await setTextSize(page, 16);
      await fits('in a small window');
      await page.setViewportSize(usualWindow);
      await setLooks(page, { language: 'en', theme });
    });
  });
