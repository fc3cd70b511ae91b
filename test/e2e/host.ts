/** The real web host in a process of its own, and Chromium in front of it. */
import { join } from 'node:path';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { tool } from '../support/find-tool.ts';
import { type Program, startProgram } from '../support/program.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/main/cli.js');

export interface Host {
  readonly program: Program;
  readonly profile: string;
  /** The link with its one-time token. */
  readonly link: string;
}

export const startHost = async (profile: string, env: Readonly<Record<string, string>> = {}): Promise<Host> => {
  const pattern = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;
  const program = await startProgram({
    command: process.execPath,
    args: [cli, 'serve', '--no-open', '--profile', profile],
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
  // biome-ignore lint/correctness/noEmptyPattern: as above
  context: async ({}, use) => {
    const browser = await chromium.launch({ executablePath: tool('chromium') });
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    await use(context);
    await browser.close();
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
