/** A record that a person adds: waiting for it, with a wrong value there, with one of two right, cancelled, left, done. */
import type { Page } from '@playwright/test';
import {
  askBindAlone,
  certificateIsReady,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  next,
  passChecks,
  startForReal,
} from '../e2e/steps.ts';
import type { World } from '../support/world.ts';
import { photograph, type Scene, withHost } from './photograph.ts';
import { withWorld } from './with-world.ts';

export const byHand: Scene = {
  names: ['by-hand'],
  take: () => withWorld((world) => withHost((page) => addByHand(page, world))),
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const waits = (page: Page) => page.getByRole('heading', { name: 'Add this record at your DNS provider' }).waitFor();

const order = async (page: Page, world: World): Promise<void> => {
  await button(page, 'New certificate').first().click();
  await chooseOwnAuthority(page, world);
  await enterNames(page, 'nas.example.test, mail.example.test', 2);
  await page.getByRole('radio', { name: /^A DNS record, added by hand/ }).check();
  await next(page);
  await askBindAlone(page, world);
  await photograph(page, 'by-hand-before');
  await next(page);
  await passChecks(page);
  await confirmOrder(page);
  await waits(page);
};

/** What is to be added for each host, in whatever order the authority asks for them. */
const valuesToAdd = async (page: Page): Promise<ReadonlyMap<string, string>> => {
  const hosts = await page.getByText(/^For \w+\.example\.test$/).allTextContents();
  const values = await page.getByText(/^[\w-]{43}$/).allTextContents();
  return new Map(hosts.map((host, index) => [host.replace(/^For |\..*$/g, ''), values[index] ?? '']));
};

const addByHand = async (page: Page, world: World): Promise<void> => {
  const add = (name: string, value: string) =>
    world.update(`add _acme-challenge.${name}.example.test 60 TXT "${value}"`);
  const looked = async (said: string) => {
    await button(page, 'Look now').click();
    await page.getByText(said).first().waitFor();
  };
  await startForReal(page);
  await order(page, world);
  await looked('Not yet');
  await photograph(page, 'by-hand-waits', { whole: true });
  const values = await valuesToAdd(page);
  add('nas', 'x'.repeat(43));
  await looked('Another value');
  await photograph(page, 'by-hand-wrong', { whole: true });
  add('nas', values.get('nas') ?? '');
  await looked('Has it');
  await photograph(page, 'by-hand-half', { whole: true });
  await button(page, 'Continue in the background').click();
  await photograph(page, 'by-hand-left');
  await page.getByRole('listitem').getByRole('button').first().click();
  await waits(page);
  await button(page, 'Cancel the order…').click();
  await photograph(page, 'by-hand-cancel');
  await page.keyboard.press('Escape');
  add('mail', values.get('mail') ?? '');
  await certificateIsReady(page);
  await photograph(page, 'by-hand-done', { whole: true });
  await button(page, 'Back to the certificates').click();
  await order(page, world);
  await button(page, 'Cancel the order…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByRole('heading', { name: 'The order was cancelled' }).waitFor();
  await photograph(page, 'by-hand-cancelled', { whole: true });
};
