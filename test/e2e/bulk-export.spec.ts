/** Exporting many at once: each in a folder of its own, what is left out, what is there already, and one download. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { renewalSettingsSchema } from '../../shared/domain/renewal.ts';
import { makeChains } from '../support/chains.ts';
import { keepChain } from '../support/exportable-profile.ts';
import { openssl } from '../support/openssl-authority.ts';
import { openProfile } from '../support/profile.ts';
import { policyFor } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';

const [shop, nas, wild] = ['shop.example.org', 'nas.example.org', '*.wild.example.org'] as const;
const [keyless, unissued] = ['elsewhere.example.org', 'new.example.org'] as const;

/** Three that can be exported in any form, one whose key is elsewhere, one that was never issued. */
const fill = async (profile: string): Promise<void> => {
  const chains = makeChains(['ec256']);
  const workspace = await openProfile(profile);
  for (const name of [shop, nas, wild]) await keepChain(workspace, chains.of('ec256', 1), { name });
  await keepChain(workspace, chains.of('ec256', 1), { name: keyless, keyless: true });
  const { certificates, settings } = workspace.storage;
  certificates.save({ id: 'new', name: unissued, policy: policyFor(unissued), createdAt: '2026-11-01T00:00:00.000Z' });
  settings.write('settings', { practice: false, welcomed: true });
  settings.write('renewal', renewalSettingsSchema.parse({ paused: true }));
  await workspace.close();
  chains.remove();
};

const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const profile = join(path, 'profile');
    await fill(profile);
    const host = await startHost(profile);
    await use(host);
    await host.program.stop();
    remove();
  },
});

const dialog = (page: Page) => page.getByRole('dialog');
const inDialog = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name, exact: true });
const rows = (page: Page) => page.getByRole('list', { name: 'Certificates' }).getByRole('listitem');

const selectAll = async (page: Page): Promise<void> => {
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /^Select all/ }).click();
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
};

const choosePlace = async (page: Page, search: string, place: RegExp): Promise<void> => {
  await inDialog(page, 'Change…').click();
  await dialog(page).getByRole('searchbox').fill(search);
  await dialog(page).getByRole('button', { name: place }).click();
};

const pfx = (folder: string, own: string): string => join(folder, own, `${own}.pfx`);
const own = { [shop]: shop, [nas]: nas, [wild]: '_wildcard.wild.example.org' } as const;
const opened = (file: string, password: string): string =>
  openssl(['pkcs12', '-in', file, '-passin', `pass:${password}`, '-nodes']);

/** The second export reaches the host once it is let go. */
const holdSecondWrite = async (page: Page): Promise<() => void> => {
  let begun = 0;
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/ipc', async (route) => {
    if (route.request().postData()?.includes('"export.write"') === true) begun += 1;
    if (begun === 2) await gate;
    await route.continue();
  });
  return letGo;
};

test('many are exported into a folder each, read back, and replaced only when somebody says so', async ({ page }) => {
  const temp = tempFolder();
  const folder = join(temp.path, 'for the servers');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await selectAll(page);
  await expect(dialog(page).getByRole('heading', { name: 'Export 5 certificates' })).toBeVisible();
  await choosePlace(page, 'IIS', /^IIS/);
  await expect(inDialog(page, 'Change…')).toBeFocused();
  await dialog(page).getByText('A folder where Certwright runs').click();
  await dialog(page).getByLabel('Folder', { exact: true }).fill(folder);
  const out = dialog(page).getByRole('list', { name: '2 are left out:' });
  await expect(out.getByRole('listitem')).toContainText([
    `${unissued}It has not been issued yet`,
    `The key of ${keyless} is not here`,
  ]);
  await expect(inDialog(page, 'Export 3 certificates')).toHaveAttribute('aria-disabled', 'false');
  await hasNoBarrier(page);
  const password = await dialog(page).getByLabel('Password', { exact: true }).inputValue();
  await inDialog(page, 'Export 3 certificates').click();

  const standing = page.getByRole('status').filter({ hasText: 'read back and found right' });
  await expect(standing).toHaveText('3 written, read back and found right. 2 were left out');
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Copy Password' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  for (const name of Object.values(own)) {
    expect(statSync(pfx(folder, name)).mode & 0o777).toBe(0o600);
    expect(opened(pfx(folder, name), password)).toContain('PRIVATE KEY');
  }
  expect(readdirSync(folder)).toHaveLength(3);
  await page.getByRole('button', { name: 'See each…' }).click();
  await expect(dialog(page).getByRole('listitem')).toHaveCount(5);
  await expect(dialog(page).getByText('Written, read back and found right')).toHaveCount(3);
  await hasNoBarrier(page);
  await inDialog(page, 'Close').click();

  // What is there is asked about: back, then only the one that is not there, then all.
  const before = readFileSync(pfx(folder, shop));
  rmSync(join(folder, nas), { recursive: true });
  await selectAll(page);
  await expect(dialog(page).getByText('IIS', { exact: false }).first()).toBeVisible();
  await expect(dialog(page).getByText(/^2 of them have files there already/)).toBeVisible();
  await inDialog(page, 'Export 3 certificates').click();
  await expect(inDialog(page, 'Back')).toBeFocused();
  await hasNoBarrier(page);
  await inDialog(page, 'Back').click();
  await inDialog(page, 'Export 3 certificates').click();
  await inDialog(page, 'Export the other one only').click();
  await expect(standing).toHaveText('1 written, read back and found right. 4 were left out');
  expect(readFileSync(pfx(folder, shop))).toEqual(before);
  expect(existsSync(pfx(folder, nas))).toBe(true);
  await selectAll(page);
  await inDialog(page, 'Export 3 certificates').click();
  // Stopped while the second one is under way: that one is finished, and the third keeps its file.
  const contents = () => Object.values(own).map((name) => readFileSync(pfx(folder, name)).toString('base64'));
  const old = contents();
  const letGo = await holdSecondWrite(page);
  await inDialog(page, 'Replace and export 3').click();
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Stopping after this one…' })).toBeVisible();
  letGo();
  await expect(standing).toHaveText('2 written, read back and found right. 2 were left out. 1 was not begun');
  expect(contents().filter((one) => !old.includes(one))).toHaveLength(2);
  temp.remove();
});

test('many are handed over in one file, by keyboard alone', async ({ page }) => {
  await rows(page).first().getByRole('button').focus();
  await page.keyboard.press('Control+a');
  const start = page.getByRole('button', { name: 'Export…', exact: true });
  await tabTo(page, start);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('nginx', { exact: true })).toBeVisible();
  const go = inDialog(page, 'Export 4 certificates');
  await expect(go).toHaveAttribute('aria-disabled', 'false');
  await go.press('Enter');
  const get = page.getByRole('button', { name: 'Get the .zip file' });
  const standing = page.getByRole('status').filter({ hasText: 'read back and found right' });
  await expect(standing).toHaveText('3 in the .zip file, read back and found right. 1 needs a look. 1 was left out');
  await get.press('Enter');
  const link = page.getByRole('link', { name: /Download/ });
  await hasNoBarrier(page);
  await expect(link).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^certificates-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files).toSorted()).toEqual(
    [
      ...[shop, nas, own[wild]].flatMap((name) => [`${name}/${name}.key.pem`, fullchain(name)]),
      fullchain(keyless),
    ].toSorted(),
  );
  // Held until it is closed: another link can be had.
  await expect(get).toBeFocused();
});

const fullchain = (name: string): string => `${name}/${name}.fullchain.pem`;
