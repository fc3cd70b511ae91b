/** Every failure that can be practised, where it first shows, and the window of every fix that one of them offers. */
import type { Page } from '@playwright/test';
import { fixActions } from '../../shared/domain/causes.ts';
import { type SituationId, situationFacts, situationIds } from '../../shared/domain/situations.ts';
import { type SentenceKey, sentence } from '../../shared/i18n/index.ts';
import { openScreen } from '../e2e/every-screen.ts';
import { confirmOrder, startPractising } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const situations: Scene = {
  names: ['practice-', 'practice-fix-'],
  take: () =>
    withHost(async (page) => {
      const known = new Set<string>();
      await startPractising(page);
      for (const id of situationIds) await practise(page, id, known);
    }),
};

const word = (key: SentenceKey): string => sentence('en', key);
const button = (page: Page, key: SentenceKey) => page.getByRole('button', { name: word(key), exact: true });

const practise = async (page: Page, id: SituationId, known: Set<string>): Promise<void> => {
  await begin(page, id);
  await photograph(page, `practice-${id}`, { whole: true });
  await photographFixes(page, id, known);
  if (goesOn.has(id)) await orderAllTheSame(page, id, known);
};

/** Where the run, too, has something of its own to show. */
const goesOn: ReadonlySet<SituationId> = new Set([
  'slow-dns',
  'wrong-key',
  'port-closed',
  'authority-down',
  'rate-limit',
]);

/** Ends where it shows: at checks that have ended, at a certificate, or beside what a server shows. */
const begin = async (page: Page, id: SituationId): Promise<void> => {
  const name = sentence('en', 'situation.begin-named', { situation: word(`situation.${id}.title`) });
  // What was found in the world before may still be there for a moment.
  const looking = looksAtOrder(id)
    ? page.waitForRequest((request) => request.postData()?.includes('"preflight.start"') === true)
    : undefined;
  await openScreen(page, { screen: 'practice' });
  await page.getByRole('button', { name, exact: true }).click();
  if (id === 'not-installed') await page.getByText('Needs a look').waitFor();
  else if (id === 'renewal-blocked') await page.getByRole('heading', { name: /^Will fail/ }).waitFor();
  else {
    await looking;
    await button(page, 'check.again').waitFor({ timeout: 60_000 });
  }
};

const looksAtOrder = (id: SituationId): boolean => situationFacts[id].group !== 'later';

const orderAllTheSame = async (page: Page, id: SituationId, known: Set<string>): Promise<void> => {
  await begin(page, id);
  await page
    .getByRole('button', { name: /^(Continue|Go on all the same)$/ })
    .last()
    .click();
  await confirmOrder(page);
  const shows = id === 'slow-dns' ? word('run.title.publish') : id === 'authority-down' ? /attempt/ : /^Stopped at/;
  await page.getByText(shows).first().waitFor({ timeout: 60_000 });
  await photograph(page, `practice-${id}-run`, { whole: true });
  if (id !== 'slow-dns' && id !== 'authority-down') await photographFixes(page, `${id}-run`, known);
};

/** Each kind of fix once. Those that lead to another screen have no window. */
const photographFixes = async (page: Page, at: string, known: Set<string>): Promise<void> => {
  const dialog = page.getByRole('dialog');
  for (const action of fixActions.filter((one) => !known.has(one))) {
    const opener = page.getByRole('main').getByRole('button', { name: word(`fix.action.${action}`), exact: true });
    if ((await opener.count()) === 0) continue;
    known.add(action);
    await opener.first().click();
    for (const passing of ['fix-page.looking', 'fix-page.going'] as const)
      await dialog.getByText(word(passing)).waitFor({ state: 'hidden' });
    // It leads away, so the rest is offered no more.
    if ((await dialog.count()) === 0) return;
    await photograph(page, `practice-fix-${action}-of-${at}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
};
