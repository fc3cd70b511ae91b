/** Failures to practise: the list, one at its checks, one that waits, one that is set right outside the app. */
import type { Page } from '@playwright/test';
import { checksAreFine, confirmOrder, next, startPractising } from '../e2e/steps.ts';
import type { Photograph } from './checks.ts';

export const photographPractice = async (page: Page, photograph: Photograph): Promise<void> => {
  const toList = () => page.getByRole('button', { name: 'Practise failures' }).click();
  const practise = (title: string) => page.getByRole('button', { name: `Practise this: ${title}` }).click();
  const wouldFail = () => page.getByRole('heading', { name: 'The order would fail' }).waitFor();
  await startPractising(page);
  await toList();
  await page.getByRole('heading', { name: 'Practise failures' }).waitFor();
  await photograph(page, 'practice-failures', { whole: true });
  await practise('The clock is wrong');
  await wouldFail();
  await photograph(page, 'practice-clock');
  await page.getByRole('button', { name: 'Set the clock right' }).click();
  await checksAreFine(page);
  await photograph(page, 'practice-mended');
  await page.reload();
  await toList();
  await practise('Wrong key');
  await wouldFail();
  await photograph(page, 'practice-key');
  await page.reload();
  await toList();
  await practise('The old certificate is still served');
  await page.getByText('Needs a look').waitFor();
  await photograph(page, 'practice-served');
  await practise('Slow DNS');
  await checksAreFine(page);
  await next(page);
  await confirmOrder(page);
  await page.getByRole('heading', { name: 'Waiting for the name servers' }).waitFor();
  await photograph(page, 'practice-waiting');
};
