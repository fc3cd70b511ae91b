/** The licences of what is built in: one opened, and a search that finds none. */
import { openScreen } from '../e2e/every-screen.ts';
import { startPractising } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const licences: Scene = {
  names: ['licences'],
  take: () =>
    withHost(async (page) => {
      const search = page.getByRole('searchbox');
      await startPractising(page);
      await openScreen(page, { screen: 'licences' });
      await search.fill('zod');
      await page.getByText('zod').first().click();
      await photograph(page, 'licences-open');
      await search.fill('no such thing');
      await photograph(page, 'licences-none');
    }),
};
