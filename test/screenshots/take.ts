/**
 * Photographs every screen in both languages and themes and in two sizes, into `screenshots/`. Words on a command line
 * choose: `npm run screenshots -- dns provider` takes those whose name begins so.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import { startHost } from '../e2e/host.ts';
import {
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  startForReal,
  startPractising,
} from '../e2e/steps.ts';
import { tool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, updateKey, type World } from '../support/world.ts';

const wanted = process.argv.slice(2);
const folder = join(import.meta.dirname, '../../screenshots');
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const words = { en: { settings: 'Settings' }, zh: { settings: '设置' } } as const;

const settle = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
};

/** The same screen as it is, in every language, theme and size; the page is left in English and light. */
const photograph = async (page: Page, name: string, more: { readonly whole?: boolean } = {}): Promise<void> => {
  if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) return;
  for (const language of ['en', 'zh'] as const)
    for (const theme of ['light', 'dark'] as const) {
      await setLooks(page, language, theme);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await settle(page);
        const file = `${name}-${language}-${theme}-${size.width}x${size.height}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: more.whole === true });
      }
    }
  await setLooks(page, 'en', 'light');
  await page.setViewportSize(sizes[0]);
};

/** Through the page's own session, so that what is open stays open. */
const setLooks = async (page: Page, language: 'en' | 'zh', theme: 'light' | 'dark'): Promise<void> => {
  await page.evaluate(
    async (change) => {
      await fetch('/ipc', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-certwright': '1' },
        body: JSON.stringify({ name: 'settings.change', input: change }),
      });
    },
    { language, theme },
  );
  await page.waitForFunction(
    ([lang, scheme]) =>
      document.documentElement.lang.startsWith(lang) &&
      document.documentElement.getAttribute('data-mantine-color-scheme') === scheme,
    [language, theme] as const,
  );
};

const withHost = async (work: (page: Page, context: BrowserContext, profile: string) => Promise<void>) => {
  const { path, remove } = tempFolder();
  const host = await startHost(join(path, 'profile'));
  const browser = await chromium.launch({ executablePath: tool('chromium') });
  const context = await browser.newContext({ locale: 'en-GB', viewport: sizes[0] });
  const page = await context.newPage();
  await page.goto(host.link);
  try {
    await work(page, context, host.profile);
  } finally {
    await browser.close();
    await host.program.stop();
    remove();
  }
};

const practice = () =>
  withHost(async (page) => {
    await photograph(page, 'welcome');
    await startPractising(page);
    await photograph(page, 'certificates-empty');
    await page.getByRole('button', { name: 'New certificate' }).first().click();
    await page.getByRole('textbox', { name: 'Names' }).fill('https://nas.example.org:5001, example.org');
    await page.getByRole('button', { name: 'Continue with 2 names' }).waitFor();
    await photograph(page, 'names');
    await page.getByRole('button', { name: 'Continue with 2 names' }).click();
    await photograph(page, 'proof');
    await next(page);
    await photograph(page, 'practice-provider');
    await next(page);
    await photograph(page, 'review');
    await confirmOrder(page);
    await certificateIsReady(page);
    await photograph(page, 'done');
    await page.getByRole('button', { name: 'Back to the certificates' }).click();
    await photograph(page, 'certificates');
    await page.getByRole('button', { name: 'Authorities', exact: true }).click();
    await photograph(page, 'authorities');
    await page.getByRole('button', { name: words.en.settings, exact: true }).click();
    await photograph(page, 'settings');
  });

const leaveRecords = async (world: World): Promise<void> => {
  const client = rfc2136.create(world.credential, systemClock);
  for (const fqdn of ['_acme-challenge.example.test', '_acme-challenge.nas.example.test'])
    await client.add(
      { zone: 'example.test', fqdn, value: randomBytes(32).toString('base64url'), ttl: 60 },
      AbortSignal.timeout(10_000),
    );
};

const real = async (): Promise<void> => {
  const world = await startWorld();
  try {
    await withHost(async (page) => {
      await startForReal(page);
      await page.getByRole('button', { name: 'New certificate' }).first().click();
      await chooseOwnAuthority(page, world);
      await enterNames(page, 'nas.example.test, example.test', 2);
      await next(page);
      await photograph(page, 'provider-first');
      await page.getByRole('button', { name: 'Choose another…' }).click();
      await photograph(page, 'provider-list');
      await page.getByRole('button', { name: 'Close' }).click();
      await enterRfc2136(page, world, updateKey.secret);
      await page.getByRole('button', { name: 'Save and test' }).click();
      await page.getByText('The test record was removed').waitFor();
      await photograph(page, 'provider-tested', { whole: true });
      await next(page);
      await confirmOrder(page);
      await certificateIsReady(page);
      await page.getByRole('button', { name: 'Back to the certificates' }).click();
      await leaveRecords(world);
      await page.getByRole('button', { name: 'DNS and keys' }).click();
      await page
        .getByRole('button', { name: /^Remove _acme/ })
        .first()
        .waitFor();
      await photograph(page, 'dns', { whole: true });
      await page
        .getByRole('button', { name: /^Remove _acme/ })
        .first()
        .click();
      await photograph(page, 'dns-remove');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Test… / }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Test', exact: true }).waitFor();
      await photograph(page, 'dns-test');
    });
  } finally {
    await world.stop();
  }
};

mkdirSync(folder, { recursive: true });
await practice();
await real();
