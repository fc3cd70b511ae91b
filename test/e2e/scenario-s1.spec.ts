/** Cosmos-Server: an address of the local network with a port where a name belongs, and names that change. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import { findTool } from '../support/find-tool.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  passChecks,
  startForReal,
} from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld({ zones: ['example.org'] });
});
test.afterAll(() => world.stop());

const pasted = '192.168.2.192:7351';
const names = (page: Page) => page.getByRole('textbox', { name: 'Names', exact: true });
const group = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const orderPanel = (page: Page) => page.getByRole('complementary', { name: 'The order will ask for' });
const dialog = (page: Page) => page.getByRole('dialog');
/** What the review says of one thing. */
const row = (page: Page, term: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(term, { exact: true }) })
    .getByRole('definition');

/** Names and places, in the order of the page. */
const isReviewed = async (page: Page, wanted: readonly string[]): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Is this right?' })).toBeVisible();
  await expect(row(page, 'Names').getByRole('listitem')).toHaveText([...wanted]);
  await expect(row(page, 'What will be changed').getByRole('listitem').getByRole('listitem')).toHaveText(
    wanted.map((name) => `_acme-challenge.${name}`),
  );
};

test('the address is refused with a way out that its button takes, no port plays a role, and only the names of the review are ordered', async ({
  page,
  host,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await names(page).fill(pasted);
  const refused = group(page, 'Cannot be signed');
  await expect(refused).toContainText('An address inside your own network cannot be signed.');
  await expect(refused).toContainText('A name works, and with proof by DNS it needs no open port.');
  await expect(refused).toContainText(`typed as${pasted}`);
  await expect(orderPanel(page)).toContainText('Names appear here as you type.');
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toBeDisabled();
  await hasNoBarrier(page);

  await names(page).fill(`https://cosmos.example.org:7351/ui, ${pasted}`);
  await expect(group(page, 'In the certificate')).toContainText('Its port, 7351, plays no role for a certificate.');
  await refused.getByRole('button', { name: 'Use nas.example.org instead' }).click();
  await expect(refused).toHaveCount(0);
  await expect(names(page)).toHaveValue('https://cosmos.example.org:7351/ui, nas.example.org');
  await expect(orderPanel(page).getByRole('listitem')).toHaveText(['cosmos.example.org', 'nas.example.org']);
  await chooseOwnAuthority(page, world);
  await page.getByRole('button', { name: 'Continue with 2 names' }).click();
  const byRecord = page.getByRole('radio', { name: /written automatically/ });
  await expect(byRecord).toBeChecked();
  await expect(page.getByText('Recommended: no open port is needed, and it also works behind a router.')).toBeVisible();
  await next(page);
  await enterRfc2136(page, world, updateKey.secret);
  await next(page);
  await passChecks(page);
  await isReviewed(page, ['cosmos.example.org', 'nas.example.org']);

  await page.getByRole('button', { name: 'Change: Names' }).click();
  await enterNames(page, 'files.example.org, cosmos.example.org', 2);
  await next(page);
  await next(page);
  await passChecks(page);
  await isReviewed(page, ['files.example.org', 'cosmos.example.org']);
  await hasNoBarrier(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  const file = join(host.profile, 'live/files.example.org/cert.pem');
  const pem = readFileSync(file, 'utf8');
  expect(
    identifiersOf(new X509Certificate(pem))
      .map(({ value }) => value)
      .toSorted(),
  ).toEqual(['cosmos.example.org', 'files.example.org']);
  for (const name of ['files', 'cosmos', 'nas']) expect(world.txt(`_acme-challenge.${name}.example.org`)).toEqual([]);

  await page.getByRole('button', { name: 'See the certificate' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Forget how it went…' }).click();
  await expect(dialog(page).getByRole('region', { name: 'Removed' })).toContainText('Nothing of the kind is here.');
  const kept = dialog(page).getByRole('region', { name: 'Kept' });
  for (const what of ['a private key', 'the files that servers read', 'the account at the authority', 'is not revoked'])
    await expect(kept).toContainText(what);
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Forget how it went' }).click();
  await expect(page.getByText('Forgotten. files.example.org is tried again when its turn comes.')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(pem);
});
