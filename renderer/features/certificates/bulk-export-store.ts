/** An export of many before it begins: what is chosen, and what would come of it. Lives as long as its dialog. */
import { create } from 'zustand';
import type { DestinationChoice } from '../../../shared/domain/destinations.ts';
import { type ExportFolders, mostPreviewed } from '../../../shared/domain/export.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { absolute, needsPassword, passwordFor, remember } from '../export/export-store.ts';
import type { ExportWay } from '../export/FolderRows.tsx';
import { exportOne, keptAs, newBundle, type Planned, sorted } from './bulk-export.ts';
import { useBulk } from './bulk-store.ts';

interface BulkExportState {
  readonly choice: DestinationChoice;
  readonly way: ExportWay;
  readonly folders: ExportFolders | undefined;
  readonly folder: string;
  readonly password: string;
  readonly passwordIs: 'made' | 'typed';
  readonly copied: boolean;
  /** Of what was chosen last; missing until it was looked at. */
  readonly planned: readonly Planned[] | undefined;
  readonly looking: boolean;
  readonly problem: Problem | undefined;
}

interface BulkExportActions {
  open(): Promise<void>;
  choose(choice: DestinationChoice): void;
  setWay(way: ExportWay): void;
  setFolder(folder: string): void;
  /** The system's dialog; `false` where none was chosen. What is there has been looked at when this answers. */
  askFolder(): Promise<boolean>;
  typePassword(password: string): void;
  renewPassword(): void;
  passwordCopied(): void;
  /** Goes on without this dialog. `keep`: files that are there stay, and their certificates are left out. */
  begin(existing: 'keep' | 'replace'): void;
  /** Ends the looking. */
  close(): void;
}

export type BulkExportStore = ReturnType<typeof bulkExportStore>;

type Get = () => BulkExportState;
type Put = (change: Partial<BulkExportState>) => void;

/** Milliseconds without another letter of a folder before it is looked for. */
const pause = 300;

/** The host says what would be written, some certificates at a time. A newer question overtakes an older one. */
const looking = (ids: readonly string[], get: Get, put: Put) => {
  let asked = 0;
  let timer: number | undefined;
  const look = async (): Promise<void> => {
    asked += 1;
    const own = asked;
    window.clearTimeout(timer);
    put({ looking: true, problem: undefined });
    const { choice, way, folder } = get();
    const { shape, limits } = choice.variant;
    const there = way === 'folder' && absolute.test(folder) ? { folder } : {};
    const form = { shape, ...there, ...(limits === undefined ? {} : { limits }) };
    try {
      const planned: Planned[] = [];
      for (let at = 0; at < ids.length && own === asked; at += mostPreviewed) {
        const certificateIds = ids.slice(at, at + mostPreviewed);
        planned.push(...(await call('export.preview-many', { certificateIds, ...form })).certificates);
      }
      if (own === asked) put({ planned, looking: false });
    } catch (thrown) {
      if (own === asked) put({ problem: problemOf(thrown), looking: false });
    }
  };
  return {
    look,
    soon: () => {
      asked += 1;
      put({ looking: true });
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void look(), pause);
    },
    end: () => {
      asked += 1;
      window.clearTimeout(timer);
    },
  };
};

const begin = (
  { choice, way, folder, password, passwordIs, copied, planned = [] }: BulkExportState,
  existing: 'keep' | 'replace',
): void => {
  const { fit, there, leftOut } = sorted(planned);
  const kept = way === 'folder' && existing === 'keep' ? there : [];
  const items = fit.filter((one) => !kept.includes(one)).map(({ certificateId: id, name }) => ({ id, name }));
  const protects = needsPassword(choice.variant.shape);
  const to =
    way === 'folder'
      ? { kind: 'folder' as const, folder, replaceExisting: existing === 'replace' }
      : { kind: 'bundle' as const, bundle: newBundle() };
  const isNowhere = protects && passwordIs === 'made' && !copied;
  const exported = { choice, to, ...(isNowhere ? { made: password } : {}) };
  remember(choice);
  void useBulk.getState().beginExport(items, exported, {
    leftOut: [...leftOut, ...kept.map((one) => keptAs(folder, one))],
    one: (id) => exportOne(exported, id, protects ? password : undefined),
  });
};

export const bulkExportStore = (ids: readonly string[], choice: DestinationChoice) =>
  create<BulkExportState & BulkExportActions>((set, get) => {
    const { look, soon, end } = looking(ids, get, set);
    return {
      choice,
      way: 'folder',
      folders: undefined,
      folder: '',
      password: passwordFor(choice),
      passwordIs: 'made',
      copied: false,
      planned: undefined,
      looking: true,
      problem: undefined,
      open: async () => {
        try {
          const folders = await call('export.folders', {});
          const [folder = ''] = folders.recent;
          set({ folders, folder, way: folders.way === 'typed' && folder === '' ? 'download' : 'folder' });
        } catch (thrown) {
          return set({ problem: problemOf(thrown), looking: false });
        }
        await look();
      },
      choose: (chosen) => {
        const made = get().passwordIs === 'made' ? { password: passwordFor(chosen), copied: false } : {};
        set({ choice: chosen, ...made });
        void look();
      },
      setWay: (way) => {
        set({ way });
        void look();
      },
      setFolder: (folder) => {
        set({ folder });
        soon();
      },
      askFolder: async () => {
        try {
          const answer = await call('export.choose-folder', {});
          if (answer.kind !== 'chosen') return false;
          set({ folder: answer.folder });
          await look();
          return get().problem === undefined;
        } catch (thrown) {
          set({ problem: problemOf(thrown) });
          return false;
        }
      },
      typePassword: (password) => set({ password, passwordIs: 'typed' }),
      renewPassword: () => set({ password: passwordFor(get().choice), passwordIs: 'made', copied: false }),
      passwordCopied: () => set({ copied: true }),
      begin: (existing) => begin(get(), existing),
      close: end,
    };
  });
