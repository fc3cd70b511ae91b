/** Reads a SQLite database that belongs to another program, from a copy: the other's files are only ever read. */
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

type ForeignRow = Readonly<Record<string, unknown>>;

/** Bytes. */
const largest = 512 * 1024 * 1024;

/** The rows of each query, in their order. Throws what SQLite says; the copy is gone afterwards. */
export const readForeignRows = async (
  path: string,
  queries: readonly string[],
): Promise<readonly (readonly ForeignRow[])[]> => {
  if ((await stat(path)).size > largest) throw new Error('too large');
  const folder = await mkdtemp(join(tmpdir(), 'certwright-copy-'));
  try {
    const copy = join(folder, 'copy.db');
    await copyFile(path, copy);
    // What was written last may not have reached the file itself yet.
    await copyFile(`${path}-wal`, `${copy}-wal`).catch(() => undefined);
    const database = new DatabaseSync(copy);
    try {
      return queries.map((query) => database.prepare(query).all());
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
