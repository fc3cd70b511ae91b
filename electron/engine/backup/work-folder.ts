/** Folders in the profile in which a backup is put together or taken apart; whoever was killed over one leaves it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processExists } from '../storage/process-exists.ts';
import { profileFileError } from '../storage/storage-errors.ts';

const pattern = /^\.backup-(\d+)-[0-9a-f]{12}$/;

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

export const isWorkFolder = (name: string): boolean => pattern.test(name);

const removeAbandonedWork = (profileFolder: string): void => {
  for (const name of readdirSync(profileFolder)) {
    const pid = Number(pattern.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !processExists(pid)) rmSync(join(profileFolder, name), { recursive: true, force: true });
  }
};
