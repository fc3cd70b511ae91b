/** What a scheduler would put right, as before and after. */
import type { ScheduledCommand } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import type { SchedulerPort } from '../ports/index.ts';
import type { SchedulePort } from './fix.ts';

export const scheduleRepair = (scheduler: SchedulerPort): SchedulePort => ({
  plan: async () => {
    const { drift, command, expected } = await scheduler.inspect();
    if (!drift.some(({ kind }) => scheduleDrifts[kind].repairable)) return undefined;
    const after = lineOf(expected);
    const before = command === undefined ? 'fix.value.none' : lineOf(command);
    // The same program as it should be: then it is switched off, or waits for somebody to sign in.
    return { before: before === after ? 'fix.value.schedule-off' : before, after };
  },
  repair: async () => {
    await scheduler.repair();
  },
});

const lineOf = ({ program, args }: ScheduledCommand): string => [program, ...args].join(' ');
