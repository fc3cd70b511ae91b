/** What is arranged in the practice world, kept current by events. */
import { create } from 'zustand';
import type { PracticeState } from '../../../shared/domain/practice-state.ts';
import type { SituationId } from '../../../shared/domain/situations.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { call, problemOf } from '../../ipc/client.ts';

interface PracticeStoreState {
  readonly state: PracticeState;
  /** Being arranged at this moment. */
  readonly arranging: SituationId | undefined;
  readonly problem: Problem | undefined;
}

interface PracticeStoreActions {
  load(): Promise<void>;
  changed(state: PracticeState): void;
  /** What to order, or which certificate it is about; nothing where it could not be arranged. */
  begin(situation: SituationId): Promise<CallOutput<'practice.begin'> | undefined>;
  mend(): Promise<void>;
  end(): Promise<void>;
}

const nothing: PracticeState = { mended: false };

export const usePractice = create<PracticeStoreState & PracticeStoreActions>((set) => {
  const orProblem = async <T>(work: Promise<T>): Promise<T | undefined> => {
    set({ problem: undefined });
    try {
      return await work;
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
      return undefined;
    }
  };
  return {
    state: nothing,
    arranging: undefined,
    problem: undefined,
    load: async () => {
      const state = await orProblem(call('practice.state', {}));
      if (state !== undefined) set({ state });
    },
    changed: (state) => set({ state }),
    begin: async (situation) => {
      set({ arranging: situation });
      const begun = await orProblem(call('practice.begin', { situation }));
      set({ arranging: undefined });
      return begun;
    },
    mend: async () => void (await orProblem(call('practice.mend', {}))),
    end: async () => void (await orProblem(call('practice.end', {}))),
  };
});
