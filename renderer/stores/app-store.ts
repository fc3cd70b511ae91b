/** What the host said about itself, the settings, the vault, and whether the host is still there. */
import { create } from 'zustand';
import type { Bootstrap, Settings } from '../../shared/domain/app.ts';
import type { VaultStatus } from '../../shared/domain/vault.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

export type HostFacts = Pick<Bootstrap, 'version' | 'host' | 'platform' | 'profileFolder'>;

interface AppState {
  readonly host: HostFacts | undefined;
  readonly settings: Settings | undefined;
  readonly vault: VaultStatus | undefined;
  /** Why the start failed. */
  readonly problem: Problem | undefined;
  /** The web host stopped answering. */
  readonly gone: boolean;
}

interface AppActions {
  start(): Promise<void>;
  changeSettings(change: Partial<Settings>): Promise<void>;
  settingsChanged(settings: Settings): void;
  vaultChanged(vault: VaultStatus): void;
  setGone(gone: boolean): void;
}

export const useApp = create<AppState & AppActions>((set, get) => ({
  host: undefined,
  settings: undefined,
  vault: undefined,
  problem: undefined,
  gone: false,

  start: async () => {
    try {
      const { settings, vault, ...host } = await call('app.bootstrap', {});
      set({ host, settings, vault, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  changeSettings: async (change) => {
    const before = get().settings;
    // Looks follow at once. The mode does not: what is asked next must reach a host that has changed it.
    const { language, theme } = change;
    const looks = { ...(language === undefined ? {} : { language }), ...(theme === undefined ? {} : { theme }) };
    const expected = before === undefined ? undefined : { ...before, ...looks };
    set({ settings: expected });
    // What was told or chosen meanwhile is later than this answer, and no failure undoes it.
    const settle = (settings: Settings | undefined): void => {
      if (get().settings === expected) set({ settings });
    };
    try {
      settle(await call('settings.change', change));
    } catch (thrown) {
      settle(before);
      throw thrown;
    }
  },
  settingsChanged: (settings) => set({ settings }),
  vaultChanged: (vault) => set({ vault }),
  setGone: (gone) => set({ gone }),
}));
