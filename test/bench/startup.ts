/** From nothing to the first answer: the command line's list, and the page of a first start. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { tool } from '../support/tools.ts';
import { report, time } from './measure.ts';

const root = join(import.meta.dirname, '../..');

export const benchStartup = async (): Promise<void> => {
  const folder = tempFolder('certwright-bench-');
  try {
    const list = await time('cli list, empty profile', 15, (run) => ({
      command: process.execPath,
      args: [join(root, 'dist/main/cli.js'), 'list', '--profile', join(folder.path, `list-${run}`)],
    }));
    const node = await time('node -e 0', 15, () => ({ command: process.execPath, args: ['-e', '0'] }));
    report('start of the command line (limit 150 ms)', list, [node]);
    report('start to first paint, first start in practice mode', await firstPaint(folder.path));
    report('start of the desktop program to a window that answers, on the double', await firstWindow(folder.path));
  } finally {
    folder.remove();
  }
};

/** Spawn of the built web host until Chromium has painted the page, Chromium itself already running. */
const firstPaint = async (folder: string): Promise<{ readonly label: string; readonly runs: readonly number[] }> => {
  const browser = await chromium.launch({ executablePath: tool('chromium-headless-shell') });
  const runs: number[] = [];
  try {
    for (let run = 0; run < 5; run++) {
      const from = performance.now();
      const host = spawn(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', '--no-open'], {
        env: { ...process.env, CERTWRIGHT_HOME: join(folder, `serve-${run}`) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const link = await new Promise<string>((resolve) => {
        let printed = '';
        const look = (chunk: Buffer): void => {
          printed += chunk.toString();
          const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed);
          if (found) resolve(found[0]);
        };
        host.stdout.on('data', look);
        host.stderr.on('data', look);
      });
      const page = await browser.newPage();
      await page.goto(link);
      await page.locator('h1').first().waitFor();
      runs.push(performance.now() - from);
      await page.close();
      host.kill('SIGTERM');
    }
  } finally {
    await browser.close();
  }
  return { label: 'web host', runs };
};

/** Chromium itself is started within, as Electron brings its own. */
const firstWindow = async (folder: string): Promise<{ readonly label: string; readonly runs: readonly number[] }> => {
  const runs: number[] = [];
  for (let run = 0; run < 5; run++) {
    const from = performance.now();
    const desktop = await launchDesktop({ profile: join(folder, `desktop-${run}`) });
    await desktop.page.getByRole('radio').first().click({ trial: true });
    runs.push(performance.now() - from);
    await desktop.close();
  }
  return { label: 'desktop', runs };
};
