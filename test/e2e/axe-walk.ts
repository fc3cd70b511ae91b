/** Nothing on any screen bars anybody, as far as a program can tell. */
import { join } from 'node:path';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { barriersOf } from './barriers.ts';
import { listenIn, walkEveryScreen } from './every-screen.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { setLooks, setTextSize, settle } from './looks.ts';
import { measure } from './page-measures.ts';

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

/** Walks every screen in these looks, once as it is and once with text of 150 %. */
export const looksBarNobody = ({ language, theme }: Pair): void =>
  test(`no barrier on any screen, ${language} and ${theme}`, async ({ page, host }) => {
    test.setTimeout(240_000);
    // A colour on its way to another is neither.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await walkEveryScreen(page, host, async (name) => {
      await setLooks(page, { language, theme });
      await settle(page);
      expect.soft(await barriersOf(page), name).toEqual([]);
      await setTextSize(page, 24);
      await settle(page);
      expect.soft(await measure(page), `${name} at 150 %`).toEqual({ cut: [], overlapping: [] });
      await setTextSize(page, 16);
      await setLooks(page, { language: 'en', theme });
    });
  });
