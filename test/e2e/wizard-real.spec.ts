import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { findTool, tool } from '../support/find-tool.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { expect, test } from './host.ts';
import {
  askBindAlone,
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  overrideChecks,
  passChecks,
  startForReal,
} from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

/** The order of each run, as the profile has them on disk. */
const ordersAt = async (profile: string): Promise<readonly (string | undefined)[]> => {
  const storage = openStorage(profile);
  const orders = storage.runs.list().map(({ view }) => view.orderUrl);
  storage.close();
  return orders;
};

const openssl = (...args: readonly string[]): string => execFileSync(tool('openssl'), [...args]).toString();

test('apex, wildcard and an international name against Pebble and BIND, downloaded and verified by openssl', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'example.test, *.example.test, bücher.test', 3);
  await next(page);

  await enterRfc2136(page, world, updateKey.secret);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText(/^Tested \d/)).toBeVisible();
  await expect(page.getByText('Removal of the test record')).toBeVisible();
  await next(page);
  await passChecks(page);

  await confirmOrder(page);
  await certificateIsReady(page);
  await page.getByRole('button', { name: /Export/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download/ }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const folder = world.folder;
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'roots.pem'), await world.pebble.issuingRoots());
  const file = (name: string) => join(folder, name);
  expect(openssl('verify', '-CAfile', file('roots.pem'), '-untrusted', file('chain.pem'), file('cert.pem'))).toContain(
    'OK',
  );
  const names = openssl('x509', '-in', file('cert.pem'), '-noout', '-ext', 'subjectAltName').match(/DNS:[^,\s]+/g);
  expect(names?.sort()).toEqual(['DNS:*.example.test', 'DNS:example.test', 'DNS:xn--bcher-kva.test']);
  expect(openssl('pkey', '-in', file('privkey.pem'), '-pubout')).toBe(
    openssl('x509', '-in', file('cert.pem'), '-noout', '-pubkey'),
  );
  expect(world.txt('_acme-challenge.example.test')).toEqual([]);
});

test('a private address is refused for a public authority, with the reason, before anything is sent', async ({
  page,
  host,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await page.getByRole('textbox', { name: 'Names' }).fill('http://192.168.2.192:7351/');
  await expect(page.getByText('An address inside your own network cannot be signed.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Continue/ })).toBeDisabled();
  expect(host.program.output()).not.toContain('letsencrypt');
});

test('a wrong key: the test finds it, the run fails in place with its cause, and with the right one the same order goes on', async ({
  page,
  host,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test', 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, world, Buffer.from('quite another key').toString('base64'));
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText(/It stopped at/)).toBeVisible();
  await next(page);
  await overrideChecks(page);
  await confirmOrder(page);
  await expect(page.getByRole('heading', { name: /Stopped at/ })).toBeVisible();
  const opened = await ordersAt(host.profile);

  await page.getByRole('button', { name: 'Correct the key' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Correct the key' });
  await dialog.getByLabel('Key secret').fill(updateKey.secret);
  await dialog.getByRole('button', { name: /^(Save and test|Test again)$/ }).click();
  await expect(dialog.getByText(/^Tested \d/)).toBeVisible();
  await expect(dialog.getByText('Removal of the test record')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep and go on' }).click();
  await certificateIsReady(page);
  expect(await ordersAt(host.profile)).toEqual(opened);
});

test('by hand: the record is shown to copy, a wrong one beside it, and the run goes on once the right one is there', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'manual.example.test', 1);
  await page.getByRole('radio', { name: /added by hand/ }).check();
  await next(page);
  await askBindAlone(page, world);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await expect(page.getByRole('heading', { name: 'Add this record at your DNS provider' })).toBeVisible();
  const value =
    (await page
      .getByText(/^[\w-]{43}$/)
      .first()
      .textContent()) ?? '';
  world.update('add _acme-challenge.manual.example.test 60 TXT "not what was asked for"');
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByRole('cell', { name: 'Another value' })).toBeVisible();
  await expect(page.getByText('not what was asked for')).toBeVisible();
  await expect(page.getByText(/^Last look \d/)).toBeVisible();
  world.update(`add _acme-challenge.manual.example.test 60 TXT "${value}"`);
  await certificateIsReady(page);
  await expect(page.getByRole('listitem').filter({ hasText: 'Records left to you' })).toBeVisible();
});
