/** Is the certificate that was issued the one that visitors are shown? Asked on its page, and of other hosts. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { startNginx } from '../support/nginx.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { orderByRfc2136, startForReal, startPractising } from './steps.ts';

const missing = [...worldNeeds, 'nginx'].filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const name = 'nas.example.test';
let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

const order = async (page: Page): Promise<void> => {
  await orderByRfc2136(page, world, name);
};

const section = (page: Page) => page.getByRole('region', { name: 'Served where' });
const dialog = (page: Page) => page.getByRole('dialog');
const openWatched = (page: Page) => page.getByRole('button', { name: 'Watched hosts', exact: true }).click();

const addHost = async (page: Page, host: string, port: number): Promise<void> => {
  await dialog(page).getByLabel('Host').fill(host);
  await dialog(page).getByLabel('Port').fill(String(port));
  await dialog(page).getByRole('button', { name: 'Add a host' }).click();
  await expect(dialog(page)).toHaveCount(0);
};

test('a certificate is seen where it is served, and the switch is a person’s', async ({ page, host }) => {
  test.setTimeout(90_000);
  await startForReal(page);
  await order(page);
  const switched = page.getByRole('checkbox', { name: 'Watch where it is served' });
  // Nobody on the internet knows the name, so nothing is asked before a person says so.
  await expect(switched).not.toBeChecked();
  await switched.check();
  await expect(switched).toBeChecked();

  const live = join(host.profile, 'live', name);
  const server = await startNginx({ chain: join(live, 'fullchain.pem'), key: join(live, 'privkey.pem') });
  try {
    await page.getByRole('button', { name: 'Back to the certificates' }).click();
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await expect(section(page).getByRole('heading', { name: `${name}:443` })).toBeVisible();
    await expect(section(page).getByRole('checkbox')).toBeChecked();
    await expect(section(page).getByText('Not looked at yet')).toBeVisible();

    await section(page).getByRole('button', { name: 'Add a host' }).click();
    await hasNoBarrier(page);
    await addHost(page, name, server.port);
    const ours = section(page)
      .getByRole('listitem')
      .filter({ hasText: `${name}:${server.port}` })
      .first();
    await expect(ours.getByText('Fine').first()).toBeVisible({ timeout: 20_000 });
    await expect(ours.getByText('127.0.0.1')).toBeVisible();

    await section(page)
      .getByRole('button', { name: `Look now at ${name}:443` })
      .click();
    await expect(section(page).getByText('The connection is refused · 127.0.0.1')).toBeVisible({ timeout: 20_000 });
    await expect(section(page).getByText('No certificate')).toHaveCount(0);
    await hasNoBarrier(page);
    await section(page)
      .getByRole('button', { name: `Remove ${name}:443` })
      .click();
    await expect(section(page).getByRole('heading', { name: `${name}:443` })).toHaveCount(0);

    await openWatched(page);
    await expect(page.getByText('No other hosts are watched.')).toBeVisible();
    await hasNoBarrier(page);
    await page.getByRole('button', { name: 'Add a host' }).click();
    await dialog(page).getByRole('button', { name: 'Add a host' }).click();
    await expect(dialog(page).getByText('Enter a name like mail.example.org, or an address.')).toBeVisible();
    await addHost(page, '127.0.0.1', server.port);
    await expect(page.getByText('The certificate is for other names · 127.0.0.1')).toBeVisible({ timeout: 20_000 });
    await hasNoBarrier(page);
    await page.reload();
    await openWatched(page);
    await expect(page.getByRole('heading', { name: `127.0.0.1:${server.port}` })).toBeVisible();
    await page.getByRole('button', { name: `Remove 127.0.0.1:${server.port}` }).click();
    await expect(page.getByText('No other hosts are watched.')).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('in practice nothing is watched', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'Watched hosts', exact: true }).click();
  await expect(page.getByText(/Practice certificates are served nowhere/)).toBeVisible();
  await hasNoBarrier(page);
});
