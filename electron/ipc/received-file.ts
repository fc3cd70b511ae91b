/** A file that comes from the page in pieces: kept in the profile folder until the next one comes or the profile closes. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { appendFile, stat, writeFile } from 'node:fs/promises';
import { fail } from '../../shared/errors/problem.ts';
import { temporaryPath } from '../engine/storage/durable-file.ts';
import { profileFileError } from '../engine/storage/storage-errors.ts';

export interface ReceivedFile {
  /** `backup.not-received`, `input.file-unreadable`, `storage.*`. */
  take(id: string | undefined, piece: Uint8Array): Promise<{ readonly id: string; readonly bytes: number }>;
  /** `backup.not-received`. */
  path(id: string): string;
  /** Before this answers: whoever closes the profile waits for nothing more. */
  forget(): void;
}

/** Bytes. */
const largest = 4 * 1024 ** 3;

export const receiveFile = (folder: string): ReceivedFile => {
  let current: { readonly id: string; readonly path: string } | undefined;
  const known = (id: string): { readonly id: string; readonly path: string } => {
    if (current?.id !== id) throw fail('backup.not-received', {});
    return current;
  };
  const forget = (): void => {
    const old = current;
    current = undefined;
    try {
      if (old !== undefined) rmSync(old.path, { force: true });
    } catch {
      // Nobody can open it without its passphrase, and the next backup takes away what is left.
    }
  };
  return {
    take: async (id, piece) => {
      if (id === undefined) forget();
      const file = id === undefined ? { id: randomBytes(16).toString('hex'), path: temporaryPath(folder) } : known(id);
      try {
        await (id === undefined
          ? writeFile(file.path, piece, { flag: 'wx', mode: 0o600 })
          : appendFile(file.path, piece));
        current = file;
        const { size } = await stat(file.path);
        if (size <= largest) return { id: file.id, bytes: size };
      } catch (thrown) {
        throw profileFileError(thrown, file.path);
      }
      forget();
      throw fail('input.file-unreadable', { path: '', reason: 'too-large' });
    },
    path: (id) => known(id).path,
    forget,
  };
};
