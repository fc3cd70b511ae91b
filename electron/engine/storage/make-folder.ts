import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileErrorCode } from './storage-errors.ts';

/** Makes the folder and those above it; one that is there is fine. Throws the file system's error. */
export const makeFolder = (path: string, mode: number): void => {
  try {
    mkdirSync(path, { recursive: true, mode });
  } catch (thrown) {
    if (fileErrorCode(thrown) !== 'ENOENT') throw thrown;
    // On a read-only volume the recursive form says only that something is missing; the plain one says why.
    let topmost = resolve(path);
    while (!existsSync(dirname(topmost))) topmost = dirname(topmost);
    mkdirSync(topmost, { mode });
    throw thrown;
  }
};
