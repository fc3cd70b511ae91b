/** Linux: the user's systemd where it can be reached, else cron, else nothing. */
import { fail } from '../../../shared/errors/problem.ts';
import type { ScheduleHost } from './host.ts';
import { cronTable, hasCrontab } from './linux-cron.ts';
import { forgetUnits, hasUnits, hasUserManager, systemdTimer } from './linux-systemd.ts';
import type { ScheduleParts, Scheduler } from './parts.ts';

type Choice = 'systemd-timer' | 'cron' | 'none';

const choose = async (host: ScheduleHost): Promise<Choice> => {
  if (await hasUserManager(host)) return 'systemd-timer';
  return (await hasCrontab(host)) ? 'cron' : 'none';
};

const nothing = ({ expected }: ScheduleParts): Scheduler => ({
  inspect: async () => ({
    mechanism: 'none',
    installed: false,
    whenSignedOut: false,
    place: '',
    expected,
    drift: [],
  }),
  install: async () => {
    throw fail('schedule.unavailable', { reason: 'no-scheduler' });
  },
  remove: async () => undefined,
});

const make = { 'systemd-timer': systemdTimer, cron: cronTable, none: nothing } as const;

export const linuxScheduler = (parts: ScheduleParts): Scheduler => {
  const { host } = parts;
  /** A job in the table of cron would run beside the timer. */
  const clearTable = async (): Promise<void> => {
    if (await hasCrontab(host)) await cronTable(parts).remove();
  };
  return {
    inspect: async () => {
      const choice = await choose(host);
      const state = await make[choice](parts).inspect();
      // A session without a bus (sudo, cron, ssh into a container) cannot see the timer that another one set up.
      if (choice !== 'systemd-timer' && !state.installed && (await hasUnits(parts)))
        throw fail('schedule.unavailable', { reason: 'user-manager-unreachable' });
      return state;
    },
    install: async (wanted) => {
      const choice = await choose(host);
      await make[choice](parts).install(wanted);
      await (choice === 'systemd-timer' ? clearTable() : forgetUnits(parts));
    },
    remove: async () => {
      const choice = await choose(host);
      await make[choice](parts).remove();
      await (choice === 'systemd-timer' ? clearTable() : forgetUnits(parts));
    },
  };
};
