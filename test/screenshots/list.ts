/** Many certificates: the list, some of them selected, nothing found, and what comes when. */
import { join } from 'node:path';
import { startHost } from '../e2e/host.ts';
import { fillWithMany } from '../support/many-certificates.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Photograph } from './checks.ts';
import { openPage } from './photograph.ts';

export const photographList = async (photograph: Photograph): Promise<void> => {
  const { path, remove } = tempFolder();
  const profile = join(path, 'profile');
  fillWithMany(profile, 1000);
  const host = await startHost(profile);
  const { page, close } = await openPage(host.link);
  try {
    await page.getByRole('listitem').filter({ hasText: 'Will renew' }).first().waitFor();
    await photograph(page, 'list-many');
    await page.getByRole('listitem').first().getByRole('button').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await photograph(page, 'list-selected');
    await page.getByRole('button', { name: 'Renew now…' }).click();
    await photograph(page, 'list-renew');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search names' }).fill('nothing-is-so');
    await photograph(page, 'list-nothing');
    await page.getByRole('button', { name: 'Show all certificates' }).click();
    await page.getByText('Time line', { exact: true }).click();
    await page.getByRole('table').getByRole('button').first().click();
    await photograph(page, 'list-time');
  } finally {
    await close();
    await host.program.stop();
    remove();
  }
};
