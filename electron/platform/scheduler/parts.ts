/** What each scheduler is made from, and what it has to be able to do. */
import type { ScheduledCommand, ScheduleMechanism, ScheduleState } from '../../../shared/domain/schedule.ts';
import type { ScheduleChoice } from '../../engine/ports/index.ts';
import type { ScheduleHost } from './host.ts';
import type { WakePlan } from './plan.ts';

export interface ScheduleParts {
  readonly host: ScheduleHost;
  readonly profileFolder: string;
  readonly expected: ScheduledCommand;
  readonly plan: WakePlan;
}

/** One scheduler of one system. `inspect` is always the answer after a change. */
export interface Scheduler {
  inspect(): Promise<ScheduleState>;
  install(choice: ScheduleChoice): Promise<void>;
  remove(): Promise<void>;
}

export const notInstalled = (
  { expected }: ScheduleParts,
  mechanism: ScheduleMechanism,
  place: string,
): ScheduleState => ({
  mechanism,
  installed: false,
  whenSignedOut: false,
  place,
  expected,
  drift: [{ kind: 'missing', detail: place }],
});
