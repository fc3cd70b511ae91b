/** Certificates of other clients: found, what taking over takes and asks, taken over, given back, nothing found. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { startForReal } from '../e2e/steps.ts';
import { writeAcmeSh } from '../support/acme-sh-layout.ts';
import { madeCertificate } from '../support/made-certificate.ts';
import { type Place, photograph, type Scene, withHost } from './photograph.ts';

export const adopt: Scene = { names: ['adopt'], take: () => withHost(takeOver, leaveCertificates) };

const healthy = 'nas.example.org';
const unknown = 'mail.example.org';

const leaveCertificates = async ({ home, cron }: Place): Promise<void> => {
  const folder = join(home, '.acme.sh');
  for (const [name, daysLeft, webroot] of [
    [healthy, 60, '/var/www'],
    [unknown, 3, 'dns_nobody'],
    ['shop.example.net', -2, '/var/www'],
  ] as const) {
    const { certificatePem, keyPem } = await madeCertificate(name, daysLeft);
    writeAcmeSh({
      ...{ home: folder, names: [name, `www.${name}`], webroot, chainPem: certificatePem, keyPem },
      directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
      ...{ accountUrl: '', accountKeyPem: '' },
    });
  }
  // Without an account nobody is asked.
  rmSync(join(folder, 'ca'), { recursive: true });
  cron.edit(() => `12 0 * * * "${folder}"/acme.sh --cron --home "${folder}" > /dev/null\n`);
};

const takeOver = async (page: Page, { home }: Place): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await startForReal(page);
  await openScreen(page, { screen: 'adopt' });
  await button(`Take over: ${healthy}`).waitFor();
  await photograph(page, 'adopt-found', { whole: true });
  await button(`Take over: ${unknown}`).click();
  await dialog.getByText('The account at the authority').waitFor();
  await photograph(page, 'adopt-ask-proof');
  await dialog.getByLabel('How are the names proven from now on?').selectOption('webroot');
  await dialog.getByLabel('Folder that is served').fill('/var/www');
  await photograph(page, 'adopt-ask-folder');
  await page.keyboard.press('Escape');
  await button(`Take over: ${healthy}`).click();
  await dialog.getByText('The account at the authority').waitFor();
  await photograph(page, 'adopt-ask');
  await dialog.getByRole('button', { name: 'Take over', exact: true }).click();
  await page.getByText(`${healthy} is looked after by Certwright now.`).waitFor();
  await photograph(page, 'adopt-taken', { whole: true });
  await button(`Give back: ${healthy}`).click();
  await photograph(page, 'adopt-give-back');
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await page.getByText(`${healthy} is looked after by acme.sh again.`).waitFor();
  await page.getByLabel('Folder of the client on this computer').fill(join(home, 'programs'));
  await button('Look there').click();
  await page.getByText('No client that we know keeps its certificates there').waitFor();
  await photograph(page, 'adopt-none-there', { whole: true });
};
