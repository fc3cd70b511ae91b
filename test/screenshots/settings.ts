/** The settings in the desktop program, and with a new version in each of its states. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startForReal } from '../e2e/steps.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { launchDesktop } from '../support/desktop.ts';
import { startProgram } from '../support/program.ts';
import { publish, type ReleaseServer, startReleaseServer } from '../support/release-server.ts';
import { statusNotifierStandIn } from '../support/status-notifier-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openPage, photograph, type Scene } from './photograph.ts';

const open = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click();

export const desktopSettings: Scene = { names: ['settings-desktop'], take: () => onTheDesktop() };
export const updates: Scene = { names: ['settings-update'], take: () => withUpdates() };

const onTheDesktop = async (): Promise<void> => {
  const { path, remove } = tempFolder();
  const programs = crontabStandIn(path).env.PATH ?? '';
  const env = {
    XDG_CONFIG_HOME: join(path, 'config'),
    LANG: 'C.UTF-8',
    ...statusNotifierStandIn(path, true, programs),
  };
  const desktop = await launchDesktop({ profile: join(path, 'profile'), env });
  const { page } = desktop;
  await startForReal(page);
  await open(page);
  await page.getByRole('region', { name: 'This computer' }).waitFor();
  await photograph(page, 'settings-desktop');
  await photograph(page, 'settings-desktop-whole', { whole: true });
  await page.getByRole('button', { name: 'About Certwright' }).click();
  await page.getByText('Node.js').waitFor();
  await photograph(page, 'settings-desktop-about');
  await desktop.close();
  remove();
};

const content = Buffer.from(`#!/bin/sh\nexit 0\n# ${'x'.repeat(2_400_000)}\n`);
const newer = {
  version: '0.2.0',
  file: 'Certwright-0.2.0-x86_64.AppImage',
  content,
  notes: '<p>Renews <b>earlier</b> when the authority asks for it.</p><p>Explains what a name server says.</p>',
};

const withUpdates = async (): Promise<void> => {
  const { path, remove } = tempFolder();
  const server = await startReleaseServer();
  mkdirSync(join(path, 'image'));
  const image = join(path, 'image', 'Certwright.AppImage');
  writeFileSync(image, '#!/bin/sh\necho old\n');
  const program = await startProgram({
    command: process.execPath,
    args: [join(import.meta.dirname, '../support/updates-host-worker.ts'), join(path, 'profile'), server.url, image],
    env: { LANG: 'C.UTF-8', ...crontabStandIn(path).env },
    within: 50_000,
    ready: (output) => /token=\S+/.test(output),
  });
  const { page, close } = await openPage(/http:\S+token=\S+/.exec(program.output())?.[0] ?? '');
  try {
    await startForReal(page);
    await everyState(page, server, (word) => program.process.stdin?.write(`${word}\n`));
  } finally {
    await close();
    await program.stop();
    await server.close();
    remove();
  }
};

const everyState = async (page: Page, server: ReleaseServer, tell: (word: 'busy' | 'free') => void): Promise<void> => {
  const section = page.getByRole('region', { name: /^(Updates|更新)$/ });
  const button = (name: string) => section.getByRole('button', { name, exact: true });
  const take = async (state: string, shown: string) => {
    await section.getByText(shown).first().waitFor();
    const seek = () => section.evaluate((element) => element.scrollIntoView());
    await seek();
    await photograph(page, `settings-update-${state}`, { before: seek });
  };
  publish(server, { ...newer, version: '0.1.0' });
  await open(page);
  await button('Look now').click();
  await take('newest', 'is the newest');
  publish(server, newer);
  server.files.set(`/${newer.file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 900_000));
  });
  await button('Look now').click();
  await take('available', 'Version 0.2.0 is available');
  await page.getByRole('button', { name: 'Certificates', exact: true }).click();
  await photograph(page, 'settings-update-line');
  await open(page);
  await button('Download').click();
  await section.getByRole('progressbar').waitFor();
  await take('downloading', 'Downloading version');
  await button('Cancel').click();
  server.files.set(`/${newer.file}`, Buffer.alloc(content.length, 1));
  await button('Download').click();
  await take('failed', 'The download is not what was published');
  publish(server, newer);
  await button('Try again').click();
  await take('ready', 'is ready to be installed');
  await button('Install when I quit').click();
  await take('at-quit', 'is installed when you quit');
  tell('busy');
  await button('Restart and install').click();
  await take('waits', 'waits to be installed');
};
