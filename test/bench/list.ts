/** The first screen with ten thousand certificates, in Chromium against the web host: first rows, keystrokes, scrolling. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startHost } from '../e2e/host.ts';
import { tool } from '../support/find-tool.ts';
import { fillWithMany } from '../support/many-certificates.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { median } from './measure.ts';

const limits = { keystroke: 100, frame: 50 } as const;
const typed = ['mail.site-0', 'nas.site-012', 'shop', 'git.site-09999', 'nothing-is-so'] as const;

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const part = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

export const benchList = async (): Promise<void> => {
  for (const count of [100, 10_000]) {
    const folder = tempFolder('certwright-bench-');
    const profile = join(folder.path, 'profile');
    fillWithMany(profile, count);
    const host = await startHost(profile);
    const browser = await chromium.launch({ executablePath: tool('chromium-headless-shell') });
    try {
      const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
      await measure(page, host.link, count);
    } finally {
      await browser.close();
      await host.program.stop();
      folder.remove();
    }
  }
};

const measure = async (page: Page, link: string, count: number): Promise<void> => {
  line(`\nfirst screen with ${count} certificates`);
  const from = performance.now();
  await page.goto(link);
  await page.getByRole('listitem').first().waitFor();
  line(`  first rows                  ${Math.round(performance.now() - from)} ms`);
  // The plan and the rehearsals follow; what is measured is the screen at rest.
  await page.getByRole('listitem').filter({ hasText: 'Will renew' }).first().waitFor();
  const keys = await keystrokes(page);
  const p95 = part(keys, 0.95);
  line(
    `  keystroke to painted answer median ${Math.round(median(keys))} ms, p95 ${Math.round(p95)} ms of ${keys.length} (${(p95 / limits.keystroke).toFixed(2)} of the limit)`,
  );
  const frames = await scroll(page);
  const slow = frames.filter((frame) => frame > limits.frame).length;
  line(
    `  scrolling, ${frames.length} frames       median ${Math.round(median(frames))} ms, p95 ${Math.round(part(frames, 0.95))} ms, ${slow} over ${limits.frame} ms`,
  );
  const drawn = await page.getByRole('listitem').count();
  line(`  rows in the page            ${drawn}`);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  line(`  memory of the page's script ${Math.round(usedSize / 1024 / 1024)} MB`);
};

/** From the event of the key, as the browser dates it, to the frame in which the list no longer lags behind the field. */
const keystrokes = async (page: Page): Promise<readonly number[]> => {
  const field = page.getByRole('searchbox', { name: 'Search names' });
  await field.evaluate((input) => {
    const times: number[] = [];
    Object.assign(window, { keystrokes: times });
    input.addEventListener('input', (event) => {
      const begun = event.timeStamp;
      const look = (): void => {
        if (document.querySelector('main [aria-busy="true"]') !== null) return void requestAnimationFrame(look);
        // After the frame in which it stands there has been painted.
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - begun)));
      };
      requestAnimationFrame(look);
    });
  });
  const told = () => page.evaluate(() => (window as unknown as { readonly keystrokes: readonly number[] }).keystrokes);
  let count = 0;
  const press = async (key: string): Promise<void> => {
    await field.press(key);
    count += 1;
    await page.waitForFunction(
      (wanted) => (window as unknown as { readonly keystrokes: readonly number[] }).keystrokes.length >= wanted,
      count,
    );
  };
  for (const text of typed) {
    for (const key of text) await press(key);
    for (const _ of text) await press('Backspace');
  }
  return told();
};

/** By the wheel, from the top to well into the list; milliseconds between frames. */
const scroll = async (page: Page): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let before = performance.now();
    const next = (now: number): void => {
      frames.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(next);
    });
  });
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 120; turn += 1) await page.mouse.wheel(0, turn % 20 === 19 ? 20_000 : 400);
  return page.evaluate(() => (window as unknown as { readonly frames: readonly number[] }).frames);
};
