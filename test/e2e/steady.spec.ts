/** Screens stand still while they load, and keep their shapes where the system chooses the colours. */
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { saveDraft } from '../../electron/engine/workspace/drafts.ts';
import type { Draft } from '../../shared/domain/app.ts';
import { fillWithMany } from '../support/many-certificates.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { listenIn, openScreen, plainScreens } from './every-screen.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { setLooks, settle } from './looks.ts';
import { startPractising } from './steps.ts';

type Watched = Window & { readonly shifts: readonly { readonly value: number; readonly of: readonly string[] }[] };

/** Answers take their time, so that what comes later is seen to come later. */
const answerAfter = 80;

const test = base.extend({
  context: async ({ context }, use) => {
    await listenIn(context);
    await context.addInitScript(() => {
      const shifts: Watched['shifts'][number][] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          readonly value: number;
          readonly sources: readonly { readonly node?: Element }[];
        })[])
          shifts.push({
            value: entry.value,
            of: entry.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`),
          });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await use(context);
  },
});

/** The sum of what moved, with what it was, since the page was asked last. */
const moved = async (page: Page): Promise<readonly string[]> => {
  const shifts = await page.evaluate(() =>
    (window as unknown as { shifts: Watched['shifts'][number][] }).shifts.splice(0),
  );
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  return sum < 0.01 ? [] : shifts.map(({ value, of }) => `${value.toFixed(3)} ${of.join(', ')}`);
};

/** Whether all has been answered that was asked, each after its time. */
const answerSlowly = async (page: Page): Promise<() => Promise<void>> => {
  const waiting = new Set<Request>();
  page.on('request', (request) => {
    if (request.url().endsWith('/ipc')) waiting.add(request);
  });
  const answered = (request: Request): void => void waiting.delete(request);
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
  await page.route('**/ipc', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, answerAfter));
    await route.continue();
  });
  return async () => {
    await expect.poll(() => waiting.size).toBe(0);
    await settle(page);
  };
};

test('nothing moves while a screen loads', async ({ page }) => {
  await startPractising(page);
  await page.waitForFunction(() => 'tell' in window);
  const answered = await answerSlowly(page);
  await moved(page);
  for (const screen of plainScreens) {
    await openScreen(page, { screen });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    await answered();
    expect.soft(await moved(page), screen).toEqual([]);
  }
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await answered();
  expect.soft(await moved(page), 'from nothing').toEqual([]);
});

const draft: Draft = {
  ...{ text: 'new.example.org', authority: { id: 'letsencrypt' }, keyType: 'ec256', keyPolicy: 'new', step: 'names' },
  ...{ keepAnyway: [], fallbackProofs: [], fallbackAuthorities: [], contact: '', resolvers: '' },
};

const testWithMany = test.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const profile = join(path, 'profile');
    fillWithMany(profile, 12);
    const storage = openStorage(profile);
    saveDraft(storage, 'real', draft);
    storage.close();
    const host = await startHost(profile);
    await use(host);
    await host.program.stop();
    remove();
  },
});

testWithMany('nothing moves when certificates come, and names that wait in the wizard', async ({ page }) => {
  const answered = await answerSlowly(page);
  await page.reload();
  await expect(page.getByText(/new\.example\.org/)).toBeVisible();
  await answered();
  expect.soft(await moved(page), 'from nothing').toEqual([]);
  await page.waitForFunction(() => 'tell' in window);
  for (const screen of [
    { screen: 'certificate', id: 'c4' },
    { screen: 'export', id: 'c4' },
    { screen: 'run', id: 'run-c4' },
    { screen: 'renewals' },
    { screen: 'watch' },
    { screen: 'certificate', id: 'c3' },
    { screen: 'certificates' },
  ] as const) {
    await openScreen(page, screen);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    await answered();
    expect.soft(await moved(page), screen.screen).toEqual([]);
  }
});

/** Runs in the page: shapes of status whose strokes and fills all are the colour of what lies under them. */
const vanished = (): readonly string[] =>
  [...document.querySelectorAll('main svg, aside svg')].flatMap((svg) => {
    if (!svg.checkVisibility({ opacityProperty: true })) return [];
    const ground = getComputedStyle(document.body).backgroundColor;
    const drawn = [svg, ...svg.querySelectorAll('*')].flatMap((part) => {
      const { fill, stroke } = getComputedStyle(part);
      return [fill, stroke].filter((colour) => colour !== 'none');
    });
    return drawn.every((colour) => colour === ground || colour === 'rgba(0, 0, 0, 0)') ? [svg.outerHTML] : [];
  });

/** Runs in the page: shapes of status whose sign is cut out of what is filled, in a colour that is not that of the ground. */
const unsigned = (): readonly string[] => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll('main svg:has(> [fill=currentColor])')].flatMap((svg) => {
    const signs = [...svg.querySelectorAll('[fill=none]')].map((sign) => getComputedStyle(sign).stroke);
    return signs.every((colour) => colour === ground) ? [] : [svg.outerHTML];
  });
};

/** Runs in the page: what has the focus, or the field it is the inside of, has a line around it. */
const isOutlined = (): boolean => {
  for (let around = document.activeElement; around !== null; around = around.parentElement)
    if (around !== document.body && getComputedStyle(around).outlineStyle !== 'none') return true;
  return false;
};

test('shapes, and the line around what has the focus, stay where the system chooses the colours', async ({ page }) => {
  await startPractising(page);
  await page.waitForFunction(() => 'tell' in window);
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [theme, screen] of (['light', 'dark'] as const).flatMap((one) =>
    plainScreens.map((screen) => [one, screen] as const),
  )) {
    await setLooks(page, { language: 'en', theme });
    await openScreen(page, { screen });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    expect.soft(await page.evaluate(vanished), `${screen}, ${theme}`).toEqual([]);
    expect.soft(await page.evaluate(unsigned), `${screen}, ${theme}`).toEqual([]);
    // Who has the focus is drawn around it.
    await page.getByRole('button').first().focus();
    await page.keyboard.press('Tab');
    expect.soft(await page.evaluate(isOutlined), screen).toBe(true);
  }
});
