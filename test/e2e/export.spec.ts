/** Exporting for a place: one press and what was proven of it, an old Windows, a password, what is there already. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openssl } from '../support/openssl-authority.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { orderInPractice } from './steps.ts';

const name = 'intranet.example.org';
const button = (page: Page, words: string | RegExp) => page.getByRole('button', { name: words });
const places = (page: Page) => page.getByRole('navigation', { name: 'Destinations' });
const proven = (page: Page) => page.getByRole('heading', { name: 'Written, read back and found right' });
const fromPassword = (password: string, file: string): string =>
  openssl(['pkcs12', '-legacy', '-in', file, '-passin', `pass:${password}`, '-nodes']);

const choosePlace = async (page: Page, search: string, place: RegExp): Promise<void> => {
  await places(page).getByRole('searchbox').fill(search);
  await places(page).getByRole('button', { name: place }).click();
};

test('a certificate is put to use: downloaded, written for an old Windows and read back, replaced only when asked', async ({
  page,
}) => {
  const temp = tempFolder();
  const folder = join(temp.path, 'for the server');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await orderInPractice(page, name);
  await button(page, 'Put it to use…').click();

  // One press: what most people need, through the browser.
  await button(page, 'Make the download').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${name}.zip`);
  await expect(page.getByText(`ssl_certificate_key /etc/nginx/tls/${name}.key.pem;`)).toBeVisible();
  await hasNoBarrier(page);

  // Found by a word of the other language; the version decides on the encryption, and says why.
  await choosePlace(page, '网站绑定', /^IIS/);
  await page.getByText('2016', { exact: true }).click();
  await expect(page.getByText(/Server 2016 cannot open files in the newer encryption/)).toBeVisible();
  await page.getByText('A folder where Certwright runs').click();
  await page.getByLabel('Folder', { exact: true }).fill(folder);
  await expect(page.getByText(/does not exist yet/)).toBeVisible();
  await button(page, 'Write the file').click();
  await expect(proven(page)).toBeVisible();
  await expect(page.getByText(/Copy it before you leave/)).toBeVisible();
  await button(page, 'Copy password').click();
  await expect(page.getByText(/Copy it before you leave/)).toHaveCount(0);
  const password = await page.getByLabel('Password', { exact: true }).inputValue();
  expect(password).toMatch(/^[A-Za-z2-9]{24}$/);
  const file = join(folder, `${name}.pfx`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(fromPassword(password, file)).toContain('PRIVATE KEY');
  await expect(page.getByText(`$file = '.\\${name}.pfx'`)).toBeVisible();
  await hasNoBarrier(page);

  // Used last stands on top when the screen is opened again; what is there is replaced after a question only.
  await button(page, name).click();
  await button(page, 'Export…').click();
  await expect(places(page).getByRole('region', { name: 'Used last' }).getByRole('button').first()).toContainText(
    'IIS',
  );
  await expect(page.getByRole('heading', { name: 'IIS on Windows Server 2016' })).toBeVisible();
  await expect(page.getByText('One of these files is there already.')).toBeVisible();
  const before = readFileSync(file);
  await button(page, 'Type one…').click();
  await page.getByLabel('Password', { exact: true }).fill('password12');
  await expect(page.getByText(/Easily guessed/)).toBeVisible();
  await button(page, 'Write the file').click();
  await hasNoBarrier(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(readFileSync(file)).toEqual(before);
  await button(page, 'Write the file').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
  await expect(proven(page)).toBeVisible();
  expect(fromPassword('password12', file)).toContain('PRIVATE KEY');

  // A name that leads elsewhere is refused in place, and nothing is written.
  await page.getByLabel('Save as').fill('../elsewhere');
  await expect(page.getByText('This file name cannot be used')).toBeVisible();
  expect(existsSync(join(temp.path, 'elsewhere.pfx'))).toBe(false);
  temp.remove();
});

test('which file goes where is told by keyboard alone, and the palette leads to the export', async ({ page }) => {
  await orderInPractice(page, name);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(`Export ${name}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Where will it be used?' })).toBeFocused();
  await places(page).getByRole('searchbox').focus();
  await page.keyboard.type('群晖');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const row = (label: string) => page.getByRole('row', { name: new RegExp(`^${label} `) });
  await expect(row('Private Key')).toContainText(`${name}.key.pem`);
  await expect(row('Certificate')).toContainText(`${name}.cert.pem`);
  await expect(row('Intermediate certificate')).toContainText(`${name}.chain.pem`);
  await hasNoBarrier(page);
  await places(page).getByRole('searchbox').fill('nothing of this name');
  await expect(places(page).getByRole('status')).toContainText('No destination is called that');
});

test('in a small window the list is folded to the chosen place, and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await orderInPractice(page, name);
  await button(page, 'Put it to use…').click();
  const opener = places(page).getByRole('button', { name: 'Choose another…' });
  const search = places(page).getByRole('searchbox');
  await expect(button(page, 'Make the download')).toBeInViewport();
  await expect(places(page).getByRole('button')).toHaveCount(1);
  await opener.click();
  await expect(search).toBeFocused();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await choosePlace(page, 'caddy', /^Caddy/);
  await expect(search).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(places(page)).toContainText('Caddy');
  await expect(page.getByRole('heading', { level: 2, name: 'Caddy' })).toBeVisible();
});
