/** What is done after each renewal: the kinds of steps, the fields of one, steps that went well and one that failed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { orderByRfc2136, startForReal } from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, type Staged, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

export const install: Scene = {
  names: ['install'],
  take: () => withWorld((world) => withHost((page, at) => setUp(page, at, world))),
};

const setUp = async (page: Page, { home }: Staged, world: World): Promise<void> => {
  const target = join(home, 'nginx');
  mkdirSync(target);
  await startForReal(page);
  await orderByRfc2136(page, world, 'nas.example.test');
  await page.getByRole('button', { name: 'See the certificate' }).click();
  const section = page.getByRole('region', { name: /^(After each renewal|每次续期之后)$/ });
  const dialog = page.getByRole('dialog');
  /** The section begins at the top of the window. */
  const shown = { before: () => section.evaluate((element) => element.scrollIntoView()) };
  const choose = async (kind: RegExp) => {
    await section.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByRole('button', { name: kind }).click();
  };
  await section.getByText('Nothing yet.', { exact: false }).waitFor();
  await photograph(page, 'install-none', shown);
  await section.getByRole('button', { name: 'Add a step' }).click();
  await photograph(page, 'install-kinds');
  await dialog.getByRole('button', { name: /^Another computer over SSH/ }).click();
  await photograph(page, 'install-ssh');
  await page.keyboard.press('Escape');
  await choose(/^Copy files/);
  await dialog.getByLabel('Folder', { exact: true }).fill('not a path');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('This cannot be right').waitFor();
  await photograph(page, 'install-copy-wrong');
  await dialog.getByLabel('Folder', { exact: true }).fill(target);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await section.getByRole('button', { name: 'Test Copy files' }).click();
  await section.getByText('The test went well; nothing was changed.').waitFor();
  await photograph(page, 'install-tested', shown);
  await choose(/^Run a command/);
  await dialog.getByLabel('Command', { exact: true }).fill('/bin/sh\n-c\necho cannot reload >&2; exit 7');
  await dialog.getByLabel('Name', { exact: true }).fill('Reload');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await section.getByRole('button', { name: 'Run all now' }).click();
  await section.getByText('It printed: cannot reload').waitFor();
  await photograph(page, 'install-failed', shown);
  await section.getByRole('button', { name: 'Remove Reload' }).click();
  await photograph(page, 'install-remove');
};
