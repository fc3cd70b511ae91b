/** The checks before an order: some that take their time, as nobody answers them, and one that forbids the order. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { next } from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import { photograph } from './photograph.ts';

export const photographChecks = async (page: Page, world: World): Promise<void> => {
  const silent = createSocket('udp4').bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const servers = page.getByRole('textbox', { name: 'DNS servers to ask' });
  await servers.fill(`127.0.0.1:${silent.address().port}`);
  await next(page);
  const restart = async () => {
    await page.getByRole('button', { name: /^(Cancel|取消)$/ }).click();
    await page.getByRole('button', { name: /^(Check again|再检查一次)$/ }).click();
    await page.getByRole('progressbar').waitFor();
  };
  await photograph(page, 'check-running', { before: restart });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await photograph(page, 'check-cancelled');
  await page.getByRole('button', { name: 'Back' }).click();
  silent.close();
  world.update('add example.test 60 CAA 0 issue "letsencrypt.org"');
  await servers.fill(world.bind.endpoint);
  await next(page);
  await page.getByRole('heading', { name: 'The order would fail' }).waitFor();
  await photograph(page, 'check-blocked');
  await photograph(page, 'check-blocked-whole', { whole: true });
  world.update('delete example.test CAA');
  await page.getByRole('button', { name: 'Check again' }).click();
};
