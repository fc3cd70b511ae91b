/** Orders and renewal runs, newest first, as far as they have been asked for: of all, or the orders of one certificate. */
import { create } from 'zustand';
import type { HistoryEntry } from '../../../shared/domain/renewal-run.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';

interface HistoryState {
  readonly search: string;
  readonly failedOnly: boolean;
  /** `undefined` until the first answer. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** Where the next page begins; missing on the last one. */
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
}

interface HistoryActions {
  /** Again, and as much as is shown. */
  load(): Promise<void>;
  loadEarlier(): Promise<void>;
  filter(change: Partial<Pick<HistoryState, 'search' | 'failedOnly'>>): Promise<void>;
}

const mostAtOnce = 500;

interface HistoryOf {
  readonly certificateId?: string;
  readonly pageSize: number;
}

export const historyStore = ({ certificateId, pageSize }: HistoryOf) =>
  create<HistoryState & HistoryActions>((set, get) => {
    // Answers may overtake each other; only that to the last question counts.
    let question = 0;
    const ask = async (limit: number, before: string | undefined): Promise<void> => {
      question += 1;
      const mine = question;
      const { search, failedOnly, entries = [] } = get();
      try {
        const page = await call('history.list', {
          search: search.trim(),
          limit,
          ...(certificateId === undefined ? {} : { certificateId }),
          ...(failedOnly ? { outcome: 'failed' } : {}),
          ...(before === undefined ? {} : { before }),
        });
        if (mine !== question) return;
        const shown = before === undefined ? page.entries : [...entries, ...page.entries];
        set({ entries: shown, next: page.next, problem: undefined });
      } catch (thrown) {
        if (mine === question) set({ problem: problemOf(thrown) });
      }
    };
    return {
      search: '',
      failedOnly: false,
      entries: undefined,
      next: undefined,
      problem: undefined,
      load: () => ask(Math.min(mostAtOnce, Math.max(pageSize, get().entries?.length ?? 0)), undefined),
      loadEarlier: () => ask(pageSize, get().next),
      filter: async (change) => {
        set(change);
        await ask(pageSize, undefined);
      },
    };
  });

export const useHistory = historyStore({ pageSize: 50 });
