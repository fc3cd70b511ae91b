import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import { channels } from '../../engine/notify/channels/index.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'notices.list'
  | 'notices.seen'
  | 'notices.snooze'
  | 'notices.settings'
  | 'channels.list'
  | 'channels.save'
  | 'channels.remove'
  | 'channels.test';

export const noticeHandlers = (services: Services): Pick<Handlers, Names> => {
  const notifications = async () => (await services.profile()).notifications;
  return {
    'notices.list': async (asked) => {
      const { list, unseen } = await notifications();
      return { notices: [...list(asked)], unseen: unseen() };
    },
    'notices.seen': async ({ ids }) => {
      (await notifications()).markSeen(ids);
      return { done: true };
    },
    'notices.snooze': async ({ id, until }) => {
      (await notifications()).remindAt(id, within(services.clock.now(), until));
      return { done: true };
    },
    'notices.settings': async ({ save }) => {
      const { settings, saveSettings } = await notifications();
      if (save !== undefined) saveSettings(save);
      return settings();
    },
    'channels.list': async () => ({
      channels: [...(await notifications()).channels.list()],
      descriptors: Object.values(channels).map(({ descriptor }) => descriptor),
    }),
    'channels.save': async (input) => (await notifications()).channels.save(input),
    'channels.remove': async ({ id }) => {
      await (await notifications()).channels.remove(id);
      return { done: true };
    },
    'channels.test': async ({ id }) => (await notifications()).channels.test(id),
  };
};

const longest = 30 * 24 * 3_600_000;

/** `input.invalid` for a moment that is over or too far away. */
const within = (now: Date, until: string): Date => {
  const ahead = Date.parse(until) - now.getTime();
  if (ahead <= 0 || ahead > longest)
    throw fail('input.invalid', { issues: [{ path: 'until', message: 'within the next 30 days' }] });
  return new Date(until);
};
