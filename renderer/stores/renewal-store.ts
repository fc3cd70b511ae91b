/** How certificates are renewed on this machine, when each is next, and a run that goes on; kept current by events. */
import { create } from 'zustand';
import type { Pause, PlanEntry } from '../../shared/domain/renewal.ts';
import type { RenewalReport } from '../../shared/domain/renewal-run.ts';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import type { WatchdogState } from '../../shared/domain/watchdog.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import type { CallInput } from '../../shared/ipc/contract.ts';
import { call, problemOf } from '../ipc/client.ts';

export interface LiveRenewal {
  readonly report: RenewalReport;
  /** Certificates that it is about, as far as the plan told when it began. */
  readonly count: number;
}

/** What is asked of the system's scheduler. */
export type ScheduleWish = 'install' | 'install-signed-out' | 'repair' | 'remove';

interface RenewalState {
  /** `undefined` until the first answer. */
  readonly watchdog: WatchdogState | undefined;
  /** By certificate id; those that are due first. */
  readonly plan: Readonly<Record<string, PlanEntry>>;
  /** `null` while renewals go on; `undefined` until the first answer. */
  readonly pause: Pause | null | undefined;
  /** Why the plan or the state could not be read. */
  readonly unread: Problem | undefined;
  /** What the system's scheduler has; of the screen that shows it. */
  readonly schedule: ScheduleState | undefined;
  /** Why the schedule could not be looked at, set up, repaired or removed. */
  readonly problem: Problem | undefined;
  readonly busy: ScheduleWish | undefined;
  /** What was done last to the schedule. */
  readonly told: 'installed' | 'repaired' | 'nothing-to-repair' | 'removed' | undefined;
  readonly live: LiveRenewal | undefined;
  /** The last run that ended while the page was open and did something, or was asked for here. */
  readonly last: RenewalReport | undefined;
  /** Why a run could not begin. */
  readonly refused: Problem | undefined;
}

interface RenewalActions {
  load(): Promise<void>;
  inspect(): Promise<void>;
  changeSchedule(wish: ScheduleWish): Promise<void>;
  /** `null` goes on. */
  changePause(pause: Pause | null): Promise<void>;
  /** One certificate, due or not; else all that are due. */
  renew(id?: string): Promise<void>;
  /** A run goes on or has ended; without a report something else about renewals has changed. */
  changed(report: RenewalReport | undefined): Promise<void>;
  /** Events may have been missed. */
  interrupted(): void;
}

const wishes = {
  install: () => call('schedule.install', { whenSignedOut: false }),
  'install-signed-out': () => call('schedule.install', { whenSignedOut: true }),
  repair: () => call('schedule.repair', {}),
  remove: () => call('schedule.remove', {}),
} as const satisfies Record<ScheduleWish, () => Promise<ScheduleState>>;

/** The state after one report of a run. Pure. */
export const afterReport = (
  { live, plan, last }: Pick<RenewalState, 'live' | 'plan' | 'last'>,
  report: RenewalReport,
): Pick<RenewalState, 'live' | 'last'> => {
  const { id, certificates, trigger, endedAt } = report;
  if (endedAt !== undefined)
    return { live: undefined, last: trigger === 'command' || certificates.length > 0 ? report : last };
  const due = Object.values(plan).filter((entry) => entry.due).length;
  const known = live?.report.id === id || live?.report.id === '' ? live.count : due;
  // The open application looks often, and mostly there is nothing to do.
  if (trigger === 'app' && known + certificates.length === 0) return { live, last };
  return { live: { report, count: Math.max(known, certificates.length) }, last };
};

const asked = (startedAt: string): RenewalReport => ({
  id: '',
  trigger: 'command',
  startedAt,
  stopped: false,
  certificates: [],
  resumed: 0,
  cleaned: 0,
  recordsLeft: 0,
});

export const useRenewal = create<RenewalState & RenewalActions>((set, get) => ({
  watchdog: undefined,
  plan: {},
  pause: undefined,
  unread: undefined,
  schedule: undefined,
  problem: undefined,
  busy: undefined,
  told: undefined,
  live: undefined,
  last: undefined,
  refused: undefined,
  load: async () => {
    try {
      const [watchdog, { plan }, { pause }] = await Promise.all([
        call('watchdog.state', {}),
        call('renewal.plan', {}),
        call('renewal.pause', {}),
      ]);
      const byId = Object.fromEntries(plan.map((entry) => [entry.certificateId, entry]));
      set({ watchdog, pause, plan: byId, unread: undefined });
    } catch (thrown) {
      set({ unread: problemOf(thrown) });
    }
  },
  inspect: async () => {
    try {
      set({ schedule: await call('schedule.inspect', {}) });
    } catch (thrown) {
      set({ schedule: undefined, problem: problemOf(thrown) });
    }
  },
  changeSchedule: async (wish) => {
    const drifted = get().schedule;
    set({ busy: wish, problem: undefined, told: undefined });
    try {
      const schedule = await wishes[wish]();
      const told =
        wish === 'remove'
          ? 'removed'
          : wish !== 'repair'
            ? 'installed'
            : JSON.stringify(drifted) === JSON.stringify(schedule)
              ? 'nothing-to-repair'
              : 'repaired';
      set({ schedule, told });
      await get().load();
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    } finally {
      set({ busy: undefined });
    }
  },
  changePause: async (wanted) => {
    try {
      set({ problem: undefined, ...(await call('renewal.pause', { pause: wanted })) });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  renew: async (id) => {
    const due = Object.values(get().plan).filter((entry) => entry.due).length;
    const wanted: CallInput<'renewal.run'> = id === undefined ? {} : { id };
    const begun = { report: asked(new Date().toISOString()), count: id === undefined ? due : 1 };
    set({ refused: undefined, last: undefined, live: begun });
    try {
      await call('renewal.run', wanted);
    } catch (thrown) {
      set({ refused: problemOf(thrown), live: undefined });
    }
  },
  changed: async (report) => {
    if (report !== undefined) set((state) => afterReport(state, report));
    // While it goes on, certificates tell of themselves.
    if (report === undefined || report.endedAt !== undefined) await get().load();
  },
  interrupted: () => set({ live: undefined }),
}));
