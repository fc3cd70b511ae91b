import { pauseAt, withPause } from '../../../shared/domain/renewal.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { besideVault } from '../../../shared/domain/schedule.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'renewal.plan'
  | 'renewal.run'
  | 'renewal.settings'
  | 'renewal.pause'
  | 'history.list'
  | 'watchdog.state'
  | 'schedule.inspect'
  | 'schedule.install'
  | 'schedule.remove'
  | 'schedule.repair';

export const renewalHandlers = (services: Services): Pick<Handlers, Names> => {
  const { scheduler } = services;
  const withVault = async (state: ScheduleState): Promise<ScheduleState> => {
    if (!state.whenSignedOut) return state;
    const { kind } = await (await services.profile()).vault.status();
    return besideVault(state, kind);
  };
  const changed = async (state: ScheduleState): Promise<ScheduleState> => {
    services.emit({ name: 'renewal.changed', payload: {} });
    return withVault(state);
  };
  return {
    'renewal.plan': async () => ({ plan: [...(await services.profile()).plan()] }),
    'renewal.run': async ({ id }) => {
      const { renewing } = await services.workspace();
      // Answers once it is known that it may; how it goes is told by the event.
      await new Promise<void>((resolve, reject) => {
        renewing
          .run({
            trigger: 'command',
            named: id === undefined ? undefined : [id],
            stop: services.closing,
            onProgress: () => resolve(),
          })
          .catch(reject);
      });
      return { done: true };
    },
    'renewal.settings': async ({ save }) => {
      const workspace = await services.profile();
      if (save !== undefined) {
        workspace.saveRenewalSettings({ ...workspace.renewalSettings(), ...save });
        services.emit({ name: 'renewal.changed', payload: {} });
      }
      const { blackouts, rehearseDaysBefore, historyDays } = workspace.renewalSettings();
      return { blackouts, rehearseDaysBefore, historyDays };
    },
    'renewal.pause': async ({ pause }) => {
      const workspace = await services.profile();
      if (pause !== undefined) {
        workspace.saveRenewalSettings(withPause(workspace.renewalSettings(), pause ?? undefined));
        services.emit({ name: 'renewal.changed', payload: {} });
      }
      return { pause: pauseAt(workspace.renewalSettings(), services.clock.now()) ?? null };
    },
    'history.list': async (query) => (await services.profile()).renewing.history(query),
    'watchdog.state': async () => {
      const { renewing } = await services.profile();
      const practice = services.settings().practice;
      const schedule = practice ? undefined : await scheduler.inspect().then(withVault).catch(unseen(services));
      return renewing.tell({ schedule, renewsWhileOpen: !practice });
    },
    'schedule.inspect': async () => withVault(await scheduler.inspect()),
    'schedule.install': async (choice) => changed(await scheduler.install(choice)),
    'schedule.remove': async () => changed(await scheduler.remove()),
    'schedule.repair': async () => changed((await scheduler.repair()).after),
  };
};

/** A schedule that cannot be looked at is not one that is missing. */
const unseen =
  ({ options }: Services) =>
  (thrown: unknown): undefined => {
    options.logger.warn('schedule-not-seen', { reason: toProblem(thrown).code });
    return undefined;
  };
