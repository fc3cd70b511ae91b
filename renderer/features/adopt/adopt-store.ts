/** What other clients look after on this computer, as it was found last. */
import { create } from 'zustand';
import type { AdoptionReport } from '../../../shared/domain/adoption.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';

interface AdoptState {
  readonly report: AdoptionReport | undefined;
  /** Named by the reader, besides the usual ones. */
  readonly folders: readonly string[];
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** What was done last. */
  readonly told: { readonly what: 'taken' | 'undone'; readonly name: string; readonly client: string } | undefined;
}
interface AdoptActions {
  look(folders?: readonly string[]): Promise<void>;
  /** Something was taken over or given back: the list of certificates has changed as well. */
  done(told: NonNullable<AdoptState['told']>): Promise<void>;
}

export const useAdopt = create<AdoptState & AdoptActions>((set, get) => ({
  report: undefined,
  folders: [],
  busy: false,
  problem: undefined,
  told: undefined,
  look: async (folders = get().folders) => {
    set({ busy: true, problem: undefined, told: undefined });
    try {
      set({ report: await call('adoption.find', { folders: [...folders] }), folders });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
    set({ busy: false });
  },
  done: async (told) => {
    await Promise.all([get().look(), useCertificates.getState().load()]);
    set({ told });
  },
}));
