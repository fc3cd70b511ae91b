/** Exports on their way into one file: in memory only, forgotten when nobody asks for them any more. */
import { fail } from '../../shared/errors/problem.ts';
import type { FolderOfFiles } from '../engine/export/zip-many.ts';

export interface ExportBundles {
  /** In place of an earlier one of the same certificate. */
  add(id: string, certificateId: string, made: FolderOfFiles): void;
  /** In the order they came. `export.bundle-gone` also where there are not as many as whoever asks knows of. */
  take(id: string, count: number): readonly FolderOfFiles[];
  /** Overwrites the bytes. */
  drop(id: string): void;
  clear(): void;
}

interface Bundle {
  readonly folders: Map<string, FolderOfFiles>;
  timer: NodeJS.Timeout;
}

/** Milliseconds after the last word about it. */
const lifetime = 30 * 60_000;
/** Somebody who needs more has forgotten the first. */
const most = 4;

export const createExportBundles = (keepFor: number = lifetime): ExportBundles => {
  const bundles = new Map<string, Bundle>();
  const drop = (id: string): void => {
    const bundle = bundles.get(id);
    if (bundle === undefined) return;
    bundles.delete(id);
    clearTimeout(bundle.timer);
    for (const { files } of bundle.folders.values()) for (const { bytes } of files) bytes.fill(0);
  };
  const ending = (id: string): NodeJS.Timeout => setTimeout(() => drop(id), keepFor).unref();
  const opened = (id: string): Bundle => {
    const known = bundles.get(id);
    if (known !== undefined) {
      clearTimeout(known.timer);
      known.timer = ending(id);
      return known;
    }
    const [oldest] = bundles.keys();
    if (bundles.size >= most && oldest !== undefined) drop(oldest);
    const made = { folders: new Map<string, FolderOfFiles>(), timer: ending(id) };
    bundles.set(id, made);
    return made;
  };
  return {
    add: (id, certificateId, made) => void opened(id).folders.set(certificateId, made),
    take: (id, count) => {
      if (bundles.get(id)?.folders.size !== count) throw fail('export.bundle-gone', {});
      return [...opened(id).folders.values()];
    },
    drop,
    clear: () => {
      for (const id of [...bundles.keys()]) drop(id);
    },
  };
};
