/** win-acme and its directory: an authority that is not there, then not itself, then there; and gone once more. */
import type { Page } from '@playwright/test';
import { type AuthorityFront, startAuthorityFront } from '../support/authority-front.ts';
import { findTool } from '../support/find-tool.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  certificateIsReady,
  checksAreFine,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  startForReal,
} from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const page200 = '<!doctype html><title>Sign in to this network</title>';
let world: World;
let front: AuthorityFront;
/** Its port refuses connections while it is closed. */
let gate: Gate;
test.beforeAll(async () => {
  world = await startWorld();
  front = await startAuthorityFront(world.pebble);
  gate = await gateTo(Number(new URL(front.directoryUrl).port));
});
test.afterAll(async () => {
  await gate?.close();
  await front?.close();
  await world?.stop();
});

const authority = () => `127.0.0.1:${gate.port}`;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const finding = (page: Page) => page.getByRole('list', { name: 'What needs you' }).getByRole('listitem').first();
const found = (page: Page) => finding(page).getByRole('heading', { level: 2 });
const messages = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^Messages/ });

test('not there, a page in its place, there: each has its sentence; an order that meets a closed port goes through later', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, {
    pebble: { directoryUrl: `https://${authority()}/dir`, rootPem: front.rootPem },
  });
  await enterNames(page, 'nas.example.test', 1);
  await next(page);
  await enterRfc2136(page, world, updateKey.secret);
  await next(page);
  await expect(heading(page, 'The order would fail')).toBeVisible({ timeout: 30_000 });
  await expect(found(page)).toHaveText(/cannot be reached: the connection is refused$/);
  await expect(finding(page)).toContainText(`TCP ${authority()} ECONNREFUSED`);
  await hasNoBarrier(page);

  front.trouble(() => ({ status: 200, body: page200 }));
  await gate.open();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(found(page)).toHaveText(
    `${authority()} answers, but not as a certificate authority: <!doctype html><title>Sign in to this network</title>`,
  );
  await expect(finding(page)).toContainText(`HTTP 200 https://${authority()}/dir`);

  front.trouble(() => undefined);
  await page.getByRole('button', { name: 'Check again' }).click();
  await checksAreFine(page);
  await next(page);
  await expect(page.getByRole('checkbox', { name: /I agree/ })).toBeVisible();
  await gate.close();
  await confirmOrder(page);
  await expect(heading(page, /^Stopped at/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^The next attempt is planned for .+: the authority is out of service\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Put it right later' }).click();
  await messages(page).click();
  const message = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: 'The certificate for nas.example.test could not be had' });
  await expect(message).toContainText('It is tried again by itself.');
  await expect(message).toContainText(`${authority()} refused the connection`);
  await hasNoBarrier(page);

  await gate.open();
  await message.getByRole('button', { name: 'Show the run' }).click();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await certificateIsReady(page);
  expect(front.requests.filter(({ path }) => path === '/order-plz')).toHaveLength(1);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await messages(page).click();
  await expect(message).toContainText('Over since');
});
