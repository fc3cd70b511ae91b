/** Writes an export that was made, and proves what lies there then. */
import type { ExportCheck } from '../../../shared/domain/export.ts';
import { checkFiles } from './check-files.ts';
import type { MadeExport } from './make-files.ts';
import { findOwner } from './owner.ts';
import { type WriteOptions, writeFiles } from './write-files.ts';

/**
 * All files as they were meant, or the old ones; answers with what was proven by reading them back. `export.*` of
 * `writeFiles`, `export.read-back-failed` also for what does not open, does not fit together or is out of order.
 */
export const writeExport = async (
  made: MadeExport,
  folder: string,
  how: Pick<WriteOptions, 'replaceExisting' | 'makeFolder'> = {},
): Promise<readonly ExportCheck[]> => {
  let proven: readonly ExportCheck[] = [];
  const { owner } = made.shape;
  await writeFiles(folder, Object.fromEntries(made.written.map(({ name, bytes }) => [name, bytes])), {
    ...how,
    modes: Object.fromEntries(made.written.map(({ name, mode }) => [name, mode])),
    ...(owner === undefined ? {} : { owner: await findOwner(owner) }),
    prove: async (read) => {
      proven = await checkFiles(made, read, folder);
    },
  });
  return proven;
};
