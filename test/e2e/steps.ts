/** What a person does in the wizard, in the words on the screen (English). */
import type { Page } from '@playwright/test';
import { updateKey, type World } from '../support/world.ts';
import { expect } from './host.ts';

/** What the wizard is told of a world, wherever that stands. */
interface Signing {
  readonly pebble: Pick<World['pebble'], 'directoryUrl' | 'rootPem'>;
}
interface Asked {
  readonly bind: Pick<World['bind'], 'endpoint'>;
}

export const startPractising = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Start practising' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** A first start for real, on a machine without a keychain: the key file is chosen. */
export const startForReal = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /For real/ }).check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('radio', { name: /A key file/ }).check();
  // No schedule of this machine is touched, whether it has one or not.
  await expect(page.getByText('Looking at the schedule of this system…')).toHaveCount(0);
  const renewals = page.getByRole('checkbox', { name: 'Renew certificates by themselves' });
  if ((await renewals.count()) > 0) await renewals.uncheck();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Skip, decide later' }).click();
  await expect(page.getByRole('button', { name: 'New certificate' }).first()).toBeVisible();
};

export const enterNames = async (page: Page, text: string, count: number): Promise<void> => {
  await page.getByRole('textbox', { name: 'Names' }).fill(text);
  await page.getByRole('button', { name: `Continue with ${count} name${count === 1 ? '' : 's'}` }).click();
};

export const chooseOwnAuthority = async (page: Page, world: Signing): Promise<void> => {
  await page
    .getByRole('combobox', { name: 'Certificate authority' })
    .selectOption({ label: 'Another authority, by address' });
  await page.getByRole('textbox', { name: 'Directory address' }).fill(world.pebble.directoryUrl);
  await page.getByRole('textbox', { name: /root certificate/ }).fill(world.pebble.rootPem);
};

export const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click();

const checksEnd = 30_000;

/** The checks have ended, and nothing is in the way or in doubt. */
export const checksAreFine = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Nothing stands in the way' })).toBeVisible({ timeout: checksEnd });

/** Nothing blocks; what this machine lacks for renewals may be remarked. */
export const passChecks = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Is everything ready?' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue', exact: true }).click({ timeout: checksEnd });
};

/** Something blocks, and the order is placed nevertheless. */
export const overrideChecks = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'The order would fail' })).toBeVisible({ timeout: checksEnd });
  await page.getByRole('button', { name: 'Go on all the same' }).click();
};

export const confirmOrder = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: /I agree/ }).check();
  await page.getByRole('button', { name: /^Order the/ }).click();
};

export const certificateIsReady = (page: Page) =>
  expect(page.getByRole('heading', { name: 'The certificate is ready' })).toBeVisible({ timeout: 30_000 });

/** From a first start to a certificate of the practice authority; ends where it is ready. */
export const orderInPractice = async (page: Page, name: string): Promise<void> => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, name, 1);
  await next(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
};

/** RFC 2136 at the world's BIND, with the key given; asked through BIND alone. */
export const enterRfc2136 = async (page: Page, world: Asked, keySecret: string): Promise<void> => {
  const another = page.getByRole('button', { name: 'Choose another…' });
  await another.click();
  await page.getByRole('searchbox', { name: 'Find your provider' }).fill('2136');
  await page
    .getByRole('list', { name: /roviders/ })
    .getByRole('button', { name: /RFC 2136/ })
    .click();
  await page.getByRole('textbox', { name: 'Primary server' }).fill(world.bind.endpoint);
  await page.getByRole('textbox', { name: 'Key name' }).fill(updateKey.name);
  await page.getByLabel('Key secret').fill(keySecret);
  await askBindAlone(page, world);
};

/** A certificate by RFC 2136, ordered as anybody would; ends where it is ready. */
export const orderByRfc2136 = async (page: Page, world: World, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, name, 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
  await enterRfc2136(page, world, updateKey.secret);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
};

export const askBindAlone = async (page: Page, world: Asked): Promise<void> => {
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('textbox', { name: 'DNS servers to ask' }).fill(world.bind.endpoint);
};
