/** A real order from its provider on, and what there is to look at once it is done. */
import type { Page } from '@playwright/test';
import {
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  enterRfc2136,
  next,
  passChecks,
  startForReal,
} from '../e2e/steps.ts';
import { updateKey, type World } from '../support/world.ts';
import { photographChecks } from './checks.ts';
import { photographDns } from './dns.ts';
import { photograph, type Scene, withHost } from './photograph.ts';
import { photographRehearsals } from './rehearsals.ts';
import { photographRenewals } from './renewals.ts';
import { withWorld } from './with-world.ts';

export const order: Scene = {
  names: [
    'provider-first',
    'provider-list',
    'provider-tested',
    'check-running',
    'check-cancelled',
    'check-blocked',
    'order-done',
    'rehearsal',
    'renewals',
    'dns',
  ],
  take: () => withWorld((world) => withHost((page) => orderForReal(page, world))),
};

const orderForReal = async (page: Page, world: World): Promise<void> => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test, example.test', 2);
  await next(page);
  await photograph(page, 'provider-first');
  await page.getByRole('button', { name: 'Choose another…' }).click();
  await photograph(page, 'provider-list');
  await page.getByRole('button', { name: 'Close' }).click();
  await enterRfc2136(page, world, updateKey.secret);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await page.getByText(/^Tested \d/).waitFor();
  await photograph(page, 'provider-tested', { whole: true });
  await photographChecks(page, world);
  await passChecks(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  await photograph(page, 'order-done', { whole: true });
  await page.getByRole('button', { name: 'See the certificate' }).click();
  await photographRehearsals(page, world);
  await photographRenewals(page);
  await photographDns(page, world);
};
