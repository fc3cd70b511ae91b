/** Exporting: before anything is written, an old Windows with its password, what was proven, fields of a console. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { orderInPractice } from '../e2e/steps.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const exporting: Scene = {
  names: ['export'],
  take: () => withHost(putToUse),
};

const putToUse = async (page: Page): Promise<void> => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const folder = tempFolder('certificates-');
  const places = page.getByRole('navigation', { name: 'Destinations' });
  try {
    await orderInPractice(page, 'intranet.example.org');
    await photograph(page, 'export-done', { whole: true });
    await button('Put it to use…').click();
    await button('Make the download').waitFor();
    await photograph(page, 'export-first');
    await places.getByRole('searchbox').fill('iis');
    await places.getByRole('button', { name: /^IIS/ }).click();
    await page.getByText('2016', { exact: true }).click();
    await page.getByText('A folder where Certwright runs').click();
    await page.getByLabel('Folder', { exact: true }).fill(join(folder.path, 'Certificates'));
    await page.getByText(/does not exist yet/).waitFor();
    await photograph(page, 'export-windows');
    await button('Write the file').click();
    await page.getByRole('heading', { name: /^Written/ }).waitFor();
    await photograph(page, 'export-proven', { whole: true });
    await places.getByRole('searchbox').fill('');
    await places.getByRole('button', { name: /^Synology/ }).click();
    await button('Write 3 files').waitFor();
    await photograph(page, 'export-fields', { whole: true });
    await places.getByRole('button', { name: /^Home Assistant/ }).click();
    await button('Write 2 files').waitFor();
    await button('Write 2 files').click();
    await page.getByRole('heading', { name: /^Written/ }).waitFor();
    await places.getByRole('button', { name: /^HFS/ }).click();
    await places.getByRole('button', { name: /^Home Assistant/ }).click();
    await page.getByText('2 of these files are there already.').waitFor();
    await button('Write 2 files').click();
    await page.getByRole('dialog').waitFor();
    await photograph(page, 'export-replace');
  } finally {
    folder.remove();
  }
};
