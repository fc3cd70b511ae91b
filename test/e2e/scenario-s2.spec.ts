/** Cosmos-Server at netcup: three name servers that publish one after the other, and a restart while they do. */
import type { Page } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { legacyContract } from '../contract/providers/netcup.stand-in.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { findTool } from '../support/find-tool.ts';
import { startKnot } from '../support/knot.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import { publishAt, type RecordChange, textsAt, toldOf } from '../support/scenario.ts';
import { updateKey } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, startHost, test } from './host.ts';
import { certificateIsReady, confirmOrder, enterNames, next, passChecks, startForReal } from './steps.ts';

const missing = ['named', 'knotd', 'pebble', 'openssl', 'nsupdate', 'dig'].filter(
  (name) => findTool(name) === undefined,
);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const servers = ['root-dns.netcup.net', 'second-dns.netcup.net', 'third-dns.netcup.net'];
const names = ['domain.test', '*.domain.test'];
const zones: Zones = new Map([['domain.test', []]]);
const changes: RecordChange[] = [];
let hosts: readonly Bind[] = [];
let api: ProviderStandIn;
let pebble: Pebble;

test.beforeAll(async () => {
  const served = [
    { name: 'domain.test', nameServers: servers, negativeTtl: 300 },
    { name: 'netcup.net', records: servers.map((host, at) => `${host.split('.')[0]} IN A 127.0.0.${at + 1}`) },
  ];
  const shared = { zones: served, keys: [updateKey] };
  hosts = await Promise.all([
    startBind(shared),
    startKnot({ ...shared, address: '127.0.0.2' }),
    startKnot({ ...shared, address: '127.0.0.3' }),
  ]);
  // The API takes every change at once, and tells the name servers nothing.
  api = await startProviderStandIn(toldOf(legacyContract.routes(zones), zones, (change) => void changes.push(change)));
  pebble = await startPebble({ dnsServer: hosts[0]?.endpoint ?? '' });
});
test.afterAll(async () => {
  await api?.close();
  await pebble?.stop();
  for (const host of hosts) await host.stop();
});

const added = () => changes.filter(({ effect }) => effect === 'add').map(({ value }) => value);
/** One name server reloads its zone. */
const reload = (at: number): void => {
  const host = hosts[at];
  if (host === undefined) throw new Error(`no name server ${at}`);
  for (const change of changes) publishAt(host, change);
};
/** Of the only run, as the profile has it on disk. */
const runAt = (profile: string): RunView | undefined => {
  const storage = openStorage(profile);
  const [run] = storage.runs.list();
  storage.close();
  return run?.view;
};

const fillIn = async (page: Page): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await page
    .getByRole('combobox', { name: 'Certificate authority' })
    .selectOption({ label: 'Another authority, by address' });
  await page.getByRole('textbox', { name: 'Directory address' }).fill(pebble.directoryUrl);
  await page.getByRole('textbox', { name: /root certificate/ }).fill(pebble.rootPem);
  await enterNames(page, names.join(', '), 2);
  await next(page);
  await page.getByText('Advanced', { exact: true }).click();
  await page
    .getByRole('textbox', { name: 'DNS servers to ask' })
    .fill(hosts.map(({ endpoint }) => endpoint).join(', '));
  await expect(page.getByText(`The name servers are those of netcup: ${servers.join(', ')}`)).toBeVisible();
  await page.getByLabel('API key', { exact: true }).fill(legacyContract.fields.apiKey ?? '');
  await page.locator('summary', { hasText: 'More settings' }).click();
  await page.getByLabel('Customer number').fill(legacyContract.fields.customerNumber ?? '');
  await page.getByLabel('API password').fill(legacyContract.fields.apiPassword ?? '');
  await page.getByRole('textbox', { name: /^API address/ }).fill(api.endpoint);
  for (const wait of ['Wait at least', 'Give up after'])
    await expect(page.getByRole('textbox', { name: wait })).toHaveValue('');
};

/** Which of the three have the records, with nothing else in the table. */
const matrixShows = async (page: Page, ...states: readonly ('Has it' | 'Not yet')[]): Promise<void> => {
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(servers.length + 1);
  for (const [at, state] of states.entries()) {
    const row = rows.nth(at + 1);
    await expect(row.getByRole('rowheader')).toHaveText(servers[at] ?? '');
    await expect(row.getByRole('cell').nth(0)).toHaveText(state, { timeout: 20_000 });
    await expect(row.getByRole('cell').nth(1)).toHaveText(state);
    await expect(row.getByRole('cell').nth(2)).toHaveText(/^\d+/);
  }
};

test('recognised, waited for with a forecast, gone on with after a restart with the same records, and issued with no setting', async ({
  page,
  host,
}) => {
  test.setTimeout(90_000);
  await fillIn(page);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await expect(page.getByRole('heading', { name: 'Waiting for the name servers' })).toBeVisible();
  await matrixShows(page, 'Not yet', 'Not yet', 'Not yet');
  await expect(page.getByText('0 of 3 have it', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Expected around .+, going by what the provider usually takes\.$/)).toBeVisible();
  await hasNoBarrier(page);
  const [before, values] = [runAt(host.profile), added()];
  expect(values).toHaveLength(2);

  await page.goto('about:blank');
  await host.program.stop();
  const again = await startHost(host.profile);
  try {
    await page.goto(again.link);
    await page
      .getByRole('button', { name: /domain\.test/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Waiting for the name servers' })).toBeVisible();
    reload(0);
    await matrixShows(page, 'Has it', 'Not yet', 'Not yet');
    await expect(page.getByText('1 of 3 have it', { exact: true })).toBeVisible();
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: servers[0] ?? '' })
        .getByText('new'),
    ).toBeVisible();
    await expect(page.getByText('Not sure to find it')).toBeVisible();
    await hasNoBarrier(page);
    reload(2);
    await matrixShows(page, 'Has it', 'Not yet', 'Has it');
    expect(added()).toEqual(values);
    for (const at of [0, 2]) expect(textsAt(hosts[at] as Bind, '_acme-challenge.domain.test')).toHaveLength(2);
    reload(1);
    await certificateIsReady(page);
    await hasNoBarrier(page);
    const after = runAt(host.profile);
    expect(after).toMatchObject({ id: before?.id, orderUrl: before?.orderUrl, status: 'succeeded', warnings: [] });
    expect(added()).toEqual(values);
    expect(zones.get('domain.test')).toEqual([]);
    await page.goto('about:blank');
  } finally {
    await again.program.stop();
  }
});
