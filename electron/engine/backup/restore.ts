/**
 * Puts a backup into a profile folder. Everything is made ready in a folder beside what is there: content proved whole,
 * database brought forward, secrets sealed under a key of this computer. Then the two change places, all or nothing, and
 * what was there is kept aside as after a reset.
 */
import { existsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupManifest, RestoreReport } from '../../../shared/domain/backup.ts';
import { proxyChoiceSchema } from '../../../shared/domain/proxy.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { publishLive } from '../export/live-folder.ts';
import { pemFiles, pemFilesWithoutKey } from '../export/pem-files.ts';
import { type KeychainPort, silentLogger, systemClock } from '../ports/index.ts';
import { knownSchema } from '../storage/migrations.ts';
import { databaseFileName, openStorage, type Storage } from '../storage/open-storage.ts';
import { dropComputerParts } from '../storage/snapshot.ts';
import { profileFileError } from '../storage/storage-errors.ts';
import { readMarker } from '../vault/marker.ts';
import { createVaultKeeper, type VaultKeeper } from '../vault/open-vault.ts';
import type { Vault } from '../vault/vault.ts';
import { proxySettingsKey } from '../workspace/proxy.ts';
import { liveFolder } from '../workspace/reset-profile.ts';
import { openTrustedRoots } from '../workspace/trusted-roots.ts';
import { readContent, removedPrefix, type Secrets } from './content.ts';
import { type Progressing, passing } from './create.ts';
import { noteBackup } from './last-backup.ts';
import { openSealed } from './sealed-file.ts';
import { storeOf } from './secret-map.ts';
import { makeWorkFolder, type WorkFolder } from './work-folder.ts';

type Note = RestoreReport['notes'][number];

/** A profile that is ready to take its place. */
export interface StagedProfile {
  /** In the profile folder. */
  readonly folderName: string;
  readonly entries: readonly string[];
  readonly manifest: BackupManifest;
  readonly notes: readonly Note[];
  /** Takes it away again, its key in the keychain too, unless it is in its place. */
  discard(): Promise<void>;
}

export interface StagingParts {
  readonly profileFolder: string;
  readonly keychain: KeychainPort;
  /** Chooses where the new key lies. */
  setUp(vault: VaultKeeper): Promise<unknown>;
}

/**
 * Changes nothing of what is there. `backup.*`, `backup.newer-profile`, `vault.*`, `storage.*`, `run.cancelled`.
 */
export const stageBackup = async (
  path: string,
  passphrase: string,
  parts: StagingParts,
  progress: Progressing,
): Promise<StagedProfile> => {
  const work = makeWorkFolder(parts.profileFolder);
  const discard = async (): Promise<void> => {
    await removeKey(work.path, parts.keychain);
    work.remove();
  };
  try {
    const { manifest, secrets } = await unpack(path, passphrase, work, progress);
    const fixes = bringForward(work.path, manifest);
    const notes = [...fixes, ...(await settleIn(work.path, secrets, manifest, parts))];
    return { folderName: work.name, entries: await readdir(work.path), manifest, notes, discard };
  } catch (thrown) {
    await discard();
    throw thrown;
  }
};

const unpack = async (path: string, passphrase: string, work: WorkFolder, progress: Progressing) => {
  const sealed = await openSealed(path, passphrase);
  const target = join(work.path, databaseFileName);
  try {
    const database = await open(target, 'wx', 0o600);
    try {
      const read = await readContent(sealed.pieces(passing(progress, 'reading')), async (bytes) => {
        await database.write(bytes).catch((thrown: unknown) => {
          throw profileFileError(thrown, target);
        });
      });
      await database.sync();
      return read;
    } finally {
      await database.close();
    }
  } finally {
    await sealed.close();
  }
};

/** The database is of this version then, and without what is true of the other computer alone. */
const bringForward = (folder: string, { schema, appVersion }: BackupManifest): readonly Note[] => {
  if (schema > knownSchema) throw fail('backup.newer-profile', { found: schema, known: knownSchema, appVersion });
  const storage = openStorage(folder);
  const fixes = storage.appliedFixes.list().map(({ action }) => action);
  storage.close();
  const { steps, adoptions, commands } = dropComputerParts(join(folder, databaseFileName));
  const notes: readonly Note[] = [
    { note: 'fixes', names: fixes },
    { note: 'install-steps', names: [...steps] },
    { note: 'commands', names: [...commands] },
    { note: 'adoptions', names: [...adoptions] },
  ];
  return notes.filter(({ names }) => names.length > 0);
};

/** Seals the secrets under a key of this computer, and writes the files that servers read. */
const settleIn = async (
  folder: string,
  secrets: Secrets,
  manifest: BackupManifest,
  { keychain, setUp }: StagingParts,
): Promise<readonly Note[]> => {
  const storage = openStorage(folder);
  try {
    const keeper = createVaultKeeper({ folder, keychain, store: storage.secrets });
    await setUp(keeper);
    const vault = await keeper.open();
    const aside = storeOf(new Map());
    const asideVault = await keeper.openOver(aside);
    storage.transaction(() => {
      for (const [name, secret] of secrets) {
        if (!name.startsWith(removedPrefix)) vault.write(name, secret);
        else asideVault.write(name.slice(removedPrefix.length), secret);
      }
      storage.removedCertificates.reseal((name, sealed) => aside.read(name) ?? sealed);
    });
    noteBackup(storage, new Date(manifest.createdAt));
    return [
      ...webFolders(storage),
      ...trusted(storage),
      ...proxied(storage),
      ...(await publish(folder, storage, vault)),
    ];
  } finally {
    storage.close();
  }
};

const webFolders = (storage: Storage): readonly Note[] => {
  const names = storage.certificates
    .list()
    .filter(({ policy: { proof, fallbackProofs } }) =>
      [proof, ...fallbackProofs].some(
        (one) => 'webroot' in one && one.webroot !== undefined && !existsSync(one.webroot),
      ),
    )
    .map(({ name }) => name);
  return names.length === 0 ? [] : [{ note: 'web-folders', names }];
};

/** Named, because they decide whom this computer believes from now on. */
const trusted = ({ settings }: Storage): readonly Note[] => {
  const parts = { settings, clock: systemClock, logger: silentLogger };
  const names = openTrustedRoots(parts, false)
    .list()
    .map(({ name }) => name);
  return names.length === 0 ? [] : [{ note: 'trusted-roots', names }];
};

/** Named, because it sees where everything goes from now on, and may not be reachable from this network. */
const proxied = ({ settings }: Storage): readonly Note[] => {
  const choice = settings.read(proxySettingsKey, proxyChoiceSchema);
  return choice?.kind === 'own' ? [{ note: 'proxy', names: [choice.url] }] : [];
};

const publish = async (folder: string, storage: Storage, vault: Vault): Promise<readonly Note[]> => {
  const published: string[] = [];
  const failed: string[] = [];
  for (const { id, name } of storage.certificates.list()) {
    const version = storage.certificates.currentVersion(id);
    if (version === undefined) continue;
    try {
      const { chainPem, keyRecord } = version;
      const files =
        keyRecord === ''
          ? pemFilesWithoutKey(chainPem)
          : pemFiles({ chainPem, privateKeyPem: vault.readText(keyRecord) });
      await publishLive(join(folder, liveFolder), name, files);
      published.push(name);
    } catch {
      // Its rows are restored all the same; its next renewal writes the files.
      failed.push(name);
    }
  }
  return [
    ...(published.length === 0 ? [] : [{ note: 'published' as const, names: published }]),
    ...(failed.length === 0 ? [] : [{ note: 'unpublished' as const, names: failed }]),
  ];
};

/** A staged profile that does not take its place needs no key. */
const removeKey = async (folder: string, keychain: KeychainPort): Promise<void> => {
  const marker = await readMarker(folder).catch(() => undefined);
  if (marker?.kind === 'keychain') await keychain.remove(marker.keyId);
};
