/** Many certificates: the list, those that need somebody, some selected, what was done to them, and what comes when. */
import type { Page } from '@playwright/test';
import { problem } from '../../shared/errors/problem.ts';
import { fillWithMany } from '../support/many-certificates.ts';
import { holdCalls } from './hold-calls.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const list: Scene = {
  names: ['list'],
  take: () =>
    withHost(
      async (page) => {
        await lookAround(page);
        await doToSome(page);
      },
      ({ profile }) => fillWithMany(profile, 1000),
    ),
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const lookAround = async (page: Page): Promise<void> => {
  await page.getByRole('listitem').filter({ hasText: 'Will renew' }).first().waitFor();
  await photograph(page, 'list-many');
  await page.getByText(/^Need you/).click();
  await photograph(page, 'list-needs');
  await page.getByText(/^All/).click();
  await page.getByRole('searchbox', { name: 'Search names' }).fill('nothing-is-so');
  await photograph(page, 'list-nothing');
  await button(page, 'Show all certificates').click();
  await page.getByText('Time line', { exact: true }).click();
  await page.getByRole('table').getByRole('button').first().click();
  await photograph(page, 'list-time');
  await page.getByText('List', { exact: true }).click();
};

const doToSome = async (page: Page): Promise<void> => {
  // Those that were never issued: nothing of them lies in a folder.
  await page.getByRole('searchbox', { name: 'Search names' }).fill('00.example.org');
  await page.getByRole('listitem').first().getByRole('button').focus();
  await page.keyboard.press('Space');
  for (let more = 0; more < 3; more += 1) await page.keyboard.press('Shift+ArrowDown');
  await photograph(page, 'list-selected');
  await button(page, 'Renew now…').click();
  await photograph(page, 'list-renew');
  await page.keyboard.press('Escape');
  await button(page, 'Forget…').click();
  await page.getByRole('dialog').getByRole('region', { name: 'Kept' }).waitFor();
  await photograph(page, 'list-forget');
  const held = await holdCalls(page, 'reset.certificate');
  await page.getByRole('dialog').getByRole('button', { name: 'Forget the certificate' }).click();
  await button(page, 'Stop').waitFor();
  await photograph(page, 'list-working');
  await held.answerFirst({
    ok: false,
    problem: problem('storage.busy', { path: '/home/me/.local/share/certwright' }),
  });
  await button(page, 'See each…').click();
  await photograph(page, 'list-results');
};
