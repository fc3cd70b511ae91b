/** Certimate at Tencent Cloud: a resolver that makes addresses up, a key with what nobody sees, and a failing clean-up. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { type InnerHost, type Stage, startInnerHost, startStage } from '../support/inner-host.ts';
import {
  hasPrivateNetworks,
  openPrivateMachine,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import type { S4Facts } from '../support/scenario-s4-stage.ts';
import { loopbackAddresses, proxyResolver } from '../support/scenario-s4-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect } from './host.ts';
import { certificateIsReady, chooseOwnAuthority, confirmOrder, enterNames, next, startForReal } from './steps.ts';

const missing = [...privateNetworkNeeds, 'mount', 'named', 'pebble', 'openssl', 'nsupdate', 'dig'].filter(
  (tool) => findTool(tool) === undefined,
);
if (!hasPrivateNetworks()) missing.push('a kernel that lets users have networks');
base.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const folder = tempFolder('certwright-s4-');
let network: PrivateNetwork;
let stage: Stage<S4Facts>;
const test = base.extend<{ host: InnerHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const trusted = join(folder.path, 'operators.pem');
    writeFileSync(trusted, stage.facts.operatorsRootPem);
    const host = await startInnerHost(network, join(folder.path, 'profile'), { NODE_EXTRA_CA_CERTS: trusted });
    await use(host);
    await host.stop();
  },
});
test.beforeAll(async () => {
  network = await openPrivateMachine();
  for (const address of loopbackAddresses) network.run('ip', ['address', 'add', address, 'dev', 'lo']);
  const resolvers = join(folder.path, 'resolv.conf');
  writeFileSync(resolvers, `nameserver ${proxyResolver}\n`);
  network.run('mount', ['--bind', resolvers, '/etc/resolv.conf']);
  stage = await startStage<S4Facts>(network, 'scenario-s4-stage.ts');
});
test.afterAll(async () => {
  await stage?.stop();
  await network?.stop();
  folder.remove();
});

const place = '_acme-challenge.nas.example.test';
const leftOver = (page: Page) => page.getByRole('region', { name: 'Left-over records' });
const dialog = (page: Page) => page.getByRole('dialog');
const openScreen = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();

/** As it comes out of a chat window: full-width letters, blanks, zero-width characters. */
const typeKey = async (page: Page): Promise<void> => {
  const { secretId = '', secretKey = '' } = stage.facts.fields;
  const id = page.getByRole('textbox', { name: 'SecretId' });
  await id.fill(`\u3000${secretId.replace('AKID', 'ＡＫＩＤ')}\u200b `);
  await expect(id).toHaveAccessibleDescription(
    `${secretId.length} characters. 7 blank, invisible or full-width characters were put right.`,
  );
  const key = page.getByLabel('SecretKey');
  await key.fill(`${secretKey.slice(0, 8)}\u200d${secretKey.slice(8)}`);
  await expect(key).toHaveAccessibleDescription(
    `${secretKey.length} characters. One blank, invisible or full-width character was put right.`,
  );
};

test('named and worked around, said while typing, issued although cleaning up fails, and the left-over removed later', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, { pebble: stage.facts });
  await enterNames(page, 'nas.example.test', 1);
  await next(page);
  await expect(
    page.getByText(/^The name servers are those of Tencent Cloud .*: f1g1ns1\.dnspod\.net, f1g1ns2\.dnspod\.net$/),
  ).toBeVisible();
  await typeKey(page);
  await hasNoBarrier(page);
  await page.locator('summary', { hasText: 'More settings' }).click();
  await page.getByRole('textbox', { name: /^API address/ }).fill(stage.facts.endpoint);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText('Removal of the test record')).toBeVisible({ timeout: 30_000 });
  await next(page);
  await expect(page.getByRole('heading', { name: 'It may work, but take a look first' })).toBeVisible({
    timeout: 30_000,
  });
  const found = page.getByRole('list', { name: 'What needs you' });
  await expect(found).toContainText(`${proxyResolver}:53 answers with made-up addresses`);
  await expect(found).toContainText('Certwright asks other DNS servers, so the order is not affected.');

  await stage.tell('deletions', false);
  await next(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  const warnings = page.getByRole('region', { name: 'Worth knowing' });
  await expect(warnings).toContainText('AuthFailure.SignatureFailure');
  await expect(warnings).toContainText(
    'It does no harm to the certificate, and its removal is tried again for a week.',
  );
  await hasNoBarrier(page);
  const { atProvider, served } = (await stage.tell('zone')) as { atProvider: string[]; served: string[] };
  expect(served).toEqual(atProvider.map((value) => `"${value}"`));
  expect(atProvider).toHaveLength(1);

  await warnings.getByRole('button', { name: 'Open DNS and keys' }).click();
  await expect(leftOver(page)).toContainText(atProvider[0] ?? '');
  await expect(leftOver(page)).toContainText(/(Its removal is|Removal failed 1 time,) tried again until/);
  await stage.tell('deletions', true);
  await page.getByRole('button', { name: `Remove ${place} ${atProvider[0]}` }).click();
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(leftOver(page)).toContainText('Nothing is left over.');
  expect(await stage.tell('zone')).toEqual({ atProvider: [], served: [] });

  const check = page.getByRole('region', { name: 'This computer’s DNS' });
  await check.getByRole('button', { name: 'Check it' }).click();
  await expect(check).toContainText(`${proxyResolver}:53 gives made-up addresses`, { timeout: 30_000 });
  await openScreen(page, /^Messages/);
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
    'A test record was left in the zone',
  );
});
