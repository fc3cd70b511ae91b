/** The files of the version in use, always in the same place: what a server's configuration points to. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { keyFileName } from './pem-files.ts';
import { type FileSet, writeFiles } from './write-files.ts';

/** Writes `<live>/<safe name>/…` and returns that folder. `export.*`. */
export const publishLive = async (live: string, name: string, files: FileSet): Promise<string> => {
  const folder = join(live, liveFolderName(name));
  await writeFiles(folder, files);
  // The key of an earlier version does not belong to a certificate whose key was made elsewhere.
  if (files[keyFileName] === undefined) await rm(join(folder, keyFileName), { force: true });
  return folder;
};

/** Long enough for nearly every name, short enough for the 260 characters that a path may have on Windows. */
const longest = 100;
/** Windows keeps these for devices, also with an extension ("Naming Files, Paths, and Namespaces"). */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/;

/**
 * A folder name that every system takes: `*.example.org` becomes `_wildcard.example.org`, the colons of an address
 * become hyphens. Where anything else had to be changed a digest is added, so that no two names share a folder.
 */
export const liveFolderName = (name: string): string => {
  const lower = name.toLowerCase();
  const readable = lower
    .replace(/^\*\./, '_wildcard.')
    .replaceAll(/[^a-z0-9._:-]/g, '_')
    .replace(/^\.+/, '_')
    .replace(/\.+$/, '_');
  const spelled = reserved.test(readable) ? `_${readable}` : readable;
  const plain = spelled === lower.replace(/^\*\./, '_wildcard.') && spelled !== '';
  const isAddress = isIP(lower) !== 0;
  const safe = spelled.replaceAll(':', '-');
  if (plain && safe.length <= longest && (isAddress || safe === spelled)) return safe;
  return `${safe.slice(0, longest)}-${createHash('sha256').update(lower).digest('hex').slice(0, 8)}`;
};
