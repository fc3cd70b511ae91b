/** A language that nobody speaks, 40 % longer than English: every word is translated, and no word is cut. */
import { join } from 'node:path';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { buildInPseudo } from '../support/pseudo-locale.ts';
import { lengthenBoth } from '../support/pseudo-words.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { listenIn, walkEveryScreen } from './every-screen.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { setLooks, settle } from './looks.ts';
import { measure, untranslated } from './page-measures.ts';

const sizes = [
  { width: 900, height: 600 },
  { width: 1280, height: 800 },
] as const;

/** No schedule of this machine is seen or touched. */
const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const entry = await buildInPseudo(join(path, 'program'));
    const host = await startHost(join(path, 'profile'), crontabStandIn(path).env, entry);
    await use(host);
    await host.program.stop();
    remove();
  },
  // Asks for the host so as to end before it does.
  context: async ({ context, host: _host }, use) => {
    await listenIn(context);
    await context.route('**/ipc', async (route) => {
      // The host may close a connection that was kept open at the moment it is used again.
      const response = await route.fetch({ maxRetries: 3 });
      await route.fulfill({ response, json: lengthenBoth(await response.json()) });
    });
    await use(context);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
  },
});

test('in a long language every word is translated, and none is cut', async ({ page, host }) => {
  test.setTimeout(180_000);
  await walkEveryScreen(page, host, async (name) => {
    await setLooks(page, { language: 'zh', theme: 'light' });
    // It stands in the place of Chinese, but is set as a European language is.
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'de'));
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settle(page);
      expect.soft(await measure(page), `${name} ${size.width}`).toEqual({ cut: [], overlapping: [] });
    }
    if (name !== 'practice-licences') expect.soft(await untranslated(page), name).toEqual([]);
    await setLooks(page, { language: 'en', theme: 'light' });
  });
});
