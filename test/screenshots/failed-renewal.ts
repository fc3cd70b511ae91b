/** A certificate whose renewal failed, as in practice: the list, its page, its history and its run. */
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { startPractising } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const failedRenewal: Scene = { names: ['failed-renewal'], take: () => withHost(renewInVain) };

const renewInVain = async (page: Page): Promise<void> => {
  const renew = (within: Pick<Page, 'getByRole'>) =>
    within.getByRole('button', { name: 'Renew now', exact: true }).click();
  await startPractising(page);
  await openScreen(page, { screen: 'practice' });
  await page.getByRole('button', { name: 'Practise this: A renewal that will fail' }).click();
  await page.getByRole('heading', { name: /^Will fail/ }).waitFor();
  await renew(page);
  await renew(page.getByRole('dialog'));
  await page.getByRole('heading', { level: 1, name: /^Stopped at/ }).waitFor();
  await photograph(page, 'failed-renewal-run', { whole: true });
  await openScreen(page, { screen: 'certificates' });
  await page.getByRole('listitem').first().waitFor();
  await photograph(page, 'failed-renewal-list');
  await openScreen(page, { screen: 'renewals' });
  await page.getByRole('checkbox', { name: 'Failed only' }).check();
  await photograph(page, 'failed-renewal-history', { whole: true });
  await openScreen(page, { screen: 'certificates' });
  await page.getByRole('list', { name: 'Certificates' }).getByRole('button').first().click();
  await page.getByRole('heading', { level: 1, name: /renewal-blocked/ }).waitFor();
  await photograph(page, 'failed-renewal-certificate', { whole: true });
};
