/** A DNS provider: another one than the name servers tell of, refused, proven, and with all its fields. */
import type { Page } from '@playwright/test';
import { contract as cloudflare } from '../contract/providers/cloudflare.stand-in.ts';
import { askBindAlone, chooseOwnAuthority, enterNames, next, startForReal } from '../e2e/steps.ts';
import { startBind } from '../support/bind.ts';
import { startProviderStandIn } from '../support/provider-stand-in.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

export const provider: Scene = {
  names: [
    'provider-other',
    'provider-cloudflare',
    'provider-refused',
    'provider-doctor',
    'provider-waits',
    'provider-lines',
  ],
  take: () => withWorld(connect),
};

const connect = async (world: World): Promise<void> => {
  const hosted = await startHosted();
  try {
    await withHost(async (page) => {
      await startForReal(page);
      await page.getByRole('button', { name: 'New certificate' }).first().click();
      await chooseOwnAuthority(page, world);
      await enterNames(page, 'nas.example.test', 1);
      await next(page);
      await nextChoice(page, 'digitalocean');
      await askBindAlone(page, { ...world, bind: hosted.bind });
      await page.getByRole('button', { name: 'Use Cloudflare' }).waitFor();
      await photograph(page, 'provider-other');
      await page.getByRole('button', { name: 'Use Cloudflare' }).click();
      await page.getByText('More settings').click();
      await photograph(page, 'provider-cloudflare', { whole: true });
      await page.getByRole('textbox', { name: /^API address/ }).fill(hosted.endpoint);
      await page.getByLabel('API token', { exact: true }).fill(`${cloudflare.fields.apiToken}X`);
      await page.getByRole('button', { name: 'Save and test' }).click();
      await page.getByText('It stopped at').waitFor();
      await photograph(page, 'provider-refused', { whole: true });
      await page.getByLabel('API token', { exact: true }).fill(` ${cloudflare.fields.apiToken}`);
      await page.getByRole('button', { name: 'Save and test' }).click();
      await page.getByText(/^Tested \d/).waitFor();
      await photograph(page, 'provider-doctor', { whole: true });
      await page.getByRole('textbox', { name: 'Wait at least' }).fill('a while');
      await page.getByRole('textbox', { name: 'Give up after' }).fill('10 min');
      await page.getByRole('textbox', { name: 'DNS servers to ask' }).focus();
      await photograph(page, 'provider-waits', { whole: true });
      await nextChoice(page, 'googlecloud');
      await photograph(page, 'provider-lines', { whole: true });
    });
  } finally {
    await hosted.stop();
  }
};

const nextChoice = async (page: Page, id: string): Promise<void> => {
  await page.getByRole('button', { name: 'Choose another…' }).click();
  await page.getByRole('searchbox', { name: 'Find your provider' }).fill(id);
  await page.getByRole('list', { name: 'DNS providers' }).getByRole('button').first().click();
};

/** A zone that Cloudflare serves, by the names of its name servers, and its API beside it. */
const startHosted = async () => {
  const bind = await startBind({
    zones: [
      { name: 'example.test', nameServers: ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'] },
      { name: 'ns.cloudflare.com', records: ['ada IN A 127.0.0.1', 'bob IN A 127.0.0.1'] },
    ],
  });
  const answer = cloudflare.routes(new Map(['example.test', 'shop.test', 'family.test'].map((name) => [name, []])));
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const standIn = await startProviderStandIn((asked) =>
    asked.path === '/user/tokens/verify'
      ? { status: 200, json: { success: true, errors: [], result: { status: 'active', expires_on: soon } } }
      : answer(asked),
  );
  const stop = () => Promise.all([bind.stop(), standIn.close()]);
  return { bind, endpoint: standIn.endpoint, stop };
};
