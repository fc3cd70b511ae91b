/** Updates on the page: the real electron-updater asks a release server on loopback; the program is a shell script. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Program, startProgram } from '../support/program.ts';
import { publish, type ReleaseServer, startReleaseServer } from '../support/release-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect } from './host.ts';
import { startPractising } from './steps.ts';

interface Updated {
  readonly server: ReleaseServer;
  /** The AppImage that runs. */
  readonly image: string;
  readonly program: Program;
  /** Opens or ends a renewal, as another process would. */
  tell(word: 'busy' | 'free'): Promise<void>;
}

const old = '#!/bin/sh\necho old\n';
const content = Buffer.from(`#!/bin/sh\nexit 0\n# ${'x'.repeat(2_400_000)}\n`);
const newer = {
  version: '0.2.0',
  file: 'Certwright-0.2.0-x86_64.AppImage',
  content,
  notes: '<p>Renews <b>earlier</b> &amp; explains more.</p><img src="x" onerror="document.title=1">',
};

const test = base.extend<{ updated: Updated }>({
  updated: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
    async ({}, use) => {
      const folder = tempFolder();
      const server = await startReleaseServer();
      const image = join(folder.path, 'programs', 'Certwright.AppImage');
      mkdirSync(join(folder.path, 'programs'));
      writeFileSync(image, old);
      const worker = join(import.meta.dirname, '../support/updates-host-worker.ts');
      const program = await startProgram({
        command: process.execPath,
        args: [worker, join(folder.path, 'profile'), server.url, image],
        env: { LANG: 'C.UTF-8' },
        within: 50_000,
        ready: (output) => /token=\S+/.test(output),
      });
      await use({
        server,
        image,
        program,
        tell: async (word) => {
          program.process.stdin?.write(`${word}\n`);
          await expect.poll(() => program.output()).toContain(`${word}\n`);
        },
      });
      await program.stop();
      await server.close();
      folder.remove();
    },
    { timeout: 60_000 },
  ],
  host: async ({ updated }, use) => {
    const link = /http:\S+token=\S+/.exec(updated.program.output())?.[0] ?? '';
    await use({ program: updated.program, profile: '', link });
  },
});

const section = (page: Page) => page.getByRole('region', { name: 'Updates' });
const button = (page: Page, name: string) => section(page).getByRole('button', { name, exact: true });
const openSettings = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click();

const lookForNewer = async (page: Page): Promise<void> => {
  await startPractising(page);
  await openSettings(page);
  await button(page, 'Look now').click();
  await expect(section(page)).toContainText('Version 0.2.0 is available');
};

test('a new version is read about, downloaded and installed, each by a click', async ({ page, updated }) => {
  publish(updated.server, newer);
  await lookForNewer(page);
  await expect(section(page)).toContainText('Released 20 November 2026');
  await expect(section(page)).toContainText('up to 2.4 MB to download');
  // What the notes were written as does nothing here.
  await expect(section(page).getByRole('region', { name: 'What is new' })).toContainText(
    'Renews earlier & explains more.',
  );
  await expect(section(page).locator('img')).toHaveCount(0);
  await hasNoBarrier(page);
  expect(updated.server.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);

  await button(page, 'Download').click();
  await expect(section(page)).toContainText('Version 0.2.0 is ready to be installed');
  await hasNoBarrier(page);
  expect(readFileSync(updated.image, 'utf8')).toBe(old);

  await button(page, 'Restart and install').click();
  await expect.poll(() => updated.program.output()).toContain('quit');
  expect(readFileSync(updated.image).equals(content)).toBe(true);
});

test('a line in the sidebar leads to it from any screen, and never stands in the way', async ({ page, updated }) => {
  publish(updated.server, newer);
  await lookForNewer(page);
  await page.getByRole('navigation').getByRole('button', { name: 'DNS and keys', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'See what is new' }).click();
  await expect(section(page).getByRole('heading', { name: 'Updates' })).toBeFocused();
  await expect(section(page).getByRole('heading', { name: 'Updates' })).toBeInViewport();
  await button(page, 'Skip this version').click();
  await expect(page.getByRole('button', { name: 'See what is new' })).toHaveCount(0);
  await expect(section(page)).toContainText('Version 0.2.0 is skipped until you look yourself.');
});

test('it waits while certificates are renewed, says so, and can be called off or go on by itself', async ({
  page,
  updated,
}) => {
  publish(updated.server, newer);
  await lookForNewer(page);
  await button(page, 'Download').click();
  await expect(section(page)).toContainText('is ready to be installed');
  await updated.tell('busy');
  await button(page, 'Restart and install').click();
  await expect(section(page)).toContainText('Version 0.2.0 waits to be installed');
  await expect(section(page)).toContainText('Certificates are being renewed.');
  await hasNoBarrier(page);
  await button(page, 'Not now').click();
  await button(page, 'Install when I quit').click();
  await expect(section(page)).toContainText('Version 0.2.0 is installed when you quit');
  await button(page, 'Restart and install').click();
  await expect(section(page)).toContainText('waits to be installed');
  expect(readFileSync(updated.image, 'utf8')).toBe(old);
  await updated.tell('free');
  await expect.poll(() => updated.program.output()).toContain('quit');
});

test('a download can be stopped, and what was changed on the way is refused in plain words', async ({
  page,
  updated,
}) => {
  publish(updated.server, newer);
  updated.server.files.set(`/${newer.file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 900_000));
  });
  await lookForNewer(page);
  await button(page, 'Download').click();
  await expect(section(page).getByRole('progressbar', { name: 'Downloading version 0.2.0' })).toBeVisible();
  await hasNoBarrier(page);
  await button(page, 'Cancel').click();
  await expect(section(page)).toContainText('Version 0.2.0 is available');

  updated.server.files.set(`/${newer.file}`, Buffer.alloc(content.length, 1));
  await button(page, 'Download').click();
  await expect(section(page).getByRole('alert')).toContainText('The download is not what was published');
  await hasNoBarrier(page);
  publish(updated.server, newer);
  await button(page, 'Try again').click();
  await expect(section(page)).toContainText('is ready to be installed');
});

test('betas come only where they are wanted, and the choices are kept', async ({ page, updated }) => {
  publish(updated.server, { ...newer, version: '0.1.0' });
  publish(updated.server, { ...newer, version: '0.2.0-beta.1' }, 'beta');
  await startPractising(page);
  await openSettings(page);
  await button(page, 'Look now').click();
  await expect(section(page)).toContainText('Version 0.1.0 is the newest');
  await section(page).getByText('Beta as well').click();
  await section(page).getByRole('checkbox', { name: 'Look for a new version once a week' }).uncheck();
  await button(page, 'Look now').click();
  await expect(section(page)).toContainText('Version 0.2.0-beta.1 is available');
  await page.reload();
  await openSettings(page);
  await expect(section(page).getByRole('radio', { name: 'Beta as well' })).toBeChecked();
  await expect(section(page).getByRole('checkbox', { name: /once a week/ })).not.toBeChecked();
});

base('a web host says how it is updated instead', async ({ page }) => {
  await startPractising(page);
  await openSettings(page);
  await expect(section(page)).toContainText('It was built from source.');
  await expect(section(page).getByRole('button')).toHaveCount(0);
  await hasNoBarrier(page);
});
