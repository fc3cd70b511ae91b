/** What SQLite and the file system say, as typed failures of the profile folder. */

import type { CertwrightError } from '../../../shared/errors/problem.ts';
import { fail } from '../../../shared/errors/problem.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html; the extended ones carry them in the low byte. */
const result = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  notADatabase: 26,
} as const;

/** The index of the write-ahead log could not grow: the volume is full though the log itself still had room. */
const sharedMemoryCannotGrow = 4874;

/**
 * Turns whatever node:sqlite threw into `storage.*`. Anything that SQLite did not say is handed back as it is, because
 * it is a fault of ours. `path` is the database file.
 */
export const storageError = (thrown: unknown, path: string): unknown => {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return thrown;
  const detail = `${thrown.message} (${thrown.errcode})`;
  const options = { cause: thrown };
  if (thrown.errcode === sharedMemoryCannotGrow) return fail('storage.full', { path }, options);
  switch (thrown.errcode & 0xff) {
    case result.busy:
    case result.locked:
      return fail('storage.busy', { path }, options);
    case result.readOnly:
      return fail('storage.read-only', { path }, options);
    case result.full:
      return fail('storage.full', { path }, options);
    case result.corrupt:
    case result.notADatabase:
      return fail('storage.corrupt', { path, detail }, options);
    case result.error:
      // The version number says that the table is there, so a table that is missing is damage.
      return /^no such (table|column)/.test(thrown.message)
        ? fail('storage.corrupt', { path, detail }, options)
        : fail('storage.failed', { path, detail }, options);
    default:
      return fail('storage.failed', { path, detail }, options);
  }
};

/** The `code` of a Node file system error, or an empty string. */
export const fileErrorCode = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The same for files of the profile folder that lie beside the database. */
export const profileFileError = (thrown: unknown, path: string): CertwrightError => {
  const code = fileErrorCode(thrown);
  const options = { cause: thrown };
  switch (code) {
    case 'ENOTDIR':
    case 'EEXIST':
      return fail('storage.not-a-folder', { path }, options);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return fail('storage.read-only', { path }, options);
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('storage.full', { path }, options);
    default:
      return fail(
        'storage.failed',
        { path, detail: thrown instanceof Error ? thrown.message : String(thrown) },
        options,
      );
  }
};
