/** Whether a folder can be written to: by writing an empty file into it, or into the folder above that will hold it. */
import { randomUUID } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TargetFacts } from '../judge/keeping.ts';

/** Never rejects; leaves nothing behind. */
export const lookAtTarget = async (folder: string): Promise<TargetFacts> => {
  const existing = await nearestFolder(folder);
  if (existing.refusal !== undefined) return { folder, refusal: existing.refusal };
  const free = await statfs(existing.path).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
  const refusal = await tryWriting(existing.path);
  return {
    folder,
    ...(refusal === undefined ? {} : { refusal }),
    ...(free === undefined ? {} : { freeBytes: free }),
  };
};

/** Folders are made when they are needed, so the nearest one above decides. */
const nearestFolder = async (folder: string): Promise<{ readonly path: string; readonly refusal?: string }> => {
  try {
    return (await stat(folder)).isDirectory() ? { path: folder } : { path: folder, refusal: 'ENOTDIR' };
  } catch (thrown) {
    const code = codeOf(thrown);
    const above = dirname(folder);
    if (code === 'ENOENT' && above !== folder) return nearestFolder(above);
    return { path: folder, refusal: code };
  }
};

const tryWriting = async (folder: string): Promise<string | undefined> => {
  const path = join(folder, `.certwright-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    await file.close();
    return undefined;
  } catch (thrown) {
    return codeOf(thrown);
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
};

const codeOf = (thrown: unknown): string => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'EIO');
