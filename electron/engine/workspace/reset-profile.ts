/**
 * Starts over with an empty profile: everything in the folder is moved into one folder of it, from which it can be put
 * back until that is deleted. Secrets in it stay sealed, and the keychain keeps their key for as long as it is there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProfileReset, Removed, ResetChoice } from '../../../shared/domain/reset.ts';
import { CertwrightError, fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { KeychainPort, SchedulerPort } from '../ports/index.ts';
import { type Move, moveEntries, movesFileName } from '../storage/moved-entries.ts';
import { checkDatabase, databaseFileName } from '../storage/open-storage.ts';
import { profileFileError } from '../storage/storage-errors.ts';
import { readMarker } from '../vault/marker.ts';
import { endRuns, items, recordsOf, removeRecords } from './reset.ts';
import type { Workspace } from './workspace.ts';

const manifestName = 'removed.json';
const manifestSchema = z.object({
  version: z.literal(1),
  removedAt: z.string(),
  certificates: z.number().int(),
  /** How it was woken, to be set up again when it is put back. */
  schedule: z.enum(['none', 'signed-in', 'signed-out']),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** `:` is no part of a file name on Windows. */
const idSchema = z.string().regex(/^removed-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
export const liveFolder = 'live';
/** Of the desktop window, which is open; it holds nothing of the profile. */
const stays: ReadonlySet<string> = new Set(['window', movesFileName]);

/** Changes nothing. */
export const previewEverything = async (
  workspace: Workspace,
  scheduler: SchedulerPort | undefined,
): Promise<ProfileReset> => {
  const { storage, vault } = workspace;
  const { kind } = await vault.status();
  const certificates = storage.certificates.list();
  const published = certificates.filter(({ current }) => current !== undefined).length;
  const schedule = await scheduler?.inspect().catch(() => undefined);
  return {
    removed: items({
      certificates: certificates.length,
      'private-keys': storage.secrets.names().filter((name) => name.startsWith('certificate-key/')).length,
      accounts: storage.accounts.list().length,
      credentials: storage.credentials.list().length,
      runs: storage.runs.list(100_000).length,
      watched: storage.endpoints.list().length,
      // The system's own messages are always there.
      channels: storage.channels.list().filter(({ kind: one }) => one !== 'system').length,
      ...(kind === undefined ? {} : { [`vault-${kind}` as const]: 1 }),
      schedule: schedule?.installed === true ? 1 : 0,
      practice: existsSync(join(storage.folder, 'practice')) ? 1 : 0,
      settings: 1,
    }),
    kept: items({
      valid: published,
      exported: published,
      'at-authorities': storage.accounts.list().length,
      language: 1,
    }),
    records: recordsOf(storage).length,
    working: workspace.runs().filter(({ id }) => workspace.liveRun(id) !== undefined).length,
    published,
  };
};

/** While the workspace is still open: ends its runs and tidies up. Answers how many records are left. */
export const settleEverything = async (workspace: Workspace, choice: ResetChoice): Promise<number> => {
  await endRuns(workspace, choice);
  const entries = recordsOf(workspace.storage);
  return choice.removeRecords ? removeRecords(workspace, entries) : entries.length;
};

export const manifestOf = (
  { storage }: Pick<Workspace, 'storage'>,
  scheduler: SchedulerPort | undefined,
  now: Date,
): Promise<Manifest> => manifestFor(storage.certificates.list().length, scheduler, now);

/** As above, of a profile with so many certificates. */
export const manifestFor = async (
  certificates: number,
  scheduler: SchedulerPort | undefined,
  now: Date,
): Promise<Manifest> => {
  const schedule = await scheduler?.inspect().catch(() => undefined);
  return {
    version: 1,
    removedAt: now.toISOString(),
    certificates,
    schedule: schedule?.installed !== true ? 'none' : schedule.whenSignedOut ? 'signed-out' : 'signed-in',
  };
};

/** Every database in it must be closed in this process. `reset.in-use`, `storage.*`; nothing is changed then. */
export const removeProfile = (folder: string, manifest: Manifest, choice: Pick<ResetChoice, 'removeFiles'>): void =>
  moveAside(folder, manifest, (name) => name === liveFolder && !choice.removeFiles, []);

/** As above, and what is there now takes its place among what was removed. `reset.not-found`. What would not open stays. */
export const putBackProfile = (folder: string, id: string, present: Manifest): Manifest => {
  const manifest = readManifest(folder, id);
  checkDatabase(join(folder, id, databaseFileName));
  const back = entriesOf(join(folder, id)).filter((name) => name !== manifestName);
  moveAside(
    folder,
    present,
    (name) => name === liveFolder && !back.includes(liveFolder),
    back.map((name) => ({ from: `${id}/${name}`, to: name })),
  );
  removeEmptied(join(folder, id));
  return manifest;
};

/**
 * As `removeProfile`, and what lies ready in a folder of it takes its place, files that servers read too. Answers the
 * id under which it can be put back.
 */
export const replaceProfile = (
  folder: string,
  manifest: Manifest,
  ready: { readonly folderName: string; readonly entries: readonly string[] },
): string => {
  const then = ready.entries.map((name) => ({ from: `${ready.folderName}/${name}`, to: name }));
  moveAside(folder, manifest, (name) => name === ready.folderName || isUnderWay(name), then);
  return removedIdOf(manifest);
};

/** Files and folders that are being written this moment. */
const isUnderWay = (name: string): boolean => /^\.(certwright|backup)-/.test(name);

const removedIdOf = ({ removedAt }: Manifest): string => `removed-${removedAt.replaceAll(/[:.]/g, '-')}`;

const moveAside = (
  folder: string,
  manifest: Manifest,
  isKept: (name: string) => boolean,
  then: readonly Move[],
): void => {
  const id = removedIdOf(manifest);
  const aside = join(folder, id);
  const out = entriesOf(folder).filter(
    (name) => !stays.has(name) && !idSchema.safeParse(name).success && !isKept(name),
  );
  try {
    mkdirSync(aside, { mode: 0o700 });
    writeFileSync(join(aside, manifestName), JSON.stringify(manifest), { mode: 0o600, flush: true });
  } catch (thrown) {
    throw profileFileError(thrown, aside);
  }
  try {
    moveEntries(folder, databasesIn(folder), [...out.map((name) => ({ from: name, to: `${id}/${name}` })), ...then]);
  } catch (thrown) {
    removeEmptied(aside);
    throw thrown;
  }
};

/** Whatever else is in it stays: it may be the only copy. */
const removeEmptied = (path: string): void => {
  try {
    rmSync(join(path, manifestName), { force: true });
    rmdirSync(path);
  } catch {
    // An empty folder is in nobody's way, and a full one is shown among what was removed.
  }
};

const databasesIn = (folder: string): readonly string[] =>
  [databaseFileName, join('practice', databaseFileName)].filter((name) => existsSync(join(folder, name)));

const entriesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    throw profileFileError(thrown, folder);
  }
};

/** Newest first. */
export const removedProfiles = (folder: string): readonly Removed[] =>
  entriesOf(folder)
    .filter((id) => idSchema.safeParse(id).success && existsSync(join(folder, id, databaseFileName)))
    .toSorted((one, other) => other.localeCompare(one))
    .map((id) => {
      const { removedAt, certificates } = readManifest(folder, id);
      return { kind: 'profile', id, name: '', removedAt, certificates };
    });

/** A copy whose description is gone or damaged can still be put back. */
const readManifest = (folder: string, id: string): Manifest => {
  if (!idSchema.safeParse(id).success || !existsSync(join(folder, id))) throw fail('reset.not-found', { id });
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, id, manifestName), 'utf8')));
  } catch {
    const removedAt = id.slice('removed-'.length).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z');
    return { version: 1, removedAt, certificates: 0, schedule: 'none' };
  }
};

/**
 * Deletes what was removed, for good, and the key to its secrets in the keychain of the system. `reset.not-found`,
 * `vault.keychain-*` with nothing deleted, `storage.*`.
 */
export const discardProfile = async (folder: string, id: string, keychain: KeychainPort): Promise<void> => {
  readManifest(folder, id);
  const marker = await readMarker(join(folder, id)).catch(() => undefined);
  const current = await readMarker(folder).catch(() => undefined);
  if (marker?.kind === 'keychain' && marker.keyId !== current?.keyId) {
    const refused = await keychain.remove(marker.keyId);
    // Without a keychain there is nothing of ours in it.
    if (refused !== undefined && refused.code !== 'vault.keychain-absent') throw new CertwrightError(refused);
  }
  try {
    rmSync(join(folder, id), { recursive: true, force: true });
  } catch (thrown) {
    throw profileFileError(thrown, join(folder, id));
  }
};

/** The schedule wakes a profile folder; one that is empty needs no waking. Answers why it could not be done. */
export const followSchedule = async (
  scheduler: SchedulerPort | undefined,
  wanted: Manifest['schedule'],
): Promise<Problem | undefined> => {
  try {
    if (wanted !== 'none') await scheduler?.install({ whenSignedOut: wanted === 'signed-out' });
    else if ((await scheduler?.inspect())?.installed === true) await scheduler?.remove();
    return undefined;
  } catch (thrown) {
    const found = toProblem(thrown);
    return found.code === 'schedule.unavailable' && wanted === 'none' ? undefined : found;
  }
};
