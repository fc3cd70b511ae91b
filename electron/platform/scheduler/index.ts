/** The scheduler of this system, for one profile. Each system's part is loaded when it is asked for something. */
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { SchedulerPort } from '../../engine/ports/index.ts';
import { currentPlatform, type Platform } from '../current.ts';
import { type StartableProgram, scheduledCommand, thisProgram } from './command.ts';
import { type ScheduleHost, thisHost } from './host.ts';
import type { ScheduleParts, Scheduler } from './parts.ts';
import { wakePlan } from './plan.ts';

export interface SchedulerOptions {
  /** Absolute. */
  readonly profileFolder: string;
  /** This one unless told. */
  readonly program?: StartableProgram;
  readonly platform?: Platform;
  readonly host?: ScheduleHost;
}

const load: Readonly<Record<Platform, (parts: ScheduleParts) => Promise<Scheduler>>> = {
  linux: async (parts) => (await import('./linux.ts')).linuxScheduler(parts),
  macos: async (parts) => (await import('./macos.ts')).launchAgent(parts),
  windows: async (parts) => (await import('./windows.ts')).scheduledTask(parts),
};

export const systemScheduler = (options: SchedulerOptions): SchedulerPort => {
  const { profileFolder, platform = currentPlatform(), host = thisHost() } = options;
  const program = options.program ?? thisProgram(host.env);
  const expected = scheduledCommand(program, profileFolder, platform);
  const parts: ScheduleParts = { host, profileFolder, expected, plan: wakePlan(profileFolder, host.userName) };
  let loaded: Promise<Scheduler> | undefined;
  const scheduler = (): Promise<Scheduler> => {
    loaded ??= load[platform](parts);
    return loaded;
  };

  const inspect = async (): Promise<ScheduleState> => (await scheduler()).inspect();
  const install: SchedulerPort['install'] = async (choice) => {
    // Neither a crontab nor a unit file can carry it, and it would begin a line of its own there.
    const broken = [expected.program, ...expected.args].find((word) => /[\r\n]/.test(word));
    if (broken !== undefined) throw fail('schedule.refused', { program: JSON.stringify(broken), excerpt: '\\n' });
    await (await scheduler()).install(choice);
    return inspect();
  };
  return {
    inspect,
    install,
    remove: async () => {
      await (await scheduler()).remove();
      return inspect();
    },
    repair: async () => {
      const before = await inspect();
      if (!before.drift.some(({ kind }) => scheduleDrifts[kind].repairable)) return { before, after: before };
      const { whenSignedOut, mechanism } = before;
      return { before, after: await install({ whenSignedOut: whenSignedOut && mechanism !== 'cron' }) };
    },
  };
};
