import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where a program lies, also in the folders that Go and Debian's servers use. */
export const findTool = (name: string): string | undefined => {
  const folders = [
    // Debian has a Pebble too, and it is years older than the one that Go builds.
    join(process.env.GOPATH ?? join(homedir(), 'go'), 'bin'),
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/sbin',
  ];
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
};

export const tool = (name: string): string => {
  const path = findTool(name);
  if (path === undefined) throw new Error(`${name} is not installed`);
  return path;
};
