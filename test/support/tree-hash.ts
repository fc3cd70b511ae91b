/** One digest over everything in a folder: names, kinds, modes, targets of links, contents. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export const treeHash = (folder: string): string => {
  const hash = createHash('sha256');
  const walk = (path: string, name: string): void => {
    const found = lstatSync(path);
    hash.update(`${name} ${found.mode.toString(8)} ${found.uid} ${found.gid}\n`);
    if (found.isSymbolicLink()) hash.update(readlinkSync(path));
    else if (found.isDirectory())
      for (const one of readdirSync(path).toSorted()) walk(join(path, one), `${name}/${one}`);
    else hash.update(readFileSync(path));
  };
  walk(folder, '');
  return hash.digest('hex');
};
