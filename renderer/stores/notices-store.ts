/** What people were told, and how many of it they have not seen; kept current by events. */
import { create } from 'zustand';
import { untilTomorrow } from '../../shared/domain/notice-actions.ts';
import type { Notice } from '../../shared/domain/notifications.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface NoticesState {
  /** Newest first; `undefined` until the first answer. */
  readonly notices: readonly Notice[] | undefined;
  readonly unseen: number;
  /** There may be earlier ones. */
  readonly more: boolean;
  readonly problem: Problem | undefined;
}

interface NoticesActions {
  load(): Promise<void>;
  loadEarlier(): Promise<void>;
  markSeen(ids: readonly string[]): Promise<void>;
  remindTomorrow(id: string): Promise<void>;
  changed(unseen: number): Promise<void>;
}

const pageSize = 50;

export const useNotices = create<NoticesState & NoticesActions>((set, get) => ({
  notices: undefined,
  unseen: 0,
  more: false,
  problem: undefined,
  load: async () => {
    try {
      const limit = Math.min(200, Math.max(pageSize, get().notices?.length ?? 0));
      const { notices, unseen } = await call('notices.list', { limit });
      set({ notices, unseen, more: notices.length === limit, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  loadEarlier: async () => {
    const shown = get().notices ?? [];
    const before = shown.at(-1)?.updatedAt;
    if (before === undefined) return;
    try {
      const { notices } = await call('notices.list', { limit: pageSize, before });
      set({ notices: [...shown, ...notices], more: notices.length === pageSize, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  markSeen: async (ids) => {
    try {
      await call('notices.seen', { ids: [...ids] });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  remindTomorrow: async (id) => {
    try {
      await call('notices.snooze', { id, until: new Date(Date.now() + untilTomorrow).toISOString() });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changed: async (unseen) => {
    set({ unseen });
    if (get().notices !== undefined) await get().load();
  },
}));
