/** The step that connects to a DNS provider: recognised, found, filled in, proven. */
import type { Page } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import { contract as cloudflare } from '../contract/providers/cloudflare.stand-in.ts';
import { contract as googlecloud } from '../contract/providers/googlecloud.stand-in.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { findTool } from '../support/find-tool.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  askBindAlone,
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  passChecks,
  startForReal,
} from './steps.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

const cloudflareServers = ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'];
const amazonServers = [
  'ns-1021.awsdns-63.net',
  'ns-1417.awsdns-49.org',
  'ns-1890.awsdns-44.co.uk',
  'ns-310.awsdns-38.com',
];
let world: World;
/** The same zone as a provider would serve it, by the names of its name servers. */
let hosted: Bind;
let standIn: ProviderStandIn | undefined;

test.beforeAll(async () => {
  world = await startWorld();
  hosted = await startBind({
    zones: [
      { name: 'example.test', nameServers: cloudflareServers, records: ['nas IN A 127.0.0.1'] },
      {
        name: 'shared.test',
        nameServers: ['ada.ns.cloudflare.com', 'ns1.shared.test'],
        records: ['ns1 IN A 127.0.0.1'],
      },
      { name: 'wide.test', nameServers: amazonServers },
      ...amazonServers.map((host) => {
        const [label = '', ...zone] = host.split('.');
        return { name: zone.join('.'), records: [`${label} IN A 127.0.0.1`] };
      }),
      { name: 'ns.cloudflare.com', records: ['ada IN A 127.0.0.1', 'bob IN A 127.0.0.1'] },
    ],
    keys: [updateKey],
  });
});
test.afterEach(async () => {
  await standIn?.close();
  standIn = undefined;
});
test.afterAll(async () => {
  await hosted.stop();
  await world.stop();
});

/** The steps are listed before they are taken. */
const testHasEnded = (page: Page) => expect(page.getByText(/^Tested \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });

const startOrder = async (page: Page, name: string): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, name, 1);
  await page.getByRole('radio', { name: /written automatically/ }).check();
  await next(page);
};

const providerList = (page: Page) => page.getByRole('list', { name: 'DNS providers' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find your provider' });
const chosen = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });
const opener = (page: Page) => page.getByRole('button', { name: 'Choose another…' });
const moreSettings = (page: Page) => page.locator('summary', { hasText: 'More settings' });
const choose = async (page: Page, id: string, name: string): Promise<void> => {
  await opener(page).click();
  await search(page).fill(id);
  await providerList(page).getByRole('button', { name }).first().click();
  await expect(chosen(page, name)).toBeVisible();
};

test('name servers tell the provider: right, another one with a button to take it, or only some of them', async ({
  page,
}) => {
  await startOrder(page, 'nas.example.test');
  await choose(page, 'cloudflare', 'Cloudflare');
  await askBindAlone(page, { ...world, bind: hosted });
  const servers = cloudflareServers.join(', ');
  await expect(page.getByText(`The name servers are those of Cloudflare: ${servers}`)).toBeVisible();
  await hasNoBarrier(page);

  await choose(page, 'digitalocean', 'DigitalOcean');
  await expect(page.getByText(`The name servers are those of Cloudflare: ${servers}`)).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Use Cloudflare' }).click();
  await expect(chosen(page, 'Cloudflare')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use Cloudflare' })).toHaveCount(0);

  await page.getByRole('button', { name: /Names/ }).click();
  await enterNames(page, 'nas.shared.test', 1);
  await next(page);
  await expect(page.getByText(/^Only some of the name servers are those of Cloudflare: ada/)).toBeVisible();

  await page.getByRole('button', { name: /Names/ }).click();
  await enterNames(page, 'nas.wide.test', 1);
  await next(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(page.getByText(`Amazon Route 53: ${amazonServers.join(', ')}`)).toBeVisible();
  const beyond = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(beyond).toBe(0);
});

test('more than seventy providers, found by English and Chinese names and by id, and chosen by keyboard', async ({
  page,
}) => {
  await startOrder(page, 'nas.example.test');
  const listed = providerList(page).getByRole('button');
  await opener(page).click();
  expect(await listed.count()).toBeGreaterThan(70);
  await hasNoBarrier(page);
  for (const [text, name] of [
    ['阿里云', /Alibaba|Aliyun/],
    ['腾讯云', /Tencent/],
    ['华为云', /Huawei/],
    ['hetzner', /Hetzner/],
    ['route53', /Route 53/],
    ['GOOGLE', /Google Cloud/],
    ['alidns', /Alibaba|Aliyun/],
  ] as const) {
    await search(page).fill(text);
    await expect(listed.filter({ hasText: name }).first()).toBeVisible();
    expect(await listed.count()).toBeLessThan(10);
  }
  await search(page).fill('no such provider');
  await expect(page.getByText('No provider is called that.')).toBeVisible();
  await hasNoBarrier(page);

  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('desec');
  await tabTo(page, listed.filter({ hasText: 'deSEC' }));
  await page.keyboard.press('Enter');
  await expect(chosen(page, 'deSEC')).toBeVisible();
  await expect(opener(page)).toBeFocused();
});

test('optional fields are folded; a test against the API shows every step, the zones, and a token that ends soon', async ({
  page,
}) => {
  const zones: Zones = new Map([
    ['example.test', []],
    ['shop.test', []],
  ]);
  const answer = cloudflare.routes(zones);
  const endsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  standIn = await startProviderStandIn((asked) =>
    asked.path === '/user/tokens/verify'
      ? { status: 200, json: { success: true, errors: [], result: { status: 'active', expires_on: endsAt } } }
      : answer(asked),
  );
  await startOrder(page, 'nas.example.test');
  await choose(page, 'cloudflare', 'Cloudflare');
  const address = page.getByRole('textbox', { name: /^API address/ });
  await expect(page.getByLabel('API token', { exact: true })).toBeVisible();
  await expect(address).toBeHidden();
  await moreSettings(page).click();
  await address.fill(standIn.endpoint);
  await address.clear();
  await expect(address).toBeVisible();
  await address.fill(standIn.endpoint);
  await page.getByLabel('API token', { exact: true }).fill(cloudflare.fields.apiToken ?? '');
  await askBindAlone(page, { ...world, bind: hosted });
  await expect(page.getByText('Cannot be shown again, only replaced')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save and test' }).click();
  const report = page.getByRole('list').filter({ hasText: 'Test record at the provider' }).getByRole('listitem');
  await testHasEnded(page);
  await expect(page.getByText('Removal of the test record')).toBeVisible();
  for (const [index, text] of [
    `example.test, served by ${cloudflareServers.join(', ')}`,
    'CredentialFor example.test',
    '2: example.test, shop.test',
    'At _acme-challenge.nas.example.test',
    'On 0 of 2 name servers so far',
    'Removal of the test record',
    'The key ends on ',
  ].entries())
    await expect(report.nth(index)).toContainText(text);
  await expect(report).toHaveCount(7);
  expect(zones.get('example.test')).toEqual([]);
  await hasNoBarrier(page);

  // What is stored stays in sight, of what is not stored nothing is claimed, and it can be emptied again.
  await expect(address).toHaveValue(standIn.endpoint);
  await expect(page.getByPlaceholder('Stored. Leave empty to keep it.')).toHaveCount(1);
  await expect(page.getByText('Cannot be shown again, only replaced')).toHaveCount(1);
  await address.clear();
  // With the usual address in place, a check would ask the provider itself.
  await page.route('**/ipc', (route) =>
    route.request().postData()?.includes('"preflight.start"') === true
      ? route.fulfill({ json: { ok: true, value: { id: 'never-begun' } } })
      : route.fallback(),
  );
  await next(page);
  await page.getByRole('button', { name: /Provider/ }).click();
  await moreSettings(page).click();
  await expect(address).toHaveValue('');
});

test('a secret of several lines is pasted as it is, and works', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  standIn = await startProviderStandIn(googlecloud.routes(new Map([['example.test', []]])));
  const json = googlecloud.fields.serviceAccountJson ?? '';
  expect(json).toContain('\n');
  await startOrder(page, 'nas.example.test');
  await choose(page, 'googlecloud', 'Google Cloud DNS');
  await moreSettings(page).click();
  await page.getByRole('textbox', { name: /^API address/ }).fill(standIn.endpoint);
  await page.evaluate((text) => navigator.clipboard.writeText(text), json);
  const field = page.getByRole('textbox', { name: 'Service account key (JSON)' });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(field).toHaveValue(json);
  await hasNoBarrier(page);
  await askBindAlone(page, { ...world, bind: hosted });
  await page.getByRole('button', { name: 'Save and test' }).click();
  await testHasEnded(page);
  await expect(page.getByText('Removal of the test record')).toBeVisible();
  await expect(page.getByText('It stopped at')).toHaveCount(0);
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('placeholder', 'Stored. Leave empty to keep it.');
  await hasNoBarrier(page);
});

/** Of the certificate, as the profile has it on disk. */
const policyAt = (profile: string): Policy | undefined => {
  const storage = openStorage(profile);
  const [certificate] = storage.certificates.list();
  storage.close();
  return certificate?.policy;
};

test('shortest and longest wait: what is no length of time is told and goes no further, and the rest reaches the order', async ({
  page,
  host,
}) => {
  await startOrder(page, 'nas.example.test');
  await enterRfc2136(page, world, updateKey.secret);
  const atLeast = page.getByRole('textbox', { name: 'Wait at least' });
  const giveUp = page.getByRole('textbox', { name: 'Give up after' });
  const onward = page.getByRole('button', { name: 'Continue', exact: true });
  await expect(onward).toBeEnabled();
  for (const [field, text] of [
    [atLeast, 'a while'],
    [atLeast, '40 d'],
    [giveUp, '10 parsecs'],
    [giveUp, '30 s'],
  ] as const) {
    await field.fill(text);
    await field.blur();
    await expect(page.getByText('Write a length of time such as 90 s, 15 min or 2 h.')).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(onward).toBeDisabled();
    await hasNoBarrier(page);
    await field.clear();
    await expect(field).toBeVisible();
    await expect(onward).toBeEnabled();
  }
  await atLeast.fill('2s');
  await giveUp.fill('10 min');
  await expect(giveUp).toHaveAccessibleDescription(/10 minutes/);
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  expect(policyAt(host.profile)).toMatchObject({ minimumWait: 2, maximumWait: 600 });
});
