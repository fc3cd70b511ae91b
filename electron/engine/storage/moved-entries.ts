/**
 * Moves entries of a profile folder, all or none: what is to be moved is written down first, and whoever opens the
 * folder after a crash goes on with it. Renames inside one folder tree cannot be half done.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { connect } from './connection.ts';
import { processExists } from './process-exists.ts';
import { fileErrorCode, profileFileError } from './storage-errors.ts';

export const movesFileName = 'reset.json';

/** One entry of the folder, or one inside a folder of it. */
const place = z.string().regex(/^[^/\\]+(\/[^/\\]+)?$/);
const moveSchema = z.object({ from: place, to: place });
export type Move = Readonly<z.infer<typeof moveSchema>>;
const movesSchema = z.object({
  version: z.literal(1),
  pid: z.number().int(),
  at: z.iso.datetime(),
  moves: z.array(moveSchema),
});

/** Milliseconds. Renaming takes no minute, so after one a process of that number is another one. */
const longest = 60_000;

/**
 * Moves them, or nothing. The databases must be closed in this process. `reset.in-use` while another process has one
 * open, `storage.*`.
 */
export const moveEntries = (folder: string, databases: readonly string[], moves: readonly Move[]): void => {
  const path = join(folder, movesFileName);
  const releases: (() => void)[] = [];
  try {
    for (const database of databases) releases.push(holdAlone(join(folder, database), folder));
    const marker = { version: 1, pid: process.pid, at: new Date().toISOString(), moves };
    writeFileSync(path, JSON.stringify(marker), { flag: 'wx', mode: 0o600, flush: true });
    syncEntries(folder);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'EEXIST') throw fail('reset.in-use', { path: folder }, { cause: thrown });
    throw fileErrorCode(thrown).startsWith('E') ? profileFileError(thrown, path) : thrown;
  } finally {
    for (const release of releases) release();
  }
  const moved: Move[] = [];
  try {
    carryOut(folder, moves, moved);
  } catch (thrown) {
    for (const { from, to } of moved.reverse()) renameSync(join(folder, to), join(folder, from));
    rmSync(path, { force: true });
    throw thrown;
  }
};

/** Finishes what a process that is gone began. `storage.busy` while one is at it, `storage.*`. */
export const finishMoves = (folder: string): void => {
  const path = join(folder, movesFileName);
  if (!existsSync(path)) return;
  const marker = readMoves(path);
  // Cut short while it was written: nothing had been moved.
  if (marker === undefined) {
    rmSync(path, { force: true });
    return;
  }
  const fresh = Math.abs(Date.now() - Date.parse(marker.at)) < longest;
  if (marker.pid !== process.pid && fresh && processExists(marker.pid)) throw fail('storage.busy', { path: folder });
  carryOut(folder, marker.moves);
};

const readMoves = (path: string): z.output<typeof movesSchema> | undefined => {
  try {
    return movesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};

/** May be begun again at any point: what has been moved is not there any more, and what is in its place stays. */
const carryOut = (folder: string, moves: readonly Move[], moved: Move[] = []): void => {
  try {
    for (const move of moves) {
      const [from, to] = [join(folder, move.from), join(folder, move.to)];
      if (!existsSync(from) || existsSync(to)) continue;
      renameSync(from, to);
      moved.push(move);
    }
    syncEntries(folder);
    rmSync(join(folder, movesFileName), { force: true });
    syncEntries(folder);
  } catch (thrown) {
    throw profileFileError(thrown, folder);
  }
};

/**
 * SQLite gives up its write-ahead log only to the one connection there is (https://www.sqlite.org/wal.html, section
 * 2.1), so this finds every other process. Answers the function that lets go. `reset.in-use`.
 */
const holdAlone = (path: string, folder: string): (() => void) => {
  if (!existsSync(path)) return () => undefined;
  const connection = connect(path);
  try {
    const mode = connection.get('PRAGMA journal_mode = DELETE')?.journal_mode;
    if (mode !== 'delete') throw fail('reset.in-use', { path: folder });
    connection.execute('BEGIN EXCLUSIVE');
    return connection.close;
  } catch (thrown) {
    connection.close();
    const { code } = toProblem(thrown);
    if (code === 'storage.busy') throw fail('reset.in-use', { path: folder }, { cause: thrown });
    // Damage is no reason to keep it.
    if (code === 'storage.corrupt') return () => undefined;
    throw thrown;
  }
};

/** Makes renames last where a folder can be synced; elsewhere the system does it in its time. */
const syncEntries = (folder: string): void => {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (thrown) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(fileErrorCode(thrown))) throw thrown;
  }
};
