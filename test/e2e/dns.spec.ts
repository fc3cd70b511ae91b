/** What outlives an order: stored keys, records left behind, and this computer's resolvers. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findTool, tool } from '../support/find-tool.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { expect, test } from './host.ts';
import { askBindAlone, chooseOwnAuthority, enterNames, next, orderByRfc2136, startForReal } from './steps.ts';

const missing = [...worldNeeds, 'nsupdate'].filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const dialog = (page: Page) => page.getByRole('dialog');
const leftOver = (page: Page) => page.getByRole('region', { name: 'Left-over records' });
const storedKeys = (page: Page) => page.getByRole('region', { name: 'Stored keys' });
const openDns = (page: Page) => page.getByRole('button', { name: 'DNS and keys', exact: true }).click();

/** The steps are listed before they are taken. */
const testHasEnded = (page: Page) => expect(page.getByText(/^Tested \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });

/** A certificate by RFC 2136, ordered as anybody would; ends in the list of certificates. */
const order = async (page: Page, name: string): Promise<void> => {
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
};

/** In the wizard of another order, which is then left; the stored key stays replaced. */
const replaceKey = async (page: Page, secret: string): Promise<void> => {
  await page.getByRole('button', { name: 'Certificates', exact: true }).click();
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'other.example.test', 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await expect(page.getByRole('combobox', { name: 'Use a stored one' })).toBeVisible();
  await page.getByLabel('Key secret').fill(secret);
  await askBindAlone(page, world);
  await next(page);
  await expect(page.getByRole('heading', { name: 'Is everything ready?' })).toBeVisible();
  await page.reload();
};

/** As another program would leave it. */
const leaveRecord = (name: string): string => {
  const value = randomBytes(32).toString('base64url');
  execFileSync(tool('nsupdate'), ['-y', `${updateKey.algorithm}:${updateKey.name}:${updateKey.secret}`], {
    input: `server ${world.bind.address} ${world.bind.port}\nupdate add ${name} 60 TXT "${value}"\nsend\n`,
  });
  return value;
};

test('a stored key: listed with its certificate, proven step by step, and a wrong one stops at the step that fails', async ({
  page,
}) => {
  await order(page, 'keys.example.test');
  await openDns(page);
  await expect(storedKeys(page)).toContainText('Needed by 1 certificate: keys.example.test');
  await hasNoBarrier(page);

  const opener = page.getByRole('button', { name: /^Test… / });
  await opener.click();
  await expect(dialog(page).getByRole('textbox', { name: 'For which domain?' })).toHaveValue('keys.example.test');
  await dialog(page).getByRole('button', { name: 'Test', exact: true }).click();
  await testHasEnded(page);
  await expect(dialog(page).getByText('Removal of the test record')).toBeVisible();
  const steps = dialog(page).getByRole('listitem');
  await expect(steps.nth(0)).toContainText('example.test, served by ns1.example.test');
  await expect(steps.nth(1)).toContainText('Credential');
  await expect(dialog(page)).toContainText('At _acme-challenge.keys.example.test');
  await expect(dialog(page)).toContainText('On 1 of 1 name servers so far');
  await expect(dialog(page)).not.toContainText('It stopped at');
  expect(world.txt('_acme-challenge.keys.example.test')).toEqual([]);
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(opener).toBeFocused();

  await replaceKey(page, Buffer.from('quite another key').toString('base64'));
  await openDns(page);
  await opener.click();
  await expect(dialog(page)).not.toContainText('Removal of the test record');
  await dialog(page).getByRole('button', { name: 'Test', exact: true }).click();
  await expect(steps.last()).toContainText('It stopped at: Credential');
  await expect(steps).toHaveCount(2);
  await hasNoBarrier(page);
});

test('left-over records: none at first, then shown whole, kept or removed from the zone, and a failure is told in place', async ({
  page,
}) => {
  await order(page, 'left.example.test');
  await openDns(page);
  await expect(leftOver(page)).toContainText('Nothing is left over.');
  const place = '_acme-challenge.left.example.test';
  const values = [leaveRecord(place), leaveRecord(place)];
  await page.getByRole('button', { name: 'Look again' }).click();
  const rows = leftOver(page).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  for (const value of values) await expect(leftOver(page)).toContainText(value);
  await expect(rows.filter({ hasText: 'Not written by this installation.' })).toHaveCount(2);
  await hasNoBarrier(page);

  const [value = '', other = ''] = values;
  const remover = page.getByRole('button', { name: `Remove ${place} ${value}` });
  await remover.click();
  await expect(dialog(page)).toContainText('Remove a record that Certwright did not write?');
  for (const told of [place, value, 'RFC 2136']) await expect(dialog(page)).toContainText(told);
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(remover).toBeFocused();
  expect(world.txt(place)).toContain(`"${value}"`);

  await remover.click();
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(leftOver(page).getByRole('heading', { name: 'Left-over records' })).toBeFocused();
  expect(world.txt(place)).toEqual([`"${other}"`]);

  await replaceKey(page, Buffer.from('quite another key').toString('base64'));
  await openDns(page);
  await page.getByRole('button', { name: `Remove ${place} ${other}` }).click();
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(rows.getByRole('alert')).toContainText('RFC 2136');
  await expect(rows).toHaveCount(1);
  expect(world.txt(place)).toEqual([`"${other}"`]);
  await hasNoBarrier(page);
});

test('a stored key is removed only after a question that names the certificate', async ({ page }) => {
  await order(page, 'gone.example.test');
  await openDns(page);
  const remover = storedKeys(page).getByRole('button', { name: /^Remove… / });
  await remover.click();
  await expect(dialog(page)).toContainText('Needed by 1 certificate: gone.example.test');
  await expect(dialog(page).getByRole('button', { name: 'Keep it' })).toBeFocused();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await expect(remover).toBeFocused();
  await remover.click();
  await dialog(page).getByRole('button', { name: 'Remove this credential' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is removed.' })).toBeVisible();
  await expect(storedKeys(page)).toContainText('No keys are stored');
  await expect(storedKeys(page).getByRole('heading', { name: 'Stored keys' })).toBeFocused();
  await hasNoBarrier(page);
});

test('this computer’s DNS: a report with a line for every server, or that there is none', async ({ page }) => {
  await startForReal(page);
  await openDns(page);
  await expect(storedKeys(page)).toContainText('No keys are stored');
  const check = page.getByRole('region', { name: 'This computer’s DNS' });
  await check.getByRole('button', { name: 'Check it' }).click();
  await expect(check.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 30_000 });
  const report = check.getByRole('status');
  await expect(report).toContainText(/Compared with: |Nobody|nobody|knows no DNS server/);
  for (const line of await report.getByRole('listitem').all())
    await expect(line).toContainText(/(\d{1,3}\.){3}\d{1,3}:\d+|\[[0-9a-f:]+\]:\d+/);
  await hasNoBarrier(page);
});

test('by keyboard alone: everything on the screen is reached by Tab, and dialogs give the focus back', async ({
  page,
}) => {
  await order(page, 'tabs.example.test');
  const place = '_acme-challenge.tabs.example.test';
  leaveRecord(place);
  await tabTo(page, page.getByRole('button', { name: 'DNS and keys', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'DNS and keys' })).toBeFocused();
  await expect(leftOver(page)).toContainText(place);
  for (const opener of [
    page.getByRole('button', { name: /^Test… / }),
    storedKeys(page).getByRole('button', { name: /^Remove… / }),
    page.getByRole('button', { name: `Remove ${place}` }),
  ]) {
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await tabTo(page, page.getByRole('button', { name: 'Check it' }));

  await tabTo(page, page.getByRole('button', { name: /^Test… / }));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('textbox', { name: 'For which domain?' })).toBeFocused();
  await page.keyboard.press('Enter');
  await testHasEnded(page);
  await expect(dialog(page).getByText('Removal of the test record')).toBeVisible();
});
