/** Certificates of another client: found with their health, taken over with one button, given back. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeAcmeSh } from '../support/acme-sh-layout.ts';
import { crontabStandIn } from '../support/crontab-stand-in.ts';
import { madeCertificate } from '../support/made-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';
import { setLooks, settle } from './looks.ts';
import { startForReal } from './steps.ts';

const name = 'nas.example.org';

const test = base.extend<{ host: Host; cron: ReturnType<typeof crontabStandIn>; home: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  home: async ({}, use) => {
    const { path, remove } = tempFolder();
    await use(path);
    remove();
  },
  cron: ({ home }, use) => use(crontabStandIn(home)),
  host: async ({ home, cron }, use) => {
    const folder = join(home, '.acme.sh');
    for (const [one, daysLeft, webroot] of [
      [name, 60, '/var/www'],
      ['mail.example.org', 3, 'dns_nobody'],
    ] as const) {
      const { certificatePem, keyPem } = await madeCertificate(one, daysLeft);
      writeAcmeSh({
        ...{ home: folder, names: [one], webroot, chainPem: certificatePem, keyPem },
        directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
        ...{ accountUrl: '', accountKeyPem: '' },
      });
    }
    // Without an account nobody is asked.
    rmSync(join(folder, 'ca'), { recursive: true });
    cron.edit(() => `12 0 * * * "${folder}"/acme.sh --cron --home "${folder}" > /dev/null\n`);
    const host = await startHost(join(home, 'profile'), { ...cron.env, HOME: home });
    await use(host);
    await host.program.stop();
  },
});

const row = (page: Page, of: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: of }) });
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, called: string) => page.getByRole('button', { name: called, exact: true });

test('is found from the empty list, taken over and given back', async ({ page, cron, home }) => {
  await startForReal(page);
  await button(page, 'Take over from certbot, acme.sh and others').click();
  await expect(row(page, name)).toContainText(`acme.sh, ${join(home, '.acme.sh')}`);
  await expect(row(page, 'mail.example.org')).toContainText('It should have been renewed by now');
  await hasNoBarrier(page);
  const before = cron.table();

  await button(page, `Take over: ${name}`).click();
  await expect(dialog(page)).toContainText('A setting in');
  await expect(dialog(page)).toContainText('The account at the authority');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Take over', exact: true }).click();
  await expect(page.getByText(`${name} is looked after by Certwright now.`)).toBeVisible();
  await expect(row(page, name)).toContainText('Taken over');
  // What is left to the old client goes on.
  expect(cron.table()).toBe(before);

  // A provider that nobody knows here: the reader says how its names are proven.
  await button(page, 'Take over: mail.example.org').click();
  await expect(dialog(page).getByRole('button', { name: 'Take over', exact: true })).toBeDisabled();
  await dialog(page).getByLabel('How are the names proven from now on?').selectOption('webroot');
  await dialog(page).getByLabel('Folder that is served').fill('/var/www');
  await dialog(page).getByRole('button', { name: 'Take over', exact: true }).click();
  await expect(row(page, 'mail.example.org')).toContainText('Taken over');
  expect(cron.table()).toBe(`# Certwright: ${before}`);

  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: /^Certificates/ })
    .click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('certbot');
  await page.getByRole('option', { name: 'From other clients' }).click();
  for (const one of [name, 'mail.example.org']) {
    await button(page, `Give back: ${one}`).click();
    await dialog(page).getByRole('button', { name: 'Give back' }).click();
    await expect(page.getByText(`${one} is looked after by acme.sh again.`)).toBeVisible();
  }
  expect(cron.table()).toBe(before);
});

test('a folder that holds nothing of a client is said to', async ({ page, home }) => {
  await startForReal(page);
  await button(page, 'Take over from certbot, acme.sh and others').click();
  await page.getByLabel('Folder of the client on this computer').fill(join(home, 'programs'));
  await button(page, 'Look there').click();
  await expect(page.getByText('No client that we know keeps its certificates there')).toBeVisible();
  await setLooks(page, { language: 'zh', theme: 'dark' });
  await settle(page);
  await hasNoBarrier(page);
});
