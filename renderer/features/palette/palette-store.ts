/** Whether the palette is open, over whatever screen, and what went wrong with what was chosen in it. */
import { create } from 'zustand';
import type { Problem } from '../../../shared/errors/problem.ts';

interface PaletteState {
  readonly open: boolean;
  /** It has been opened, and stays ready. */
  readonly loaded: boolean;
  readonly problem: Problem | undefined;
}
interface PaletteActions {
  show(): void;
  close(): void;
  /** Open again, with what stood in the way. */
  fail(problem: Problem): void;
}

export const usePalette = create<PaletteState & PaletteActions>((set) => ({
  open: false,
  loaded: false,
  problem: undefined,
  show: () => set({ open: true, loaded: true, problem: undefined }),
  close: () => set({ open: false }),
  fail: (problem) => set({ open: true, problem }),
}));
