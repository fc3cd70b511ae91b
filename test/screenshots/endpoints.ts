/** Where a certificate is served: as it should be, another one in its place, nobody there; and hosts of others. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { orderByRfc2136, startForReal } from '../e2e/steps.ts';
import { startNginx } from '../support/nginx.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, type Staged, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

export const endpoints: Scene = {
  names: ['served', 'watched'],
  take: () => withWorld((world) => withHost((page, at) => lookAtServers(page, at, world))),
};

const name = 'nas.example.test';

const lookAtServers = async (page: Page, { profile }: Staged, world: World): Promise<void> => {
  const live = join(profile, 'live', name);
  await startForReal(page);
  await orderByRfc2136(page, world, name);
  const server = await startNginx({ chain: join(live, 'fullchain.pem'), key: join(live, 'privkey.pem') });
  try {
    await ofTheCertificate(page, server.port);
    await ofOthers(page, server.port);
  } finally {
    await server.stop();
  }
};

const add = async (page: Page, host: string, port: number): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: /^Add (a|another) host/ }).click();
  await dialog.getByLabel('Host').fill(host);
  await dialog.getByLabel('Port').fill(String(port));
  await dialog.getByRole('button', { name: 'Add a host' }).click();
  await dialog.waitFor({ state: 'hidden' });
};

const ofTheCertificate = async (page: Page, port: number): Promise<void> => {
  const section = page.getByRole('region', { name: /^(Served where|在哪里使用)$/ });
  const shown = { before: () => section.evaluate((element) => element.scrollIntoView()) };
  await page.getByRole('checkbox', { name: 'Watch where it is served' }).check();
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await section.getByText('Not looked at yet').waitFor();
  await photograph(page, 'served-not-yet', shown);
  await add(page, name, port);
  await section.getByText('127.0.0.1').first().waitFor();
  await section.getByRole('button', { name: `Look now at ${name}:443` }).click();
  await section.getByText(/^The connection is refused/).waitFor();
  await photograph(page, 'served', shown);
};

const ofOthers = async (page: Page, port: number): Promise<void> => {
  await openScreen(page, { screen: 'watch' });
  await add(page, '127.0.0.1', port);
  await page.getByText(/^The certificate is for other names/).waitFor();
  await add(page, '127.0.0.1', 1);
  await page.getByText(/^The connection is refused/).waitFor();
  await photograph(page, 'watched', { whole: true });
};
