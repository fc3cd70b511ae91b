/** Nothing on any screen bars anybody, as far as a program can tell: in English and light, in Chinese and dark, and with text of 150 %. */
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

/** Words and themes do not meet: which is which is the same in the other two pairs. */
const pairs = [
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

test('no barrier on any screen, in both languages and themes', async ({ page, host }) => {
  test.setTimeout(180_000);
  // A colour on its way to another is neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await walkEveryScreen(page, host, async (name) => {
    for (const looks of pairs) {
      await setLooks(page, looks);
      await settle(page);
      expect.soft(await barriersOf(page), `${name} ${looks.language} ${looks.theme}`).toEqual([]);
      await setTextSize(page, 24);
      await settle(page);
      expect.soft(await measure(page), `${name} ${looks.language} at 150 %`).toEqual({ cut: [], overlapping: [] });
      await setTextSize(page, 16);
    }
  });
});
