/** In the window a folder is chosen in the system's dialog, once; what was not chosen is not written to. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { HostBridge } from '../../shared/ipc/envelope.ts';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect } from './host.ts';
import { orderInPractice } from './steps.ts';

const test = base.extend<{ folder: string; desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  folder: async ({}, use) => {
    const folder = tempFolder();
    await use(folder.path);
    folder.remove();
  },
  desktop: async ({ folder }, use) => {
    const desktop = await launchDesktop({ profile: join(folder, 'profile') });
    await use(desktop);
    await desktop.close();
  },
});

test('in the window: one press asks for the folder, writes, and reads back', async ({ desktop, folder }) => {
  const { page } = desktop;
  const out = join(folder, 'for the server');
  mkdirSync(out);
  await orderInPractice(page, 'nas.example.org');
  await page.getByRole('button', { name: 'Put it to use…' }).click();
  await desktop.answerDialogs({ open: [] });
  await page.getByRole('button', { name: 'Write 2 files' }).click();
  await expect(page.getByText('No folder was chosen, so nothing was written.')).toBeVisible();
  await desktop.answerDialogs({ open: [out] });
  await page.getByRole('button', { name: 'Write 2 files' }).click();
  await expect(page.getByRole('heading', { name: 'Written, read back and found right' })).toBeVisible();
  await expect(page.getByText(`In ${out}`)).toBeVisible();
  await page.getByRole('button', { name: 'Show in folder' }).click();
  if (!desktop.realElectron)
    await expect
      .poll(async () => (await desktop.calls()).filter(({ name }) => name === 'shell.showItemInFolder'))
      .toEqual([expect.objectContaining({ args: [join(out, 'nas.example.org.fullchain.pem')] })]);
  const elsewhere = { folder: '/etc', file: 'passwd' } as const;
  const asked = await page.evaluate(
    (where) => (window as { readonly certwright?: HostBridge }).certwright?.call('export.show-file', where),
    elsewhere,
  );
  expect(asked).toMatchObject({ ok: false, problem: { code: 'export.folder-not-chosen' } });
  expect(readdirSync(out).sort()).toEqual(['nas.example.org.fullchain.pem', 'nas.example.org.key.pem']);
});
