/** Another client's folder, for reading only: nothing outside it, nothing large, and no file that is not one. */
import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { UnreadFile } from '../../../shared/domain/adoption.ts';

/** Why a file was not read. */
export type Refusal = Exclude<UnreadFile['reason'], 'broken' | 'protected'>;

export class NotRead extends Error {
  readonly path: string;
  readonly refusal: Refusal;
  constructor(path: string, refusal: Refusal) {
    super(`${refusal}: ${path}`);
    this.path = path;
    this.refusal = refusal;
  }
}

export interface ReadOnlyFolder {
  /** Absolute, links followed. */
  readonly path: string;
  /** Names, sorted; none where there is no such folder. At most `mostEntries`. `NotRead`. */
  names(folder: string): Promise<readonly string[]>;
  /** UTF-8; `undefined` where there is no such file. Links are followed as long as they stay inside. `NotRead`. */
  text(file: string): Promise<string | undefined>;
  /** Where a link in it leads, as it is written; `undefined` where there is no link. */
  link(file: string): Promise<string | undefined>;
  /** A file elsewhere that the client's own settings name; no link is followed there. `NotRead`. */
  named(path: string): Promise<string | undefined>;
}

/** Certificates with long chains stay far below it. */
const mostBytes = 512 * 1024;
export const mostEntries = 5000;

/** `undefined` where there is none. `NotRead`. */
export const openFolder = async (path: string): Promise<ReadOnlyFolder | undefined> => {
  const root = await orAbsent(path, () => realpath(path));
  if (root === undefined || !(await lstat(root)).isDirectory()) return undefined;
  const inside = async (given: string): Promise<string | undefined> => {
    const wanted = join(root, given);
    const real = await orAbsent(wanted, () => realpath(wanted));
    if (real !== undefined && !isInside(root, real)) throw new NotRead(wanted, 'outside');
    return real;
  };
  return {
    path: root,
    names: async (folder) => {
      const real = await inside(folder);
      const names = real === undefined ? undefined : await orAbsent(real, () => readdir(real));
      return (names ?? []).toSorted().slice(0, mostEntries);
    },
    text: async (file) => {
      const real = await inside(file);
      return real === undefined ? undefined : readWhole(real);
    },
    link: (file) => readlink(join(root, file)).catch(() => undefined),
    named: readWhole,
  };
};

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** A pipe would be waited for, and a link could have been put there since it was looked at. */
const readWhole = async (path: string): Promise<string | undefined> => {
  const file = await orAbsent(path, () => open(path, constants.O_RDONLY | nonblocking));
  if (file === undefined) return undefined;
  try {
    refuseStrange(path, await file.stat());
    const bytes = Buffer.alloc(mostBytes + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    if (bytesRead > mostBytes) throw new NotRead(path, 'too-large');
    return bytes
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
};

/** Windows knows neither. */
const nonblocking = (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

const refuseStrange = (path: string, found: Stats): void => {
  if (!found.isFile()) throw new NotRead(path, 'not-a-file');
  if (found.size > mostBytes) throw new NotRead(path, 'too-large');
};

const orAbsent = async <T>(path: string, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EACCES' || code === 'EPERM') throw new NotRead(path, 'denied');
    if (code === 'ELOOP' || code === 'EISDIR' || code === 'ENXIO') throw new NotRead(path, 'not-a-file');
    throw thrown;
  }
};
