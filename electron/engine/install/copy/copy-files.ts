/** Files into a folder of this computer: each replaced as a whole, the set put back if one of them cannot be. */
import { access, chmod, chown, constants, copyFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { findOwner, giveTo, type Owner } from '../../export/owner.ts';
import { removeAbandoned, syncFolder, writeTemporary } from '../../storage/durable-file.ts';
import { fileErrorCode } from '../../storage/storage-errors.ts';
import type { OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';

interface Target {
  readonly folder: string;
  readonly owner: string;
  readonly backup: boolean;
}

export const openCopy: OpenStep = (fields) => {
  const target: Target = {
    folder: fields.folder ?? '',
    owner: fields.owner ?? '',
    backup: fields.backup !== 'no',
  };
  return {
    test: async (context) => {
      const files = await targetFiles(fields, context);
      await ownerOf(target);
      await naming(target.folder, () => tryFolder(target.folder));
      for (const { name } of files) context.log('would-write', { path: join(target.folder, name) });
    },
    apply: async (context) => {
      const files = await targetFiles(fields, context);
      const owner = await ownerOf(target);
      await naming(target.folder, () => removeAbandoned(target.folder));
      for (const file of files) {
        context.signal.throwIfAborted();
        const path = join(target.folder, file.name);
        await naming(path, () => replace(path, file, { ...target, ids: owner }, context));
      }
      await naming(target.folder, () => syncFolder(target.folder));
    },
  };
};

/** `export.owner-refused`. */
const ownerOf = async ({ owner }: Target): Promise<Owner | undefined> => (owner === '' ? undefined : findOwner(owner));

/** Makes a file and takes it away again: permissions, quotas and read-only mounts cannot be told otherwise. */
const tryFolder = async (folder: string): Promise<void> => {
  if (!(await stat(folder)).isDirectory()) throw fail('install.unwritable', { path: folder, reason: 'ENOTDIR' });
  await access(folder, constants.W_OK | constants.X_OK);
  await rm(await writeTemporary(folder, '', 0o600));
};

const replace = async (
  path: string,
  file: TargetFile,
  { folder, owner, backup, ids }: Target & { readonly ids: Owner | undefined },
  { log, undo }: StepContext,
): Promise<void> => {
  const before = await readOld(path);
  if (before?.content.equals(Buffer.from(file.content)) === true && isAsWanted(before, file, ids)) {
    log('same-already', { path });
    return;
  }
  if (before !== undefined && backup) await keepOld(path, { log, undo });
  const temporary = await writeTemporary(folder, file.content, file.mode);
  try {
    if (ids !== undefined) await giveTo(ids, temporary);
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  undo(() => putBack(path, folder, before, log));
  const read = await readFile(path);
  if (!read.equals(Buffer.from(file.content))) throw fail('install.not-as-sent', { host: 'localhost', path });
  log('wrote', { path });
  if (ids !== undefined) log('owner-set', { path, owner });
};

interface Old {
  readonly content: Buffer;
  readonly mode: number;
  readonly user: number;
  readonly group: number;
}

const readOld = async (path: string): Promise<Old | undefined> => {
  try {
    const { mode, uid: user, gid: group } = await stat(path);
    return { content: await readFile(path), mode: mode & 0o777, user, group };
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
};

/** Where the system has no modes, any is as wanted. */
const isAsWanted = (old: Old, file: TargetFile, ids: Owner | undefined): boolean =>
  (old.mode === file.mode || constants.O_NOFOLLOW === undefined) &&
  [undefined, old.user].includes(ids?.user) &&
  [undefined, old.group].includes(ids?.group);

const keepOld = async (path: string, { log, undo }: Pick<StepContext, 'log' | 'undo'>): Promise<void> => {
  const kept = `${path}.previous`;
  const earlier = await readOld(kept);
  await copyFile(path, kept);
  await chmod(kept, (await stat(path)).mode & 0o777);
  // After the file itself, so this one is what it was before.
  undo(async () => {
    if (earlier === undefined) await rm(kept, { force: true });
    else await writeFile(kept, earlier.content, { mode: earlier.mode });
  });
  log('kept-backup', { path: kept });
};

const putBack = async (
  path: string,
  folder: string,
  before: Old | undefined,
  log: StepContext['log'],
): Promise<void> => {
  if (before === undefined) {
    await rm(path, { force: true });
    log('removed', { path });
    return;
  }
  const temporary = await writeTemporary(folder, before.content, before.mode);
  // Only an administrator may give files away; whoever owns them now keeps them otherwise.
  await chown(temporary, before.user, before.group).catch(() => undefined);
  await rename(temporary, path);
  log('restored', { path });
};

/** `install.unwritable` with the system's code. */
const naming = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    const reason = fileErrorCode(thrown);
    if (thrown instanceof CertwrightError || reason === '') throw thrown;
    throw fail('install.unwritable', { path, reason }, { cause: thrown });
  }
};
