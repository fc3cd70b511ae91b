/** How certificates are renewed on this machine, and when each is next; kept current by events. */
import { create } from 'zustand';
import type { PlanEntry } from '../../shared/domain/renewal.ts';
import type { WatchdogState } from '../../shared/domain/watchdog.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface RenewalState {
  /** `undefined` until the first answer. */
  readonly watchdog: WatchdogState | undefined;
  /** By certificate id. */
  readonly plan: Readonly<Record<string, PlanEntry>>;
  /** Why the schedule could not be set up. */
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  load(): Promise<void>;
  setUpSchedule(repair: boolean): Promise<void>;
}

export const useRenewal = create<RenewalState>((set, get) => ({
  watchdog: undefined,
  plan: {},
  problem: undefined,
  busy: false,
  load: async () => {
    try {
      const [watchdog, { plan }] = await Promise.all([call('watchdog.state', {}), call('renewal.plan', {})]);
      set({ watchdog, plan: Object.fromEntries(plan.map((entry) => [entry.certificateId, entry])) });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  setUpSchedule: async (repair) => {
    set({ busy: true, problem: undefined });
    try {
      if (repair) await call('schedule.repair', {});
      else await call('schedule.install', { whenSignedOut: false });
      await get().load();
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    } finally {
      set({ busy: false });
    }
  },
}));
