/**
 * Photographs every screen in both languages and themes and in two sizes, into `screenshots/`. Words on a command line
 * choose: `npm run screenshots -- dns provider` takes those whose name begins so.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import { contract as cloudflare } from '../contract/providers/cloudflare.stand-in.ts';
import {
  askBindAlone,
  certificateIsReady,
  checksAreFine,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  passChecks,
  startForReal,
  startPractising,
} from '../e2e/steps.ts';
import { startBind } from '../support/bind.ts';
import { startProviderStandIn } from '../support/provider-stand-in.ts';
import { startWorld, updateKey, type World } from '../support/world.ts';
import { photographAbout } from './about.ts';
import { photographBackup } from './backup.ts';
import { photographCertificate } from './certificate.ts';
import { photographChecks } from './checks.ts';
import { photographExport } from './export.ts';
import { photographFailures } from './failures.ts';
import { photographFirstRun } from './first-run.ts';
import { photographList } from './list.ts';
import { photographNotices } from './notices.ts';
import { photographPalette } from './palette.ts';
import { folder, isWanted, photograph, withHost } from './photograph.ts';
import { photographPractice } from './practice.ts';
import { photographRehearsals } from './rehearsals.ts';
import { photographRenewals } from './renewals.ts';
import { photographReset } from './reset.ts';
import { photographSettings } from './settings.ts';
import { photographWatch } from './watch.ts';

const inPractice = 'certificates names proof practice check-fine review done authorities troubleshoot'.split(' ');
const ofACertificate = 'provider check rehearsal renewals dns watch'.split(' ');
const ofFailures = 'renewals-empty check-two run-failed fix'.split(' ');
const ofSituations = 'failures clock mended key served waiting'.split(' ').map((name) => `practice-${name}`);
const inEarnest = [...ofACertificate, ...ofFailures, 'first-run', 'reset'];

const certbotLog = `Certbot failed to authenticate some domains (authenticator: webroot). The Certificate Authority reported these problems:
  Domain: nas.example.org
  Type:   connection
  Detail: 203.0.113.7: Fetching http://nas.example.org/.well-known/acme-challenge/abc: Timeout during connect (likely firewall problem)`;

const practice = () =>
  withHost(async (page) => {
    await startPractising(page);
    await photograph(page, 'certificates-empty');
    await page.getByRole('button', { name: 'New certificate' }).first().click();
    await page.getByRole('textbox', { name: 'Names' }).fill('https://nas.example.org:5001, example.org');
    await page.getByRole('button', { name: 'Continue with 2 names' }).waitFor();
    await page.getByText(/^Draft saved/).waitFor();
    await photograph(page, 'names');
    await page.getByRole('button', { name: 'Continue with 2 names' }).click();
    await photograph(page, 'proof');
    await next(page);
    await photograph(page, 'practice-provider');
    await next(page);
    await checksAreFine(page);
    await photograph(page, 'check-fine');
    await next(page);
    await photograph(page, 'review');
    await confirmOrder(page);
    await certificateIsReady(page);
    await photograph(page, 'done');
    await page.getByRole('button', { name: 'Back to the certificates' }).click();
    await photograph(page, 'certificates');
    await page.getByRole('button', { name: 'Authorities', exact: true }).click();
    await photograph(page, 'authorities');
    await page.getByRole('button', { name: 'Troubleshooter', exact: true }).click();
    await photograph(page, 'troubleshoot');
    await page.getByRole('textbox', { name: 'Error, log or description' }).fill(certbotLog);
    await page.getByRole('button', { name: 'Find the cause' }).click();
    await page.getByRole('heading', { name: /fits?/ }).waitFor();
    await photograph(page, 'troubleshoot-found', { whole: true });
    await page.getByRole('textbox', { name: 'Error, log or description' }).fill('The weather is fine today.');
    await page.getByRole('button', { name: 'Find the cause' }).click();
    await page.getByRole('heading', { name: /Nothing in this text/ }).waitFor();
    await photograph(page, 'troubleshoot-unknown');
  });

const leaveRecords = async (world: World): Promise<void> => {
  const client = rfc2136.create(world.credential, systemClock);
  for (const fqdn of ['_acme-challenge.example.test', '_acme-challenge.nas.example.test'])
    await client.add(
      { zone: 'example.test', fqdn, value: randomBytes(32).toString('base64url'), ttl: 60 },
      AbortSignal.timeout(10_000),
    );
};

const dns = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const remover = page.getByRole('button', { name: /^Remove _acme/ }).first();
  await page.getByRole('button', { name: 'DNS and keys' }).click();
  await remover.waitFor();
  await photograph(page, 'dns', { whole: true });
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 60_000 });
  await photograph(page, 'dns-checked', { whole: true });
  await remover.click();
  await photograph(page, 'dns-remove');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove… / }).click();
  await photograph(page, 'dns-key-remove');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Test… / }).click();
  await dialog.getByRole('button', { name: 'Test', exact: true }).waitFor();
  await photograph(page, 'dns-test');
  await dialog.getByRole('button', { name: 'Test', exact: true }).click();
  await dialog.getByText(/^Tested \d/).waitFor();
  await photograph(page, 'dns-tested');
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

const connect = async (world: World): Promise<void> => {
  const hosted = await startHosted();
  try {
    await withHost(async (page) => {
      await startForReal(page);
      await page.getByRole('button', { name: 'DNS and keys' }).click();
      await page.getByText('Nothing is left over.').waitFor();
      await photograph(page, 'dns-empty');
      await page.getByRole('button', { name: 'Certificates', exact: true }).click();
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

const real = (world: World): Promise<void> =>
  withHost(async (page) => {
    await startForReal(page);
    await page.getByRole('button', { name: 'New certificate' }).first().click();
    await chooseOwnAuthority(page, world);
    await enterNames(page, 'nas.example.test, example.test', 2);
    await next(page);
    await photograph(page, 'provider-first');
    await page.getByRole('button', { name: 'Choose another…' }).click();
    await photograph(page, 'provider-list');
    await page.getByRole('button', { name: 'Close' }).click();
    await enterRfc2136(page, world, updateKey.secret);
    await page.getByRole('button', { name: 'Save and test' }).click();
    await page.getByText(/^Tested \d/).waitFor();
    await photograph(page, 'provider-tested', { whole: true });
    await photographChecks(page, world, photograph);
    await passChecks(page);
    await confirmOrder(page);
    await certificateIsReady(page);
    await page.getByRole('button', { name: 'See the certificate' }).click();
    await photographRehearsals(page, world, photograph);
    await photographRenewals(page, photograph);
    await leaveRecords(world);
    await dns(page);
    await page.keyboard.press('Escape');
    await photographWatch(page, photograph);
  });

mkdirSync(folder, { recursive: true });
if (isWanted(...inPractice)) await practice();
if (isWanted('about', 'guide', 'licences', 'shortcuts')) await withHost((page) => photographAbout(page, photograph));
if (isWanted('certificate-')) await withHost((page) => photographCertificate(page, photograph));
if (isWanted('export')) await withHost((page) => photographExport(page, photograph));
if (isWanted('palette', 'glossary', 'components')) await withHost((page) => photographPalette(page, photograph));
if (isWanted(...ofSituations)) await withHost((page) => photographPractice(page, photograph));
if (isWanted('list')) await photographList(photograph);
if (isWanted('settings')) await photographSettings(photograph);
if (isWanted('backup')) await withHost((page, { profile }) => photographBackup(page, profile, photograph));
if (isWanted('notices')) await withHost((page, { profile }) => photographNotices(page, profile, photograph));
if (isWanted(...inEarnest)) {
  const world = await startWorld();
  try {
    if (isWanted('first-run'))
      await withHost((page, { programs }) => photographFirstRun(page, world, programs, photograph));
    if (isWanted('reset')) await withHost((page) => photographReset(page, world, photograph));
    if (isWanted(...ofACertificate)) await real(world);
    if (isWanted(...ofFailures)) await withHost((page) => photographFailures(page, world, photograph));
    if (isWanted('dns-empty', 'provider')) await connect(world);
  } finally {
    await world.stop();
  }
}
