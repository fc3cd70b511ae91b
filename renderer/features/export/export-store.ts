/** One export in the making: what is chosen, what would be written, and what came of it. Lives as long as its screen. */
import { create } from 'zustand';
import { type DestinationChoice, referenceOf } from '../../../shared/domain/destinations.ts';
import {
  containerFormats,
  type ExportFolders,
  type ExportPreview,
  type ExportReport,
  type ExportShape,
  passwordFormats,
} from '../../../shared/domain/export.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Delivery } from '../../components/Delivered.tsx';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { latelyUsed } from './choices.ts';
import { makePassword } from './password.ts';

interface ExportState {
  readonly choice: DestinationChoice;
  /** As typed; missing while it is as the host makes it. */
  readonly stem: string | undefined;
  readonly way: 'folder' | 'download';
  readonly folders: ExportFolders | undefined;
  readonly folder: string;
  readonly password: string;
  readonly passwordIs: 'made' | 'typed';
  readonly copied: boolean;
  readonly preview: ExportPreview | undefined;
  /** Why it cannot be made at all. */
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  /** Why it did not come about. */
  readonly failure: Problem | undefined;
  readonly cancelled: boolean;
  readonly report: (ExportReport & { readonly at: string }) | undefined;
  readonly delivery: Delivery | undefined;
}

interface ExportActions {
  /** Asks the host for the folders, then looks for the first time. */
  open(): Promise<void>;
  choose(choice: DestinationChoice): void;
  setStem(stem: string): void;
  setWay(way: 'folder' | 'download'): void;
  setFolder(folder: string): void;
  /** The system's dialog; `false` where none was chosen. */
  askFolder(): Promise<boolean>;
  typePassword(password: string): void;
  renewPassword(): void;
  passwordCopied(): void;
  write(replaceExisting: boolean): Promise<void>;
  download(): Promise<void>;
  taken(): void;
}

export type ExportStore = ReturnType<typeof exportStore>;

/** What was made is of what was chosen before. */
const nothing = { failure: undefined, cancelled: false, report: undefined, delivery: undefined } as const;

/** As a folder has to be, on any system. */
export const absolute = /^(\/|[A-Za-z]:[\\/]|\\\\)/;

/** Whether a name can be chosen at all: some targets ask for fixed ones. */
export const hasStem = (shape: ExportShape): boolean =>
  containerFormats.has(shape.format) ||
  (shape.files ?? []).some(({ name }) => name.includes('{stem}')) ||
  shape.files === undefined;

export const needsPassword = (shape: ExportShape): boolean => passwordFormats.has(shape.format);

type Get = () => ExportState;
type Put = (change: Partial<ExportState>) => void;

const subjectOf = ({ choice, stem }: ExportState, certificateId: string) => {
  const { shape, limits } = choice.variant;
  const named =
    stem === undefined || stem.trim() === '' || !hasStem(shape) ? shape : { ...shape, namePattern: stem.trim() };
  return { certificateId, shape: named, ...(limits === undefined ? {} : { limits }) };
};

const withPassword = ({ choice, password }: ExportState) => (needsPassword(choice.variant.shape) ? { password } : {});

/** The host says what would be written. An answer that a newer question has overtaken is dropped. */
const looking = (certificateId: string, get: Get, put: Put) => {
  let asked = 0;
  return async (): Promise<void> => {
    asked += 1;
    const own = asked;
    const state = get();
    const there = state.way === 'folder' && absolute.test(state.folder) ? { folder: state.folder } : {};
    try {
      const preview = await call('export.preview', { ...subjectOf(state, certificateId), ...there });
      if (own === asked) put({ preview, problem: undefined });
    } catch (thrown) {
      if (own === asked) put({ problem: problemOf(thrown) });
    }
  };
};

/** Kept for the next time; an export is as good without. */
export const remember = ({ id, variant }: DestinationChoice): void => {
  const { settings, changeSettings } = useApp.getState();
  const recentDestinations = latelyUsed(settings?.recentDestinations ?? [], referenceOf(id, variant));
  changeSettings({ recentDestinations }).catch(() => undefined);
};

const making = (certificateId: string, get: Get, put: Put, look: () => Promise<void>) => {
  const busily = async (work: () => Promise<Partial<ExportState>>): Promise<void> => {
    put({ ...nothing, busy: true });
    try {
      put({ ...(await work()), busy: false });
      remember(get().choice);
    } catch (thrown) {
      put({ failure: problemOf(thrown), busy: false });
    }
  };
  return {
    write: async (replaceExisting: boolean) => {
      await busily(async () => {
        const state = get();
        const where = { folder: state.folder, makeFolder: true, replaceExisting };
        const report = await call('export.write', {
          ...subjectOf(state, certificateId),
          ...withPassword(state),
          ...where,
        });
        return { report: { ...report, at: new Date().toISOString() } };
      });
      // What is there has changed, or was not as it seemed.
      await look();
    },
    download: () =>
      busily(async () => {
        const state = get();
        return {
          delivery: await call('export.download', { ...subjectOf(state, certificateId), ...withPassword(state) }),
        };
      }),
  };
};

export const exportStore = (certificateId: string, choice: DestinationChoice) =>
  create<ExportState & ExportActions>((set, get) => {
    const look = looking(certificateId, get, set);
    const change = (part: Partial<ExportState>): void => {
      set({ ...nothing, ...part });
      void look();
    };
    return {
      ...nothing,
      choice,
      stem: undefined,
      way: 'folder',
      folders: undefined,
      folder: '',
      password: passwordFor(choice),
      passwordIs: 'made',
      copied: false,
      preview: undefined,
      problem: undefined,
      busy: false,
      open: async () => {
        try {
          const folders = await call('export.folders', {});
          const [folder = ''] = folders.recent;
          set({ folders, folder, way: folders.way === 'typed' && folder === '' ? 'download' : 'folder' });
        } catch (thrown) {
          set({ problem: problemOf(thrown) });
        }
        await look();
      },
      choose: (chosen) => {
        if (get().busy) return;
        const { passwordIs, password } = get();
        const kept = passwordIs === 'typed' ? { password } : { password: passwordFor(chosen), copied: false };
        change({ choice: chosen, preview: undefined, problem: undefined, ...kept });
      },
      setStem: (stem) => change({ stem }),
      setWay: (way) => change({ way }),
      setFolder: (folder) => change({ folder }),
      askFolder: async () => {
        try {
          const answer = await call('export.choose-folder', {});
          if (answer.kind === 'chosen') change({ folder: answer.folder });
          else set({ cancelled: true });
          return answer.kind === 'chosen';
        } catch (thrown) {
          set({ failure: problemOf(thrown) });
          return false;
        }
      },
      typePassword: (password) => set({ ...nothing, password, passwordIs: 'typed' }),
      renewPassword: () => set({ ...nothing, password: passwordFor(get().choice), passwordIs: 'made', copied: false }),
      passwordCopied: () => set({ copied: true }),
      ...making(certificateId, get, set, look),
      taken: () => set({ delivery: undefined }),
    };
  });

export const passwordFor = ({ variant }: DestinationChoice): string => makePassword(variant.limits?.longestPassword);

/** Without its ending, as the host makes it; empty until it has said so. */
export const stemOf = ({ preview, choice, stem }: ExportState): string => {
  if (stem !== undefined) return stem;
  const [file] = preview?.files ?? [];
  if (file === undefined) return '';
  const pattern = choice.variant.shape.files?.[0]?.name;
  const ending = pattern?.includes('{stem}') === true ? pattern.replace('{stem}', '') : /\.[^.]*$/.exec(file.name)?.[0];
  return ending !== undefined && file.name.endsWith(ending) ? file.name.slice(0, -ending.length) : file.name;
};
