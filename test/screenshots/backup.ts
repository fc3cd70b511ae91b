/** Backup and move: made, looked into beside what is there, what went wrong, and what restoring leaves to be seen to. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { startForReal } from '../e2e/steps.ts';
import { policyFor, saveIssued } from '../support/stored-certificate.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

const passphrase = 'meadow violin harbour lantern';

const keep = (profile: string): void => {
  const storage = openStorage(profile);
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  for (const name of ['nas.example.org', 'mail.example.org', 'example.net'])
    saveIssued(storage, { id: name, policy: policyFor(name), chainPem: 'x', notBefore: at(-30), notAfter: at(60) });
  storage.close();
};

export const backup: Scene = {
  names: ['backup'],
  take: () => withHost((page, { profile }) => makeAndRestore(page, profile)),
};

const makeAndRestore = async (page: Page, profile: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const section = page.getByRole('region', { name: 'Backup and move' });
  const look = async (word: string) => {
    await dialog.getByLabel('Passphrase of the backup').fill(word);
    await dialog.getByRole('button', { name: 'Look inside' }).click();
  };
  const { rootPem } = await makeTlsIdentity();
  await startForReal(page);
  keep(profile);
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Settings', exact: true })
    .click();
  await page.getByRole('button', { name: 'Trust another authority…' }).click();
  await dialog.getByLabel('Its root certificate').fill(rootPem);
  await photograph(page, 'backup-roots-add');
  await dialog.getByRole('button', { name: 'Trust it' }).click();
  await page.getByRole('button', { name: /^Remove Certwright/ }).waitFor();
  await page.getByRole('button', { name: /^Remove Certwright/ }).scrollIntoViewIfNeeded();
  await photograph(page, 'backup-roots');
  await section.getByRole('button', { name: 'Make a backup…' }).click();
  await dialog.getByLabel('Passphrase of the backup').fill(passphrase);
  await dialog.getByLabel('Once more').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make a backup' }).click();
  const link = dialog.getByRole('link', { name: /Download/ });
  await link.waitFor();
  await photograph(page, 'backup-made');
  const download = page.waitForEvent('download');
  await link.click();
  const path = join(profile, '../saved.cwbackup');
  await (await download).saveAs(path);
  await section.getByRole('button', { name: 'Restore…' }).click();
  await dialog.locator('input[type=file]').setInputFiles(path);
  await look('another one entirely');
  await dialog.getByText('This passphrase does not open').waitFor();
  await photograph(page, 'backup-refused');
  await look(passphrase);
  await dialog.getByRole('region', { name: 'In the backup' }).waitFor();
  await photograph(page, 'backup-inside');
  await photograph(page, 'backup-inside-whole', { whole: true });
  await dialog.getByRole('radio', { name: /A key file/ }).check();
  await dialog.getByRole('checkbox', { name: 'Replace what is here' }).check();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await section.getByRole('button', { name: 'Done' }).waitFor();
  const heading = page.getByRole('heading', { name: /^(Backup and move|备份与迁移)$/ });
  const before = () => heading.evaluate((element) => element.scrollIntoView());
  await photograph(page, 'backup-restored', { before });
};
