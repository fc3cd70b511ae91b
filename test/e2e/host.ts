/** The real web host in a process of its own, and Chromium in front of it. */
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Program, startProgram } from '../support/program.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/main/cli.js');

export interface Host {
  readonly program: Program;
  readonly profile: string;
  /** The link with its one-time token. */
  readonly link: string;
}

/** `entry` is that of the built program unless a test brings its own. */
export const startHost = async (
  profile: string,
  env: Readonly<Record<string, string>> = {},
  entry = cli,
): Promise<Host> => {
  const pattern = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;
  const program = await startProgram({
    command: process.execPath,
    args: [entry, 'serve', '--no-open', '--profile', profile],
    env: { LANG: 'C.UTF-8', ...env },
    ready: (output) => pattern.test(output),
  });
  return { program, profile, link: pattern.exec(program.output())?.[0] ?? '' };
};

interface Fixtures {
  /** A first start: empty profile, practice mode, English. */
  readonly host: Host;
  readonly context: BrowserContext;
  /** The page, opened by the link. Anything on its console or a failed policy fails the test. */
  readonly page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const folder = tempFolder();
    const host = await startHost(join(folder.path, 'profile'));
    await use(host);
    await host.program.stop();
    folder.remove();
  },
  context: async ({ browser }, use) => {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    await use(context);
    await context.close();
  },
  page: async ({ context, host }, use) => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(host.link);
    await use(page);
    expect(complaints).toEqual([]);
  },
});
export { expect };
