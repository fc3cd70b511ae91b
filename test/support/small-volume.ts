/** Volumes that are full or read-only, for real: root is not stopped by file modes, but by these it is. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { tempFolder } from './temp-folder.ts';

export interface SmallVolume {
  readonly path: string;
  readOnly(): void;
  writable(): void;
  remove(): void;
}

const mount = (...args: readonly string[]): boolean => spawnSync('mount', [...args], { stdio: 'ignore' }).status === 0;
const unmount = (path: string): boolean => spawnSync('umount', [path], { stdio: 'ignore' }).status === 0;

/** A file system of so many kibibytes in memory; `undefined` where this user may not mount. */
export const smallVolume = (kibibytes: number): SmallVolume | undefined => {
  const folder = tempFolder('certwright-volume-');
  const path = join(folder.path, 'volume');
  mkdirSync(path);
  if (!mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', path)) {
    folder.remove();
    return undefined;
  }
  const remount = (mode: 'ro' | 'rw') => {
    if (!mount('-o', `remount,${mode}`, path)) throw new Error(`cannot remount ${mode}`);
  };
  return {
    path,
    readOnly: () => remount('ro'),
    writable: () => remount('rw'),
    remove: () => {
      if (!unmount(path)) throw new Error(`cannot unmount ${path}`);
      rmdirSync(path);
      folder.remove();
    },
  };
};

export const describeWithVolumes = (title: string, body: () => void): void => {
  const probe = smallVolume(64);
  probe?.remove();
  if (probe !== undefined) describe(title, body);
  else describe.skip(`${title} [SKIPPED: needs the right to mount]`, body);
};
