/** A failed run with its causes, and the windows of its fixes. */
import type { Page } from '@playwright/test';
import {
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  overrideChecks,
  startForReal,
} from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import type { Photograph } from './checks.ts';
import { photographNoRenewals } from './renewals.ts';

export const photographFailures = async (page: Page, world: World, photograph: Photograph): Promise<void> => {
  await startForReal(page);
  await photographNoRenewals(page, photograph);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test', 1);
  await next(page);
  await enterRfc2136(page, world, Buffer.alloc(32, 7).toString('base64'));
  world.update('add example.test 60 CAA 0 issue "letsencrypt.org"');
  await next(page);
  await page.getByRole('heading', { name: 'The order would fail' }).waitFor();
  await photograph(page, 'check-two', { whole: true });
  await overrideChecks(page);
  await confirmOrder(page);
  await page.getByRole('heading', { level: 1, name: /^Stopped at/ }).waitFor();
  await page.getByRole('button', { name: 'Correct the key' }).first().waitFor();
  await photograph(page, 'run-failed', { whole: true });
  await photographWindow(page, photograph, 'Correct the key', 'fix-key');
  world.update('delete example.test CAA');
};

const photographWindow = async (page: Page, photograph: Photograph, button: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').getByRole('button').last().waitFor();
  await photograph(page, name);
  await page.keyboard.press('Escape');
};
