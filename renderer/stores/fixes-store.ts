/** Applied fixes that can be taken back, kept current by events. */
import { create } from 'zustand';
import type { AppliedFix } from '../../shared/domain/fixes.ts';
import { call } from '../ipc/client.ts';

interface AppliedFixesState {
  readonly fixes: readonly AppliedFix[];
  load(): Promise<void>;
  changed(fixes: readonly AppliedFix[]): void;
}

export const useAppliedFixes = create<AppliedFixesState>((set) => ({
  fixes: [],
  load: async () => {
    const { fixes } = await call('fixes.applied', {});
    set({ fixes });
  },
  changed: (fixes) => set({ fixes }),
}));
