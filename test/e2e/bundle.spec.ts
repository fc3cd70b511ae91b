/** The report for helpers: read in the app, saved as one zip file, and nothing in it that is nobody's business. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { launchDesktop } from '../support/desktop.ts';
import { findTool } from '../support/find-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  overrideChecks,
  startForReal,
  startPractising,
} from './steps.ts';

const pasted = `api_token=swordfish for mei@example.org from 192.168.1.7
[nas.person-of-note.org] acme: error: 403 :: urn:ietf:params:acme:error:caa :: CAA record for nas.person-of-note.org prevents issuance`;

const openReport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save a report for helpers…' }).click();
  await expect(page.getByRole('dialog').getByText('README.txt', { exact: true })).toBeVisible();
};

const save = async (page: Page): Promise<Readonly<Record<string, string>>> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('link', { name: /certwright-report-.*\.zip/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^certwright-report-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(readFileSync(await download.path()));
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
};

test('a pasted text: what is shown is what is saved, with names and without', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await page.getByRole('textbox', { name: 'Error, log or description' }).fill(pasted);
  await openReport(page);
  await hasNoBarrier(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('text.txt', { exact: true }).click();
  const shown = dialog.getByRole('region', { name: 'Contents of text.txt' });
  await expect(shown).toContainText('api_token=[…] for m***@… from [private IPv4]');
  await expect(shown).toContainText('nas.person-of-note.org');
  await hasNoBarrier(page);

  const files = await save(page);
  expect(files['text.txt']).toBe(await shown.textContent());
  expect(JSON.parse(files['about.json'] ?? '')).toMatchObject({ host: 'web', mode: 'practice', language: 'en' });
  expect(Object.values(files).join('')).not.toMatch(/swordfish|mei@|192\.168/);

  await dialog.getByRole('checkbox', { name: 'Replace names' }).check();
  await expect(dialog.getByRole('link')).toHaveCount(0);
  await expect(dialog.getByText('README.txt', { exact: true })).toBeVisible();
  const hidden = await save(page);
  expect(hidden['text.txt']).toContain('[host-1.name-1.example] acme: error: 403');
  expect(Object.values(hidden).join('')).not.toContain('person-of-note');
});

test('by keyboard alone, and about the newest run where nothing was pasted', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await page.getByRole('button', { name: 'Save a report for helpers…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  const first = dialog.locator('summary').filter({ hasText: 'README.txt' });
  await expect(first).toBeVisible();
  for (let tabs = 0; tabs < 40; tabs++) {
    if (await first.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('region', { name: 'Contents of README.txt' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test.describe('with an authority and a zone of its own', () => {
  const missing = worldNeeds.filter((name) => findTool(name) === undefined);
  test.skip(missing.length > 0, `needs ${missing.join(', ')}`);
  let world: World;
  test.beforeAll(async () => {
    world = await startWorld();
  });
  test.afterAll(() => world.stop());

  test('a failed run: its steps and its failure, and not the key that was wrong', async ({ page }) => {
    const wrong = Buffer.from('quite another key').toString('base64');
    await startForReal(page);
    await page.getByRole('button', { name: 'New certificate' }).first().click();
    await chooseOwnAuthority(page, world);
    await enterNames(page, 'nas.example.test', 1);
    await page.getByRole('radio', { name: /written automatically/ }).check();
    await next(page);
    await enterRfc2136(page, world, wrong);
    await page.getByRole('button', { name: 'Save and test' }).click();
    await expect(page.getByText(/It stopped at/)).toBeVisible();
    await next(page);
    await overrideChecks(page);
    await confirmOrder(page);
    await expect(page.getByRole('heading', { name: /Stopped at/ })).toBeVisible();
    await openReport(page);
    const files = await save(page);
    expect(JSON.parse(files['run-1.json'] ?? '')).toMatchObject({
      identifiers: [{ value: 'nas.example.test' }],
      status: 'failed',
      orderUrl: expect.stringMatching(/#[0-9a-f]{8}$/),
      problem: { code: expect.stringMatching(/^provider\./) },
    });
    expect(JSON.parse(files['preflight.json'] ?? '')).toMatchObject({ verdict: expect.any(String) });
    expect(JSON.parse(files['credentials.json'] ?? '')).toMatchObject({
      credentials: [{ name: 'credential-1', provider: 'rfc2136', filled: expect.arrayContaining(['tsigSecret']) }],
    });
    expect(Object.values(files).join('')).not.toContain(wrong);
  });
});

test('in the window: one zip file in the folder that was chosen', async () => {
  const folder = tempFolder();
  const chosen = join(folder.path, 'chosen');
  mkdirSync(chosen);
  const desktop = await launchDesktop({ profile: join(folder.path, 'profile') });
  const { page } = desktop;
  await startPractising(page);
  await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
  await openReport(page);
  await desktop.answerDialogs({ open: [chosen] });
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog').getByText(chosen).first()).toBeVisible();
  const [file = '', ...more] = readdirSync(chosen);
  expect([file, more]).toEqual([expect.stringMatching(/^certwright-report-.*\.zip$/), []]);
  expect(Object.keys(unzipSync(readFileSync(join(chosen, file))))).toContain('README.txt');
  await desktop.close();
  folder.remove();
});
