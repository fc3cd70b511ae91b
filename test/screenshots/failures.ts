/** Two things in the way, a run that fails on them with its causes, and the window that corrects the key. */
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
import { photograph, type Scene, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

export const failures: Scene = {
  names: ['check-two', 'run-failed', 'fix-key'],
  take: () => withWorld((world) => withHost((page) => orderAllTheSame(page, world))),
};

const orderAllTheSame = async (page: Page, world: World): Promise<void> => {
  await startForReal(page);
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
  await page.getByRole('button', { name: 'Correct the key' }).first().click();
  await page.getByRole('dialog').getByRole('button').last().waitFor();
  await photograph(page, 'fix-key');
};
