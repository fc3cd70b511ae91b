/** New versions of the program, as the host tells of them; kept current by events. */
import { create } from 'zustand';
import type { UpdateState } from '../../../shared/domain/updates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallInput } from '../../../shared/ipc/contract.ts';
import type { CallName } from '../../../shared/ipc/names.ts';
import { call, problemOf } from '../../ipc/client.ts';

type Act = Extract<
  CallName,
  'updates.look' | 'updates.download' | 'updates.cancel' | 'updates.install' | 'updates.skip'
>;

interface UpdatesState {
  /** `undefined` until the first answer. */
  readonly state: UpdateState | undefined;
  /** A call that was refused; what fails later is in the state. */
  readonly problem: Problem | undefined;
  /** The reader is on the way to the section of the settings. */
  readonly sought: boolean;
}

interface UpdatesActions {
  load(): Promise<void>;
  changed(state: UpdateState): void;
  choose(choices: CallInput<'updates.choose'>): Promise<void>;
  act<N extends Act>(name: N, input: CallInput<N>): Promise<void>;
  seek(sought: boolean): void;
}

export const useUpdates = create<UpdatesState & UpdatesActions>((set, get) => ({
  state: undefined,
  problem: undefined,
  sought: false,
  load: async () => {
    try {
      set({ state: await call('updates.state', {}), problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changed: (state) => set({ state }),
  choose: async (choices) => {
    const before = get().state;
    // Controls follow at once, and go back where it could not be saved.
    if (before !== undefined)
      set({
        state: { ...before, choices: { ...before.choices, ...choices } as UpdateState['choices'] },
        problem: undefined,
      });
    try {
      set({ state: await call('updates.choose', choices) });
    } catch (thrown) {
      set({ state: before, problem: problemOf(thrown) });
    }
  },
  act: async (name, input) => {
    set({ problem: undefined });
    try {
      await call(name, input);
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  seek: (sought) => set({ sought }),
}));
