/** The palette, and a term that explains itself. */
import type { Page } from '@playwright/test';
import { startPractising } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const palette: Scene = {
  names: ['palette', 'glossary-term'],
  take: () => withHost(findAndExplain),
};

const findAndExplain = async (page: Page): Promise<void> => {
  const close = async () => {
    // The first Escape may only empty the field.
    for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  };
  await startPractising(page);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
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
};
