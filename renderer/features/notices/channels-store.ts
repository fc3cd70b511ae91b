/** Channels, what they can be made of, and the settings of all; the last test of each. */
import { create } from 'zustand';
import type {
  ChannelDescriptor,
  ChannelInput,
  ChannelTest,
  ChannelView,
  NoticeSettings,
} from '../../../shared/domain/notifications.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

interface ChannelsState {
  /** `undefined` until the first answer. */
  readonly channels: readonly ChannelView[] | undefined;
  readonly descriptors: readonly ChannelDescriptor[];
  readonly settings: NoticeSettings | undefined;
  readonly problem: Problem | undefined;
  /** By channel; `testing` while a message is on its way. */
  readonly tests: Readonly<Record<string, ChannelTest | 'testing'>>;
}

interface ChannelsActions {
  load(): Promise<void>;
  /** Answers why it could not be saved. */
  save(input: ChannelInput): Promise<Problem | undefined>;
  remove(id: string): Promise<Problem | undefined>;
  test(id: string): Promise<void>;
  saveSettings(change: Partial<NoticeSettings>): Promise<void>;
}

export const useChannels = create<ChannelsState & ChannelsActions>((set, get) => ({
  channels: undefined,
  descriptors: [],
  settings: undefined,
  problem: undefined,
  tests: {},
  load: async () => {
    try {
      const [listed, settings] = await Promise.all([call('channels.list', {}), call('notices.settings', {})]);
      set({ ...listed, settings, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  save: async (input) => {
    try {
      const { id } = await call('channels.save', input);
      const { [id]: _outdated, ...tests } = get().tests;
      set({ tests });
      await get().load();
      return undefined;
    } catch (thrown) {
      return problemOf(thrown);
    }
  },
  remove: async (id) => {
    try {
      await call('channels.remove', { id });
      await get().load();
      return undefined;
    } catch (thrown) {
      return problemOf(thrown);
    }
  },
  test: async (id) => {
    set({ tests: { ...get().tests, [id]: 'testing' } });
    try {
      const result = await call('channels.test', { id });
      set({ tests: { ...get().tests, [id]: result } });
    } catch (thrown) {
      set({ tests: { ...get().tests, [id]: { delivered: false, milliseconds: 0, problem: problemOf(thrown) } } });
    }
  },
  saveSettings: async (change) => {
    const before = get().settings;
    if (before === undefined) return;
    const after = { ...before, ...change };
    // Controls follow at once, and go back where it could not be saved.
    set({ settings: after, problem: undefined });
    try {
      await call('notices.settings', { save: after });
    } catch (thrown) {
      set({ settings: before, problem: problemOf(thrown) });
    }
  },
}));
