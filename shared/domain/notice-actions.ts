/** Where a message leads, and what can be done from it at once; the page and the messages of the system agree on both. */
import type { Notice, NoticeCode } from './notifications.ts';
import type { Screen } from './screens.ts';

type Told = Pick<Notice, 'code' | 'subject' | 'severity'>;

/** Told by a run: what happened there explains them. */
const ofRuns: ReadonlySet<NoticeCode> = new Set(['renewal-failed', 'renewal-failing-again', 'needs-you']);

/** Of the machine or of a host, whatever certificate they concern. */
const placeOf: Partial<Readonly<Record<NoticeCode, 'dns' | 'renewals' | 'settings' | 'watch' | 'notices'>>> = {
  'record-left': 'dns',
  'schedule-broken': 'renewals',
  'no-heartbeat': 'renewals',
  'all-runs-failed': 'renewals',
  'vault-locked': 'settings',
  'domain-expiring': 'watch',
  test: 'notices',
};

/** The screen that shows what the message is about. Pure. */
export const screenOfNotice = ({ code, subject }: Pick<Told, 'code' | 'subject'>): Screen => {
  const place = placeOf[code];
  if (place !== undefined) return { screen: place };
  const { runId, certificateId, host } = subject;
  if (runId !== undefined && ofRuns.has(code)) return { screen: 'run', id: runId };
  if (certificateId !== undefined) return { screen: 'certificate', id: certificateId };
  return { screen: host === undefined ? 'notices' : 'watch' };
};

/** Everything that a button of a message can do. */
export const noticeOffers = ['show-what-happened', 'renew-now', 'remind-tomorrow'] as const;
export type NoticeOffer = (typeof noticeOffers)[number];

/** Another attempt makes sense without a person having done anything before. */
const renewable: ReadonlySet<NoticeCode> = new Set([
  'renewal-failed',
  'renewal-failing-again',
  'expiring',
  'expired',
  'replace-now',
]);
const isOver: ReadonlySet<NoticeCode> = new Set(['renewed', 'back-to-normal', 'test']);

/** In the order in which they are shown. A system that shows fewer leaves out the last. Pure. */
export const offersOf = ({ code, subject, severity }: Told): readonly NoticeOffer[] => {
  const offers: NoticeOffer[] = [];
  if (subject.runId !== undefined && ofRuns.has(code)) offers.push('show-what-happened');
  if (subject.certificateId !== undefined && renewable.has(code)) offers.push('renew-now');
  if (canWait({ code, severity })) offers.push('remind-tomorrow');
  return offers;
};

/** A trouble of which one can be reminded later. */
export const canWait = ({ code, severity }: Pick<Told, 'code' | 'severity'>): boolean =>
  severity !== 'info' && !isOver.has(code);

/** Milliseconds until the reminder of `remind-tomorrow`. */
export const untilTomorrow = 24 * 3_600_000;
