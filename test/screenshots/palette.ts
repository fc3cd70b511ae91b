/** The palette, the glossary with a term that explains itself, and the page of components. */
import type { Page } from '@playwright/test';
import { startPractising } from '../e2e/steps.ts';
import type { Photograph } from './checks.ts';

export const photographPalette = async (page: Page, photograph: Photograph): Promise<void> => {
  /** The first Escape may only empty the field. */
  const close = async () => {
    for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  };
  const find = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill(text);
  };
  await startPractising(page);
  await photograph(page, 'palette-hint');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await photograph(page, 'palette');
  await page.getByRole('dialog').getByRole('combobox').fill('dns');
  await photograph(page, 'palette-found');
  await page.getByRole('dialog').getByRole('combobox').fill('NXDOMAIN looking up TXT');
  await photograph(page, 'palette-none');
  await close();
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: /^wildcards$/i }).waitFor();
  await photograph(page, 'glossary-term', {
    before: async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^(wildcards|通配符)$/i }).click();
    },
  });
  await close();
  await find('wildcard');
  await page.keyboard.press('Enter');
  await page.locator('#term-wildcard').waitFor();
  await photograph(page, 'glossary');
  await find('components');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Components' }).waitFor();
  await photograph(page, 'components', { whole: true });
};
