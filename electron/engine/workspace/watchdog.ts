/** The watch over renewals of one profile: gathers what is known, has it judged, and tells people. */
import { uptime } from 'node:os';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { besideVault, type ScheduleState } from '../../../shared/domain/schedule.ts';
import type { WatchdogState } from '../../../shared/domain/watchdog.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { nextMoment } from '../renewal/next-moment.ts';
import { watchdogState } from '../renewal/watchdog.ts';
import { scheduledSince } from './scheduled-since.ts';
import { tellWatchdog } from './tell-watchdog.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface WatchdogAsked {
  readonly schedule?: ScheduleState | undefined;
  readonly renewsWhileOpen: boolean;
}

export interface Watchdog {
  /** What it finds, of the schedule only where that is given. People are told of it; in practice nobody is. `storage.*`. */
  tell(asked: WatchdogAsked): WatchdogState;
  /** What wakes renewals here, beside where the secrets lie; missing where nothing can, or it cannot be looked at. */
  schedule(): Promise<ScheduleState | undefined>;
  /** The machine has slept until now. */
  woke(at: Date): void;
}

export interface WatchdogParts {
  readonly options: Pick<WorkspaceOptions, 'clock' | 'logger' | 'practice' | 'scheduler'>;
  workspace(): Pick<Workspace, 'storage' | 'vault' | 'notifications'>;
  lastPlan(): readonly PlanEntry[];
}

export const openWatchdog = ({ options, workspace, lastPlan }: WatchdogParts): Watchdog => {
  const { clock, logger, practice, scheduler } = options;
  let awakeSince = new Date(clock.now().getTime() - uptime() * 1000);
  const judged = ({ schedule, renewsWhileOpen }: WatchdogAsked, plan: readonly PlanEntry[]): WatchdogState => {
    const { storage } = workspace();
    const now = clock.now();
    return watchdogState(
      {
        plan,
        scheduled: storage.heartbeats.last('scheduled'),
        schedule,
        scheduledSince: scheduledSince(storage, schedule, now),
        awakeSince: awakeSince.toISOString(),
        renewsWhileOpen,
        runs: storage.renewalRuns.latest(20),
        nextRun: renewsWhileOpen || schedule?.nextRun === undefined ? nextMoment(plan, now) : schedule.nextRun,
      },
      now,
    );
  };
  return {
    tell: (asked) => {
      const plan = lastPlan();
      const state = judged(asked, plan);
      if (practice === undefined) tellWatchdog(workspace(), { state, plan, schedule: asked.schedule });
      return state;
    },
    schedule: async () => {
      try {
        const state = await scheduler?.inspect();
        return state?.whenSignedOut === true ? besideVault(state, (await workspace().vault.status()).kind) : state;
      } catch (thrown) {
        // One that cannot be looked at is not one that is missing.
        logger.warn('schedule-not-seen', { reason: toProblem(thrown).code });
        return undefined;
      }
    },
    woke: (at) => {
      awakeSince = at;
    },
  };
};
