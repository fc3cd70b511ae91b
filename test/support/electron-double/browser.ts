/** Chromium in the place of Electron's own: one persistent context, one page for each window. */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { tool } from '../find-tool.ts';
import { browserVariable, record } from './control.ts';

export interface Browser {
  /** An empty page that belongs to a window; pages that a window opens by itself are closed at once. */
  newPage(): Promise<Page>;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * `folder` keeps the browser's files between starts, as Electron's user data folder does. The debugging port is in its
 * file `DevToolsActivePort`, for the test to connect to.
 */
export const startBrowser = async (wanted: string): Promise<Browser> => {
  const folder = isTaken(wanted) ? `${wanted}-${process.pid}` : wanted;
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: tool(process.env[browserVariable] ?? 'chromium-headless-shell'),
    headless: true,
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Else `window.open` needs no gesture.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'],
  });
  record('browser.started', folder);
  const [first] = context.pages();
  let spare = first;
  const expected = new Set<Page>(context.pages());
  let opening = 0;
  context.on('page', (page) => {
    if (opening > 0 || expected.has(page)) return;
    page.close().catch(() => undefined);
  });
  return {
    context,
    newPage: async () => {
      const reused = spare;
      spare = undefined;
      if (reused !== undefined) return reused;
      opening += 1;
      const page = await context.newPage();
      opening -= 1;
      expected.add(page);
      return page;
    },
    close: () => context.close(),
  };
};

/** Chromium refuses a folder that a living one has, named in this link; Electron lets programs share theirs. */
const isTaken = (folder: string): boolean => {
  try {
    const owner = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1];
    return owner !== undefined && process.kill(Number(owner), 0);
  } catch {
    return false;
  }
};
