/** Tells people what the watch over renewals found: while it lasts, and once it is known to be over. */
import type { NoticeCode, Occurrence } from '../../../shared/domain/notifications.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Heartbeat, WatchAlert, WatchAlertCode, WatchdogState } from '../../../shared/domain/watchdog.ts';
import type { StoredNotice } from '../storage/notices.ts';
import type { Workspace } from './workspace.ts';

export interface Found {
  readonly state: WatchdogState;
  readonly plan: readonly PlanEntry[];
  /** The newest of its kind. */
  readonly scheduled?: Heartbeat | undefined;
  /** Missing where nobody looked. */
  readonly schedule?: ScheduleState | undefined;
  /** Notices that are not over. */
  readonly open: readonly StoredNotice[];
  /** Of the version in use. */
  lifeOf(certificateId: string): { readonly notBefore: string; readonly notAfter: string } | undefined;
}

const ofExpiry: readonly NoticeCode[] = ['expiring', 'expired'];
const shortLives: ReadonlySet<string> = new Set(['life-running-out', 'little-life', 'expired', 'revoked']);

/** More open troubles than these are told of, but ended only by what ends each itself. */
const mostOpen = 1_000;

/** `storage.*`. */
export const tellWatchdog = (
  { storage, notifications }: Pick<Workspace, 'storage' | 'notifications'>,
  found: Pick<Found, 'state' | 'plan' | 'schedule'>,
): void => {
  const occurrences = watchdogOccurrences({
    ...found,
    scheduled: storage.heartbeats.last('scheduled'),
    open: storage.notices.list({ open: true, limit: mostOpen }),
    lifeOf: (id) => storage.certificates.get(id)?.current,
  });
  for (const occurrence of occurrences) notifications.raise(occurrence);
};

/** Pure. Telling again what lasts is harmless; who hears of it, and how often, is decided in `notify/policy.ts`. */
export const watchdogOccurrences = (found: Found): readonly Occurrence[] => [
  ...ofMachine(found),
  ...ofLives(found),
  ...endedLives(found),
];

interface OfMachine {
  readonly alert: WatchAlertCode;
  readonly code: Extract<NoticeCode, 'schedule-broken' | 'no-heartbeat' | 'vault-locked' | 'all-runs-failed'>;
  /** That there is no alert may only mean that nobody looked, or not for long enough. */
  over(found: Found, since: string): boolean;
}

const machine: readonly OfMachine[] = [
  { alert: 'schedule-broken', code: 'schedule-broken', over: ({ schedule }) => schedule !== undefined },
  {
    alert: 'no-scheduled-run',
    code: 'no-heartbeat',
    over: ({ scheduled, schedule }, since) =>
      (scheduled !== undefined && scheduled.at > since) || schedule?.installed === false,
  },
  { alert: 'vault-unreadable', code: 'vault-locked', over: ({ scheduled }) => scheduled?.facts.vault === true },
  { alert: 'runs-fail', code: 'all-runs-failed', over: ({ plan }) => plan.every(({ alert }) => alert === undefined) },
];

const ofMachine = (found: Found): readonly Occurrence[] =>
  machine.flatMap(({ alert, code, over }): readonly Occurrence[] => {
    const open = found.open.find((one) => one.code === code);
    const raised = found.state.alerts.find((one) => one.code === alert);
    // Runs that failed are the last ones until something is due again: what they failed at may be done meanwhile.
    if (raised !== undefined && (code !== 'all-runs-failed' || !over(found, ''))) return [occurrenceOf(code, raised)];
    return open !== undefined && over(found, open.at) ? [{ code: 'back-to-normal', subject: {}, of: [code] }] : [];
  });

const occurrenceOf = (code: OfMachine['code'], { detail, problem }: WatchAlert): Occurrence => ({
  code,
  subject: {},
  detail,
  ...(problem === undefined ? {} : { problem }),
});

const ofLives = ({ plan, lifeOf }: Found): readonly Occurrence[] =>
  plan.flatMap(({ certificateId, name, alert }): readonly Occurrence[] => {
    const life = alert !== undefined && shortLives.has(alert.code) ? lifeOf(certificateId) : undefined;
    if (life === undefined) return [];
    const detail = { notBefore: life.notBefore, expiresAt: life.notAfter };
    return [{ code: 'expiring', subject: { certificateId, name }, detail }];
  });

/** A renewal ends it by itself; this is for one that is not in use any more, or whose renewal nobody told of. */
const endedLives = ({ plan, open }: Found): readonly Occurrence[] => {
  const told = open.filter(({ code, subject }) => ofExpiry.includes(code) && subject.certificateId !== undefined);
  if (told.length === 0) return [];
  const short = new Set(
    plan.flatMap(({ certificateId, alert }) =>
      alert !== undefined && shortLives.has(alert.code) ? [certificateId] : [],
    ),
  );
  return told.flatMap(({ subject }): readonly Occurrence[] =>
    short.has(subject.certificateId ?? '') ? [] : [{ code: 'back-to-normal', subject, of: ofExpiry }],
  );
};
