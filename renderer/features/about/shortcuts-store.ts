/** Whether the list of keyboard shortcuts is open, over whatever screen. */
import { create } from 'zustand';

interface ShortcutsState {
  readonly open: boolean;
}
interface ShortcutsActions {
  show(): void;
  close(): void;
}

export const useShortcuts = create<ShortcutsState & ShortcutsActions>((set) => ({
  open: false,
  show: () => set({ open: true }),
  close: () => set({ open: false }),
}));
