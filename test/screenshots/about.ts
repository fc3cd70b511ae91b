/** About, the licences, the guide and the list of keys. */
import type { Page } from '@playwright/test';
import { startPractising } from '../e2e/steps.ts';
import type { Photograph } from './checks.ts';

export const photographAbout = async (page: Page, photograph: Photograph): Promise<void> => {
  const openAbout = async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'About Certwright' }).click();
  };
  await startPractising(page);
  await openAbout();
  await page.getByText('Node.js').waitFor();
  await photograph(page, 'about');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog').waitFor();
  await photograph(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'How it works' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await photograph(page, 'guide', { whole: true });
  await openAbout();
  await page.getByRole('button', { name: 'Third-party licences' }).click();
  const search = page.getByRole('searchbox');
  await search.waitFor();
  await photograph(page, 'licences');
  await search.fill('zod');
  await page.getByText('zod').first().click();
  await photograph(page, 'licences-open');
  await search.fill('no such thing');
  await photograph(page, 'licences-none');
};
