/** One encrypted file with everything that a profile holds: the database of one moment, and its secrets sealed anew. */
import { open, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { BackupManifest, BackupProgress } from '../../../shared/domain/backup.ts';
import { shortestPassphrase } from '../../../shared/domain/passphrase.ts';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { syncFolder, temporaryPath } from '../storage/durable-file.ts';
import { knownSchema } from '../storage/migrations.ts';
import { databaseFileName, openStorage, type Storage } from '../storage/open-storage.ts';
import { copyDatabase, stripCopy } from '../storage/snapshot.ts';
import { fileErrorCode } from '../storage/storage-errors.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { contentOf, readContent, removedPrefix, type Secrets } from './content.ts';
import { contentItems } from './items.ts';
import { noteBackup } from './last-backup.ts';
import { openSealed, type Passing, refuseAborted, writeSealed } from './sealed-file.ts';
import { storeOf } from './secret-map.ts';
import { makeWorkFolder } from './work-folder.ts';

export interface BackupOrigin {
  readonly appVersion: string;
  readonly system: BackupManifest['system'];
  readonly now: Date;
}

export interface Progressing {
  readonly signal: AbortSignal;
  onProgress(progress: BackupProgress): void;
}

/**
 * Writes the file (0600), reads all of it back, and only then puts it in its place. `backup.passphrase-short`,
 * `backup.file-exists` unless `overwrite`, `export.unwritable`, `vault.*`, `storage.*`, `run.cancelled`.
 */
export const createBackup = async (
  workspace: Pick<Workspace, 'storage' | 'vault'>,
  target: { readonly path: string; readonly overwrite: boolean },
  passphrase: string,
  origin: BackupOrigin,
  progress: Progressing,
): Promise<BackupManifest> => {
  if ([...passphrase].length < shortestPassphrase) throw fail('backup.passphrase-short', { least: shortestPassphrase });
  if (!target.overwrite && (await exists(target.path))) throw fail('backup.file-exists', { path: target.path });
  const work = makeWorkFolder(workspace.storage.folder);
  try {
    progress.onProgress({ phase: 'collecting', done: 0, total: 0 });
    const database = join(work.path, databaseFileName);
    await copyDatabase(join(workspace.storage.folder, databaseFileName), database);
    refuseAborted(progress.signal);
    const { manifest, secrets } = await lookInto(work.path, workspace, origin);
    stripCopy(database);
    const { size } = await stat(database);
    await write(target.path, passphrase, { manifest, secrets, database: { path: database, bytes: size } }, progress);
    noteBackup(workspace.storage, origin.now);
    return manifest;
  } finally {
    work.remove();
  }
};

/** What the copy holds, and its secrets in the open. */
const lookInto = async (
  folder: string,
  { vault }: Pick<Workspace, 'vault'>,
  origin: BackupOrigin,
): Promise<{ readonly manifest: BackupManifest; readonly secrets: Secrets }> => {
  const storage = openStorage(folder);
  try {
    const manifest = manifestOf(storage, origin);
    const names = storage.secrets.names();
    const removed = removedKeys(storage);
    if (names.length + removed.size === 0) return { manifest, secrets: new Map() };
    const present = await vault.openOver(storage.secrets);
    const aside = await vault.openOver(storeOf(removed));
    const secrets = new Map([
      ...names.map((name) => [name, present.read(name)] as const),
      ...[...removed.keys()].map((name) => [removedPrefix + name, aside.read(name)] as const),
    ]);
    return { manifest, secrets };
  } finally {
    storage.close();
  }
};

/** Keys of certificates that were taken off the list; the copy is left without them. */
const removedKeys = ({ removedCertificates }: Storage): ReadonlyMap<string, Uint8Array> => {
  const found = new Map<string, Uint8Array>();
  removedCertificates.reseal((name, sealed) => {
    found.set(name, sealed);
    return new Uint8Array();
  });
  return found;
};

const manifestOf = (storage: Storage, { appVersion, system, now }: BackupOrigin): BackupManifest => {
  const { since } = storage.runs.span();
  return {
    version: 1,
    createdAt: now.toISOString(),
    appVersion,
    system,
    computer: hostname().slice(0, 255),
    schema: knownSchema,
    items: contentItems(storage),
    certificates: storage.certificates
      .list()
      .map(({ name, current }) => ({ name, ...(current === undefined ? {} : { expiresAt: current.notAfter }) })),
    accounts: storage.accounts
      .list()
      .filter(({ status }) => status === 'valid')
      .map(({ directoryUrl, contact }) => ({ directoryUrl, contact: [...contact] })),
    credentials: storage.credentials.list().map(({ label, provider }) => ({ label, provider })),
    ...(since === undefined ? {} : { historySince: since }),
  };
};

const write = async (
  path: string,
  passphrase: string,
  parts: Parameters<typeof contentOf>[0],
  progress: Progressing,
): Promise<void> => {
  const temporary = temporaryPath(dirname(path));
  try {
    const content = contentOf(parts);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await writeSealed(file, passphrase, content.length, content.bytes(), passing(progress, 'writing'));
      await file.sync();
    } finally {
      await file.close();
    }
    await readAll(temporary, passphrase, passing(progress, 'reading'));
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (thrown) {
    const reason = fileErrorCode(thrown);
    if (thrown instanceof CertwrightError || reason === '') throw thrown;
    throw fail('export.unwritable', { path, reason }, { cause: thrown });
  } finally {
    await rm(temporary, { force: true });
  }
};

/** Reads every piece of the file; what `openSealed` and `readContent` end in. */
export const readAll = async (path: string, passphrase: string, passed: Passing): Promise<BackupManifest> => {
  const sealed = await openSealed(path, passphrase);
  try {
    return (await readContent(sealed.pieces(passed), () => Promise.resolve())).manifest;
  } finally {
    await sealed.close();
  }
};

export const passing = ({ signal, onProgress }: Progressing, phase: BackupProgress['phase']): Passing => ({
  signal,
  onBytes: (done, total) => onProgress({ phase, done, total }),
});

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
