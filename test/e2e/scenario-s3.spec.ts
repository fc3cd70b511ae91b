/** HFS: a certificate over port 80, which another program has taken when the renewal is rehearsed. */
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { type InnerHost, type Stage, startInnerHost, startStage } from '../support/inner-host.ts';
import {
  hasPrivateNetworks,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import type { S3Facts } from '../support/scenario-s3-stage.ts';
import { addresses, name } from '../support/scenario-s3-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { updateKey } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect } from './host.ts';
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

const missing = [...privateNetworkNeeds, 'named', 'pebble', 'openssl', 'nsupdate', 'dig'].filter(
  (tool) => findTool(tool) === undefined,
);
if (!hasPrivateNetworks()) missing.push('a kernel that lets users have networks');
base.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let network: PrivateNetwork;
let stage: Stage<S3Facts>;
const test = base.extend<{ host: InnerHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const folder = tempFolder();
    const host = await startInnerHost(network, join(folder.path, 'profile'));
    await use(host);
    await host.stop();
    folder.remove();
  },
});
test.beforeAll(async () => {
  network = await openPrivateNetwork();
  // Addresses of loopback count for nothing, so there has to be a device.
  network.run('ip', ['link', 'add', 'line', 'type', 'veth', 'peer', 'name', 'beyond']);
  network.run('ip', ['address', 'add', `${addresses.own}/32`, 'dev', 'line']);
  for (const device of ['line', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
  stage = await startStage<S3Facts>(network, 'scenario-s3-stage.ts');
});
test.afterAll(async () => {
  await stage?.stop();
  await network?.stop();
});

const section = (page: Page) => page.getByRole('region', { name: 'The next renewal' });
const verdict = (page: Page, words: RegExp) =>
  expect(section(page).getByRole('heading', { name: words })).toBeVisible({ timeout: 30_000 });
const dialog = (page: Page) => page.getByRole('dialog');
const rehearse = (page: Page) => page.getByRole('button', { name: 'Rehearse', exact: true }).click();

/** By port 80, with a key to the zone stored on the way. */
const issueOverPort80 = async (page: Page): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, { pebble: stage.facts });
  await enterNames(page, name, 1);
  await next(page);
  await enterRfc2136(page, { bind: { endpoint: stage.facts.bind } }, updateKey.secret);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText('Removal of the test record')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('radio', { name: /A file on port 80/ }).check();
  await expect(page.getByText('Needs port 80 to be reachable from the internet.')).toBeVisible();
  // The same as for the proof by DNS: the checks look up where the name points to.
  const resolvers = page.getByRole('textbox', { name: 'DNS servers to ask' });
  await expect(resolvers).toHaveValue(stage.facts.bind);
  const onward = page.getByRole('button', { name: 'Continue', exact: true });
  await resolvers.clear();
  await resolvers.fill('home.example');
  await expect(onward).toBeDisabled();
  await resolvers.fill(stage.facts.bind);
  // What is wrong with another way keeps nobody from this one.
  await page.getByRole('textbox', { name: 'Port to listen on' }).fill('no port');
  await expect(onward).toBeDisabled();
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await expect(onward).toBeEnabled();
  await page.getByRole('radio', { name: /A file on port 80/ }).check();
  await expect(onward).toBeEnabled();
  await hasNoBarrier(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  await page.getByRole('button', { name: 'See the certificate' }).click();
};

test('a taken port is found by a rehearsal, with the program that has it; freed, or with the proof by DNS, it renews again', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await issueOverPort80(page);
  await rehearse(page);
  await verdict(page, /^Will renew: everything it needs is there\.$/);

  const willFail = async () => {
    const pid = await stage.tell('hold');
    await rehearse(page);
    await verdict(page, new RegExp(`^Will fail: Port 80 is taken by ${basename(process.execPath)} \\(${pid}\\)\\.$`));
  };
  await willFail();
  await expect(section(page)).toContainText('Stop it for a moment, or use the DNS challenge.');
  await hasNoBarrier(page);
  await stage.tell('free');
  await rehearse(page);
  await verdict(page, /^Will renew/);

  await willFail();
  await section(page).getByRole('button', { name: 'Prove by DNS' }).click();
  await expect(dialog(page).getByRole('radio', { name: /RFC 2136.*Recommended/ })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(dialog(page)).toContainText('Proof: http-01 → dns-01');
  await expect(dialog(page)).toContainText('Nothing is ordered before you confirm it.');
  await dialog(page).getByRole('button', { name: 'Do it' }).click();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('DNS record at Own name server (RFC 2136)')).toBeVisible();
  await confirmOrder(page);
  await certificateIsReady(page);
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await rehearse(page);
  await verdict(page, /^Will renew/);
});
