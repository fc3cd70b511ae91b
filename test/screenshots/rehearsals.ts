/** The next renewal, tried early: on the page of the certificate before and after something forbids it, and in the list. */
import type { Page } from '@playwright/test';
import type { World } from '../support/world.ts';
import { photograph } from './photograph.ts';

/** From the page of a certificate that is there. */
export const photographRehearsals = async (page: Page, world: World): Promise<void> => {
  const tryNow = async (verdict: RegExp) => {
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByRole('heading', { name: verdict }).waitFor();
  };
  await photograph(page, 'rehearsal-never');
  await tryNow(/^Will renew/);
  await photograph(page, 'rehearsal-well');
  world.update('add example.test 60 CAA 0 issue "letsencrypt.org"');
  await tryNow(/^Will fail/);
  await photograph(page, 'rehearsal-failing', { whole: true });
  await page.getByRole('button', { name: 'Certificates', exact: true }).first().click();
  await page
    .getByText(/^Will fail/)
    .first()
    .waitFor();
  await photograph(page, 'rehearsal-list');
  world.update('delete example.test CAA');
};
