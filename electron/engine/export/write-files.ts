/** Puts a set of files into a folder so that readers find the old set or the new one, and proves what was written. */
import { copyFile, link, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { removeAbandoned, syncFolder, temporaryPath, writeTemporary } from '../storage/durable-file.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { fileErrorCode } from '../storage/storage-errors.ts';
import { giveTo, type Owner } from './owner.ts';
import { pemFiles } from './pem-files.ts';

export type FileSet = Readonly<Record<string, string | Uint8Array>>;

export interface WriteOptions {
  /** Mode per file name. Unless told: 0600 for `privkey.pem` and other names that end so, 0644 for the rest. */
  readonly modes?: Readonly<Record<string, number>>;
  /** Whose the files are to be; whoever runs this unless told. */
  readonly owner?: Owner;
  /** `false`: where one of the files is there nothing is written. `true` unless told. */
  readonly replaceExisting?: boolean;
  /** `false`: the folder has to be there. `true` unless told. */
  readonly makeFolder?: boolean;
  /** Looks at the files as they were read back; what it throws puts the old ones back. */
  readonly prove?: (read: ReadonlyMap<string, Buffer>) => Promise<void>;
}

interface Replacement {
  readonly target: string;
  readonly temporary: string;
  /** The old file under another name; missing if there was none. */
  readonly backup: string | undefined;
}

/**
 * Makes the folder if needed and replaces the files by renaming, so a server never reads half a file. If anything
 * fails the old files are as they were. Afterwards the files are read back: bytes, and for a certificate with its key
 * that both parse and belong together. Returns the paths. `export.not-a-folder`, `export.unwritable` with the system's
 * error code as reason, `export.read-back-failed`; `export.exists`, `export.folder-missing`, `export.owner-refused` by
 * the options.
 */
export const writeFiles = async (
  folder: string,
  files: FileSet,
  options: WriteOptions = {},
): Promise<readonly string[]> => {
  const prepared: Replacement[] = [];
  try {
    await openFolder(folder, options);
    await removeAbandoned(folder);
    for (const [name, content] of Object.entries(files)) {
      if (basename(name) !== name) throw new Error(`${name} is not a file name`);
      const mode = options.modes?.[name] ?? (/key\.pem$/.test(name) ? 0o600 : 0o644);
      prepared.push(await prepare(folder, name, content, { mode, owner: options.owner }));
    }
    if (options.replaceExisting === false) refuseExisting(folder, prepared);
    await replaceAll(folder, prepared, async () => {
      const read = await readBack(folder, files);
      await options.prove?.(read);
    });
    return prepared.map(({ target }) => target);
  } catch (thrown) {
    throw exportError(thrown, folder);
  } finally {
    for (const { temporary, backup } of prepared) {
      await rm(temporary, { force: true }).catch(() => undefined);
      if (backup !== undefined) await rm(backup, { force: true }).catch(() => undefined);
    }
  }
};

const openFolder = async (folder: string, options: WriteOptions): Promise<void> => {
  if (options.makeFolder !== false) makeFolder(folder, 0o755);
  else
    await stat(folder).catch((thrown: unknown) => {
      throw fileErrorCode(thrown) === 'ENOENT' ? fail('export.folder-missing', { path: folder }) : thrown;
    });
  if (!(await stat(folder)).isDirectory()) throw fail('export.not-a-folder', { path: folder });
};

/** Everything that needs room on the disk happens here, before the first old file is touched. */
const prepare = async (
  folder: string,
  name: string,
  content: string | Uint8Array,
  { mode, owner }: { readonly mode: number; readonly owner: Owner | undefined },
): Promise<Replacement> => {
  const target = join(folder, name);
  const temporary = await writeTemporary(folder, content, mode);
  try {
    if (owner !== undefined) await giveTo(owner, temporary);
    return { target, temporary, backup: await keepOld(folder, target) };
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
};

const refuseExisting = (folder: string, prepared: readonly Replacement[]): void => {
  const there = prepared.filter(({ backup }) => backup !== undefined).map(({ target }) => basename(target));
  if (there.length > 0) throw fail('export.exists', { path: folder, files: there });
};

const keepOld = async (folder: string, target: string): Promise<string | undefined> => {
  const backup = temporaryPath(folder);
  try {
    await link(target, backup);
    return backup;
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return undefined;
  }
  try {
    // A volume without hard links.
    await copyFile(target, backup);
    return backup;
  } catch (thrown) {
    await rm(backup, { force: true });
    throw thrown;
  }
};

const replaceAll = async (
  folder: string,
  replacements: readonly Replacement[],
  prove: () => Promise<void>,
): Promise<void> => {
  const replaced: Replacement[] = [];
  try {
    for (const replacement of replacements) {
      await rename(replacement.temporary, replacement.target);
      replaced.push(replacement);
    }
    await syncFolder(folder);
    await prove();
  } catch (thrown) {
    for (const { target, backup } of replaced) {
      await (backup === undefined ? rm(target, { force: true }) : rename(backup, target)).catch(() => undefined);
    }
    throw thrown;
  }
};

/** A key under a password can only be looked at by whoever knows it. */
const openKey = 'BEGIN PRIVATE KEY';

const readBack = async (folder: string, files: FileSet): Promise<ReadonlyMap<string, Buffer>> => {
  const read = new Map<string, Buffer>();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    const found = await readFile(path);
    if (!found.equals(Buffer.from(content))) throw fail('export.read-back-failed', { path, reason: 'bytes' });
    read.set(name, found);
  }
  const chainPem = read.get('fullchain.pem')?.toString();
  const privateKeyPem = read.get('privkey.pem')?.toString();
  if (chainPem === undefined || privateKeyPem === undefined || !privateKeyPem.includes(openKey)) return read;
  try {
    pemFiles({ chainPem, privateKeyPem });
  } catch (cause) {
    throw fail('export.read-back-failed', { path: folder, reason: 'certificate' }, { cause });
  }
  return read;
};

const exportError = (thrown: unknown, path: string): unknown => {
  const reason = fileErrorCode(thrown);
  if (thrown instanceof CertwrightError || reason === '') return thrown;
  return reason === 'ENOTDIR' || reason === 'EEXIST'
    ? fail('export.not-a-folder', { path }, { cause: thrown })
    : fail('export.unwritable', { path, reason }, { cause: thrown });
};
