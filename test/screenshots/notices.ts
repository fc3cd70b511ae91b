/** Messages: none yet, troubles of every urgency with one put off, and the form of a channel. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { raise } from '../../electron/engine/notify/centre.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Occurrence } from '../../shared/domain/notifications.ts';
import { certificateIsReady, checksAreFine, confirmOrder, enterNames, next, startPractising } from '../e2e/steps.ts';
import type { Photograph } from './checks.ts';

const name = 'nas.example.org';

export const photographNotices = async (page: Page, profile: string, photograph: Photograph): Promise<void> => {
  const open = (screen: RegExp) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
  await startPractising(page);
  await open(/^Messages/);
  await page.getByText('Nothing has happened yet').waitFor();
  await photograph(page, 'notices-empty');
  await open(/^Certificates/);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, name, 1);
  await next(page);
  await next(page);
  await checksAreFine(page);
  await next(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  happened(profile);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await open(/^Messages/);
  await page
    .getByRole('button', { name: /^Remind me tomorrow/ })
    .first()
    .click();
  await page
    .getByText(/^Waits for/)
    .first()
    .waitFor();
  await photograph(page, 'notices', { whole: true });
  await open(/^Settings/);
  await page.getByRole('button', { name: 'Add a channel…' }).click();
  await photograph(page, 'notices-channels');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^E-mail/ })
    .click();
  await photograph(page, 'notices-email');
};

/** As a scheduled run would tell it: of the certificate in the practice profile and its run. */
const happened = (profile: string): void => {
  const storage = openStorage(join(profile, 'practice'));
  const [certificate] = storage.certificates.list();
  const [run] = storage.runs.list();
  const subject = { certificateId: certificate?.id ?? '', name, runId: run?.id ?? '' };
  const day = 86_400_000;
  const occurrences: readonly Occurrence[] = [
    { code: 'schedule-broken', subject: {} },
    { code: 'domain-expiring', subject: { host: 'example.org' }, detail: { expiresAt: inDays(20 * day) } },
    { code: 'renewal-failed', subject },
    {
      code: 'expiring',
      subject,
      detail: { notBefore: inDays(-87 * day), expiresAt: inDays(3 * day) },
    },
    {
      code: 'expired',
      subject: { certificateId: 'another', name: 'shop.example.org' },
      detail: { notBefore: inDays(-91 * day), expiresAt: inDays(-day) },
    },
  ];
  for (const occurrence of occurrences) raise({ storage, now: () => new Date() }, occurrence);
  storage.close();
};

const inDays = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
