/** As people set it who need it: text of 150 %, and the colours of the system. */
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { setTextSize } from '../e2e/looks.ts';
import { leaveRuns } from '../e2e/past-runs.ts';
import { orderInPractice } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const reading: Scene = {
  names: ['large-', 'forced-'],
  take: () =>
    withHost(async (page, { profile }) => {
      await orderInPractice(page, 'nas.example.org');
      leaveRuns(profile);
      await setTextSize(page, 24);
      await threeScreens(page, 'large');
      await setTextSize(page, 16);
      await page.emulateMedia({ forcedColors: 'active' });
      await threeScreens(page, 'forced');
    }),
};

const threeScreens = async (page: Page, how: 'large' | 'forced'): Promise<void> => {
  await openScreen(page, { screen: 'certificates' });
  await page.getByRole('listitem').first().waitFor();
  await photograph(page, `${how}-certificates`);
  await openScreen(page, { screen: 'run', id: 'run-failed' });
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await photograph(page, `${how}-run-failed`);
  await openScreen(page, { screen: 'settings' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await photograph(page, `${how}-settings`);
};
