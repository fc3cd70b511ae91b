/** Runs by id, kept current by events. */
import { create } from 'zustand';
import type { RunView } from '../../shared/domain/runs.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

interface RunsState {
  readonly runs: Readonly<Record<string, RunView>>;
  readonly problems: Readonly<Record<string, Problem>>;
}

interface RunsActions {
  load(id: string): Promise<void>;
  /** After events may have been missed. */
  reload(): Promise<void>;
  changed(run: RunView): void;
}

export const useRuns = create<RunsState & RunsActions>((set, get) => ({
  runs: {},
  problems: {},
  load: async (id) => {
    const before = get().runs[id];
    try {
      const run = await call('runs.get', { id });
      // An event that came meanwhile tells of a later state than this answer does.
      if (get().runs[id] === before) get().changed(run);
    } catch (thrown) {
      set((state) => ({ problems: { ...state.problems, [id]: problemOf(thrown) } }));
    }
  },
  reload: async () => {
    await Promise.all(Object.keys(get().runs).map((id) => get().load(id)));
  },
  changed: (run) => set((state) => ({ runs: { ...state.runs, [run.id]: run } })),
}));

/** The run that goes on where this one failed, if there is one. */
export const useNextRun = (id: string): string | undefined =>
  useRuns((state) => Object.values(state.runs).find(({ follows }) => follows === id)?.id);
