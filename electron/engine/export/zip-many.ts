/** Exports of many certificates in one zip, a folder each. */
import { unzipSync } from 'fflate';
import { fail } from '../../../shared/errors/problem.ts';
import type { WrittenFile } from './make-files.ts';
import { pemZip } from './pem-zip.ts';

export interface FolderOfFiles {
  readonly folder: string;
  readonly files: readonly WrittenFile[];
}

/** Read back before it is given away. `export.read-back-failed` with `bytes`. */
export const zipMany = (folders: readonly FolderOfFiles[], now: Date): Uint8Array => {
  const files = folders.flatMap(({ folder, files: own }) =>
    own.map(({ name, bytes, mode }) => ({ path: `${folder}/${name}`, bytes, mode })),
  );
  const zip = pemZip(
    Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])),
    now,
    Object.fromEntries(files.map(({ path, mode }) => [path, mode])),
  );
  const read = unzipSync(zip);
  for (const { path, bytes } of files)
    if (!Buffer.from(read[path] ?? []).equals(bytes)) throw fail('export.read-back-failed', { path, reason: 'bytes' });
  for (const bytes of Object.values(read)) bytes.fill(0);
  return zip;
};
