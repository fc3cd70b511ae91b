/** The dead man's watch: what keeps renewals from happening, found by whoever still lives. Pure. */
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import { isSound, type ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Heartbeat, WatchAlert, WatchdogState } from '../../../shared/domain/watchdog.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { hour } from './facts.ts';

export interface WatchFacts {
  readonly plan: readonly Pick<PlanEntry, 'name' | 'alert' | 'expiresAt'>[];
  /** The newest of its kind. */
  readonly scheduled?: Heartbeat | undefined;
  /** Missing where this system has no schedule, or nobody looked. */
  readonly schedule?: ScheduleState | undefined;
  /** ISO 8601: since when a schedule has been seen here. */
  readonly scheduledSince?: string | undefined;
  /** ISO 8601: since when this machine has been awake; a schedule wakes nobody who sleeps. */
  readonly awakeSince: string;
  /** This process renews as long as it is open. */
  readonly renewsWhileOpen: boolean;
  /** Newest first. */
  readonly runs: readonly RenewalReport[];
  readonly nextRun?: string | undefined;
}

/** Wakings are 6 to 12 hours apart: three were missed. */
const silence = 36 * hour;
/** So many runs in a row in which nothing succeeded. */
const enough = 3;

export const watchdogState = (facts: WatchFacts, now: Date): WatchdogState => {
  const { schedule, scheduled, renewsWhileOpen, nextRun } = facts;
  const installed = schedule?.installed === true && schedule.drift.every(({ kind }) => kind !== 'disabled');
  return {
    mode: installed ? 'scheduled' : renewsWhileOpen ? 'only-while-open' : 'not-scheduled',
    ...(nextRun === undefined ? {} : { nextRun }),
    ...(scheduled === undefined ? {} : { lastScheduled: scheduled.at }),
    alerts: facts.plan.length === 0 ? [] : [...ofSchedule(facts, now), ...ofContext(facts), ...ofRenewals(facts)],
  };
};

const ofSchedule = (facts: WatchFacts, now: Date): readonly WatchAlert[] => {
  const { schedule, scheduled, scheduledSince, awakeSince } = facts;
  if (schedule === undefined) return [];
  if (!schedule.installed)
    return [{ code: 'only-while-open', severity: 'warning', detail: {}, action: 'install-schedule' }];
  const drift = schedule.drift.find(({ kind }) => kind !== 'never-ran' && kind !== 'signed-in-only');
  if (drift !== undefined && !isSound(schedule)) {
    const action = drift.kind === 'needs-key-file' ? 'unlock' : 'repair-schedule';
    return [{ code: 'schedule-broken', severity: 'warning', detail: { ...drift }, action }];
  }
  // The latest of these: from then on it could have been heard of.
  const since = [scheduled?.at, scheduledSince, awakeSince].reduce<string>(
    (latest, at) => (at !== undefined && at > latest ? at : latest),
    '',
  );
  if (scheduled === undefined && scheduledSince === undefined) return [];
  if (now.getTime() - Date.parse(since) <= silence) return [];
  return [
    {
      code: 'no-scheduled-run',
      severity: 'urgent',
      detail: { since: scheduled?.at ?? scheduledSince ?? since },
      action: 'repair-schedule',
    },
  ];
};

/** What the last scheduled run could not do from where it runs. */
const ofContext = ({ scheduled }: WatchFacts): readonly WatchAlert[] => {
  if (scheduled === undefined) return [];
  const { vault, proofs } = scheduled.facts;
  const locked: readonly WatchAlert[] =
    vault === undefined || vault === true
      ? []
      : [{ code: 'vault-unreadable', severity: 'urgent', detail: {}, action: 'unlock', problem: vault }];
  return [
    ...locked,
    ...proofs.flatMap(({ kind, label, problem }): readonly WatchAlert[] =>
      problem === undefined ? [] : [unproven(kind, label, problem)],
    ),
  ];
};

const unproven = (kind: 'directory' | 'provider', label: string, problem: Problem): WatchAlert =>
  kind === 'directory'
    ? { code: 'authority-unreachable', severity: 'warning', detail: { label }, action: 'look-at-history', problem }
    : { code: 'provider-refuses', severity: 'warning', detail: { label }, action: 'look-at-provider', problem };

const shortLives: ReadonlySet<string> = new Set(['expired', 'little-life', 'life-running-out', 'revoked']);

const ofRenewals = ({ plan, runs }: WatchFacts): readonly WatchAlert[] => {
  const short = plan.filter(({ alert }) => alert !== undefined && shortLives.has(alert.code));
  const [first] = short;
  const life: readonly WatchAlert[] =
    first === undefined
      ? []
      : [
          {
            code: 'little-life',
            severity: short.some(({ alert }) => alert?.severity === 'urgent') ? 'urgent' : 'warning',
            detail: { name: first.name, count: String(short.length), until: first.expiresAt ?? '' },
            action: 'renew',
          },
        ];
  const tried = runs.filter(({ certificates }) => certificates.some(({ outcome }) => outcome !== 'skipped'));
  const last = tried.slice(0, enough);
  const failed = last.length === enough && last.every(allFailed);
  const problem = last[0]?.certificates.find(({ outcome }) => outcome === 'failed')?.problem;
  return failed
    ? [
        ...life,
        {
          code: 'runs-fail',
          severity: 'warning',
          detail: { count: String(enough) },
          action: 'look-at-history',
          ...(problem === undefined ? {} : { problem }),
        },
      ]
    : life;
};

const allFailed = ({ certificates }: RenewalReport): boolean =>
  certificates.some(({ outcome }) => outcome === 'failed') &&
  certificates.every(({ outcome }) => outcome !== 'renewed' && outcome !== 'waiting');
