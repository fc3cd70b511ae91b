import type { Services } from '../../compose.ts';
import { channels } from '../../engine/notify/channels/index.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'notices.list'
  | 'notices.seen'
  | 'notices.settings'
  | 'channels.list'
  | 'channels.save'
  | 'channels.remove'
  | 'channels.test';

export const noticeHandlers = (services: Services): Pick<Handlers, Names> => {
  const notifications = async () => (await services.workspace()).notifications;
  return {
    'notices.list': async (asked) => {
      const { list, unseen } = await notifications();
      return { notices: [...list(asked)], unseen: unseen() };
    },
    'notices.seen': async ({ ids }) => {
      (await notifications()).markSeen(ids);
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
