/** What is being asked about and what was found; kept while the page is open, so that leaving the screen loses nothing. */
import { create } from 'zustand';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import type { Measured } from './probing.ts';

/** Bytes; the end of a log is where the failure is. */
const largest = 10_000_000;

interface TroubleshooterState {
  readonly text: string;
  /** `undefined` until asked, and again once the text has changed. */
  readonly causes: readonly DiagnosedCause[] | undefined;
  /** What the latest probe found about this text; the causes are ranked with it. */
  readonly measured: Measured | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Only the end of the file was taken. */
  readonly shortened: boolean;
}

interface TroubleshooterActions {
  type(text: string): void;
  find(): Promise<void>;
  /** Reads the file and looks at once. */
  open(file: File): Promise<void>;
  /** Ranks again by what a probe found about the text. */
  keep(text: string, measured: Measured): void;
  clear(): void;
}

const empty: TroubleshooterState = {
  text: '',
  causes: undefined,
  measured: undefined,
  busy: false,
  problem: undefined,
  shortened: false,
};

export const useTroubleshooter = create<TroubleshooterState & TroubleshooterActions>((set, get) => ({
  ...empty,
  type: (text) => set({ ...empty, text }),
  find: async () => {
    const { text, busy } = get();
    if (busy || text.trim() === '') return;
    set({ busy: true, problem: undefined });
    try {
      const { causes } = await call('diagnosis.text', { text });
      // What was typed meanwhile is another question.
      if (get().text === text) set({ causes, measured: undefined, busy: false });
      else set({ busy: false });
    } catch (thrown) {
      set({ busy: false, problem: problemOf(thrown) });
    }
  },
  open: async (file) => {
    const shortened = file.size > largest;
    const text = await file.slice(shortened ? file.size - largest : 0).text();
    set({ ...empty, text, shortened });
    await get().find();
  },
  keep: (text, measured) => {
    if (get().text === text) set({ causes: measured.report.causes, measured });
  },
  clear: () => set(empty),
}));
