/** How the reader looks at the list, and what is selected in it; for as long as the page is open. */
import { create } from 'zustand';
import type { Filter, Sort } from './listing.ts';

export type ListView = 'list' | 'time';

interface ListState {
  readonly search: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly view: ListView;
  /** The row that the keyboard is at. */
  readonly at: string | undefined;
  readonly selecting: boolean;
  readonly selected: ReadonlySet<string>;
  /** Where a span of rows begins. */
  readonly anchor: string | undefined;
  /** All that is shown beside the certificates was asked for once. */
  readonly told: boolean;
}

interface ListActions {
  look(looks: Partial<Pick<ListState, 'search' | 'filter' | 'sort' | 'view'>>): void;
  showAll(): void;
  goTo(id: string | undefined): void;
  select(selecting: boolean): void;
  toggle(id: string): void;
  /** From the anchor on, or from the first. */
  toggleSpan(ids: readonly string[], id: string): void;
  choose(ids: readonly string[]): void;
  wasTold(): void;
}

const none: ReadonlySet<string> = new Set();

export const useList = create<ListState & ListActions>((set) => ({
  search: '',
  filter: 'all',
  sort: 'need',
  view: 'list',
  at: undefined,
  selecting: false,
  selected: none,
  anchor: undefined,
  told: false,
  look: (looks) => set(looks),
  showAll: () => set({ search: '', filter: 'all' }),
  goTo: (at) => set({ at }),
  select: (selecting) => set({ selecting, selected: none, anchor: undefined }),
  toggle: (id) =>
    set(({ selected }) => {
      const after = new Set(selected);
      if (!after.delete(id)) after.add(id);
      return { selecting: true, selected: after, anchor: id };
    }),
  toggleSpan: (ids, id) =>
    set(({ selected, anchor }) => {
      const ends = [Math.max(0, ids.indexOf(anchor ?? '')), ids.indexOf(id)];
      const span = ids.slice(Math.min(...ends), Math.max(...ends) + 1);
      return { selecting: true, selected: new Set([...selected, ...span]), anchor: anchor ?? id };
    }),
  wasTold: () => set({ told: true }),
  choose: (ids) => set({ selecting: true, selected: new Set(ids) }),
}));
