/** Folders in the profile in which a backup is put together or taken apart; whoever was killed over one leaves it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processExists } from '../storage/process-exists.ts';
import { profileFileError } from '../storage/storage-errors.ts';

/** Those, and files that were being written or taken in. */
const pattern = /^\.(?:backup-(\d+)-[0-9a-f]{12}|certwright-(\d+)-[0-9a-f]{12}\.tmp)$/;

export interface WorkFolder {
  /** In the profile folder. */
  readonly name: string;
  readonly path: string;
  remove(): void;
}

/** 0700. `storage.*`. */
export const makeWorkFolder = (profileFolder: string): WorkFolder => {
  removeAbandonedWork(profileFolder);
  const name = `.backup-${process.pid}-${randomBytes(6).toString('hex')}`;
  const path = join(profileFolder, name);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (thrown) {
    throw profileFileError(thrown, path);
  }
  return { name, path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

const removeAbandonedWork = (profileFolder: string): void => {
  for (const name of readdirSync(profileFolder)) {
    const found = pattern.exec(name);
    const pid = Number(found?.[1] ?? found?.[2] ?? process.pid);
    if (pid !== process.pid && !processExists(pid)) rmSync(join(profileFolder, name), { recursive: true, force: true });
  }
};
