/** Backup and restoring: what is under way, and what came of it. The passphrase is handed over and not kept. */
import { create } from 'zustand';
import type { BackupPreview, BackupProgress, RestoreReport } from '../../../shared/domain/backup.ts';
import type { VaultKind } from '../../../shared/domain/vault.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { piecesOf } from './pieces.ts';

/** `receiving`: the page hands the file over. */
export type Progress = Omit<BackupProgress, 'phase'> & { readonly phase: BackupProgress['phase'] | 'receiving' };

export interface OpenedBackup {
  readonly id: string;
  readonly passphrase: string;
  readonly preview: BackupPreview;
}

interface BackupState {
  readonly busy: boolean;
  readonly progress: Progress | undefined;
  readonly problem: Problem | undefined;
  /** ISO 8601. */
  readonly lastAt: string | undefined;
  /** Until it has been read. */
  readonly report: RestoreReport | undefined;
}

interface BackupActions {
  load(): Promise<void>;
  progressed(progress: BackupProgress): void;
  make(passphrase: string): Promise<CallOutput<'backup.create'> | undefined>;
  look(file: File, passphrase: string): Promise<OpenedBackup | undefined>;
  /** Whether it is done. */
  restore(opened: OpenedBackup, choice: { readonly replace: boolean; readonly vault: VaultKind }): Promise<boolean>;
  cancel(): void;
  /** Forgets what went wrong. */
  anew(): void;
  reportRead(): void;
}

export const useBackup = create<BackupState & BackupActions>((set, get) => {
  let given: AbortController | undefined;
  /** What was broken off by the reader is no failure. */
  const work = async <T>(doing: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    given = new AbortController();
    set({ busy: true, problem: undefined, progress: undefined });
    try {
      return await doing(given.signal);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code !== 'run.cancelled') set({ problem });
      return undefined;
    } finally {
      set({ busy: false, progress: undefined });
    }
  };
  const handOver = async (file: File, signal: AbortSignal): Promise<string> => {
    let id: string | undefined;
    let done = 0;
    for await (const piece of piecesOf(file)) {
      if (signal.aborted) break;
      const answer = await call('backup.receive', { piece, ...(id === undefined ? {} : { id }) });
      id = answer.id;
      done = answer.bytes;
      set({ progress: { phase: 'receiving', done, total: file.size } });
    }
    return id ?? '';
  };
  return {
    busy: false,
    progress: undefined,
    problem: undefined,
    lastAt: undefined,
    report: undefined,
    load: async () => {
      try {
        set({ lastAt: (await call('backup.state', {})).lastAt });
      } catch (thrown) {
        set({ problem: problemOf(thrown) });
      }
    },
    progressed: (progress) => {
      if (get().busy) set({ progress });
    },
    make: async (passphrase) => {
      const delivery = await work(() => call('backup.create', { passphrase }));
      await get().load();
      return delivery;
    },
    look: (file, passphrase) =>
      work(async (signal) => {
        const id = await handOver(file, signal);
        if (signal.aborted) return undefined;
        return { id, passphrase, preview: await call('backup.preview', { id, passphrase }) };
      }),
    restore: async ({ id, passphrase }, choice) => {
      const report = await work(async () => {
        const answer = await call('backup.restore', { id, passphrase, ...choice });
        if (choice.vault === 'passphrase') useApp.getState().vaultChanged(await call('vault.unlock', { passphrase }));
        return answer;
      });
      if (report === undefined) return false;
      set({ report });
      return true;
    },
    cancel: () => {
      given?.abort();
      if (get().busy) call('backup.cancel', {}).catch((thrown: unknown) => set({ problem: problemOf(thrown) }));
    },
    anew: () => set({ problem: undefined }),
    reportRead: () => set({ report: undefined }),
  };
});
