/** Files that are either there whole or not at all, also after a power cut: temporary file, fsync, rename, fsync. */
import { randomBytes } from 'node:crypto';
import { link, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { processExists } from './process-exists.ts';
import { fileErrorCode } from './storage-errors.ts';

/** A name nobody uses, which says whose it is once that process is gone. */
export const temporaryPath = (folder: string): string =>
  join(folder, `.certwright-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

/** Writes and syncs a new file beside its later place and returns its path; nothing is left behind on failure. */
export const writeTemporary = async (folder: string, content: Uint8Array | string, mode: number): Promise<string> => {
  const path = temporaryPath(folder);
  const file = await open(path, 'wx', mode);
  try {
    // The umask narrowed the mode given above. Widening it again fails on volumes without modes, where it says nothing.
    await file.chmod(mode).catch(() => undefined);
    await file.writeFile(content);
    await file.sync();
    await file.close();
    return path;
  } catch (thrown) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw thrown;
  }
};

/** Makes renames last. Where folders cannot be synced (Windows, some network drives) the system does it in its time. */
export const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(fileErrorCode(thrown))) throw thrown;
  }
};

/** Writes a file that must not be there yet; answers false and changes nothing if it is. Throws file system errors. */
export const createDurably = async (path: string, content: Uint8Array | string, mode: number): Promise<boolean> => {
  const folder = dirname(path);
  await removeAbandoned(folder);
  const temporary = await writeTemporary(folder, content, mode);
  try {
    // A link fails where a rename would replace, so of two processes one wins.
    await link(temporary, path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(fileErrorCode(thrown))) throw thrown;
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
  return true;
};

/** Takes away what writers that were killed left in the folder. */
export const removeAbandoned = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const pid = /^\.certwright-(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    if (pid === undefined || Number(pid) === process.pid || processExists(Number(pid))) continue;
    await rm(join(folder, name), { force: true });
  }
};
