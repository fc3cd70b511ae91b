/** Messages of every urgency, one of them put off. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { raise } from '../../electron/engine/notify/centre.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Occurrence } from '../../shared/domain/notifications.ts';
import { openScreen } from '../e2e/every-screen.ts';
import { orderInPractice } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

const name = 'nas.example.org';

export const notices: Scene = {
  names: ['notices'],
  take: () => withHost((page, { profile }) => everyUrgency(page, profile)),
};

const everyUrgency = async (page: Page, profile: string): Promise<void> => {
  await orderInPractice(page, name);
  happened(profile);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await openScreen(page, { screen: 'notices' });
  await page
    .getByRole('button', { name: /^Remind me tomorrow/ })
    .first()
    .click();
  await page
    .getByText(/^Held back for/)
    .first()
    .waitFor();
  await photograph(page, 'notices', { whole: true });
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
