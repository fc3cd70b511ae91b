/** A profile filled once and saved to `saved.cwbackup`; each test has a copy of both, under a keychain of its own. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createBackup, type Progressing } from '../../electron/engine/backup/create.ts';
import { putInPlace, refuseUnasked, reportOf } from '../../electron/engine/backup/put-in-place.ts';
import { type StagedProfile, stageBackup } from '../../electron/engine/backup/restore.ts';
import { silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import { manifestOf } from '../../electron/engine/workspace/reset-profile.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RestoreReport } from '../../shared/domain/backup.ts';
import { type MemoryKeychain, memoryKeychain } from './memory-keychain.ts';
import { plantProfile } from './planted-profile.ts';
import { leafFor, policyFor, saveIssued } from './stored-certificate.ts';
import { tempFolder } from './temp-folder.ts';

export const passphrase = 'meadow violin harbour';
export const savedAt = new Date('2026-03-01T00:00:00.000Z');
export const origin = { appVersion: '1.2.3', system: 'macos', now: savedAt } as const;
export const quiet: Progressing = { signal: new AbortController().signal, onProgress: () => undefined };
/** scrypt takes its time, on a busy machine more of it. */
export const patient = { timeout: 30_000 };

export interface SavedProfile {
  /** Holds `old`, the profile, and `saved.cwbackup`. */
  readonly folder: string;
  readonly keychain: MemoryKeychain;
  /** What must be readable nowhere. */
  readonly secrets: readonly string[];
  place(name: string): string;
  file(): string;
  within<T>(profile: string, work: (workspace: Workspace) => Promise<T>): Promise<T>;
  save(profile?: string): Promise<unknown>;
  stage(profile: string, word?: string): Promise<StagedProfile>;
  /** From opening the file to the report, as a person goes. */
  restore(profile: string, replace?: boolean): Promise<RestoreReport>;
  secretsOf(profile: string): Promise<Readonly<Record<string, string>>>;
  planOf(profile: string): Promise<readonly unknown[]>;
  entriesOf(profile: string): readonly string[];
}

/** Called once in a spec. */
export const savedProfile = (): SavedProfile => {
  let folder: ReturnType<typeof tempFolder>;
  let keychain: MemoryKeychain;
  let made: { readonly folder: ReturnType<typeof tempFolder>; readonly keychain: MemoryKeychain };
  let secrets: readonly string[];
  beforeAll(async () => {
    made = { folder: tempFolder(), keychain: memoryKeychain() };
    ({ folder, keychain } = made);
    secrets = await within('old', (workspace) => fill(workspace, place('old')));
    await save();
  }, 60_000);
  afterAll(() => made.folder.remove());
  beforeEach(() => {
    folder = tempFolder();
    cpSync(made.folder.path, folder.path, { recursive: true });
    keychain = memoryKeychain();
    for (const [id, key] of made.keychain.entries) keychain.entries.set(id, key);
  });
  afterEach(() => folder.remove());
  const place = (name: string): string => join(folder.path, name);
  const file = (): string => place('saved.cwbackup');
  const within: SavedProfile['within'] = async (profile, work) => {
    const workspace = openWorkspace({
      ...{ folder: place(profile), keychain, clock: systemClock, logger: silentLogger, userAgent: 'certwright-test' },
    });
    try {
      return await work(workspace);
    } finally {
      await workspace.close();
    }
  };
  const save = (profile = 'old') =>
    within(profile, (workspace) =>
      createBackup(workspace, { path: file(), overwrite: false }, passphrase, origin, quiet),
    );
  const stage = (profile: string, word = passphrase): Promise<StagedProfile> =>
    stageBackup(
      file(),
      word,
      { profileFolder: place(profile), keychain, setUp: (vault) => vault.setUp('keychain') },
      quiet,
    );
  const restore: SavedProfile['restore'] = async (profile, replace = false) => {
    const { staged, present, empty } = await within(profile, async (workspace) => {
      const isEmpty = refuseUnasked(workspace.storage, replace);
      return { staged: await stage(profile), present: await manifestOf(workspace, undefined, savedAt), empty: isEmpty };
    });
    const id = putInPlace(place(profile), staged, present);
    const report = await reportOf(staged, undefined, { profileFolder: place(profile), id, keychain, empty });
    await staged.discard();
    return report;
  };
  return {
    get folder() {
      return folder.path;
    },
    get keychain() {
      return keychain;
    },
    get secrets() {
      return secrets;
    },
    ...{ place, file, within, save, stage, restore },
    secretsOf: (profile) =>
      within(profile, async ({ vault, storage }) => {
        const open = await vault.open();
        return Object.fromEntries(storage.secrets.names().map((name) => [name, open.readText(name)]));
      }),
    planOf: (profile) => within(profile, async ({ plan }) => plan(savedAt)),
    entriesOf: (profile) => readdirSync(place(profile)).toSorted(),
  };
};

/** A certificate on the list, one taken off it, and a secret of every kind. */
const fill = async (workspace: Workspace, profile: string): Promise<readonly string[]> => {
  await workspace.vault.setUp('keychain');
  const { storage } = workspace;
  const { secrets } = await plantProfile(workspace);
  const vault = await workspace.vault.open();
  vault.write('certificate-key/k', 'the private key of a certificate');
  for (const [id, name] of [
    ['c1', 'one.example.org'],
    ['c2', 'two.example.org'],
  ] as const)
    saveIssued(storage, {
      id,
      policy: policyFor(name),
      chainPem: await leafFor([name]),
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2026-04-01T00:00:00.000Z',
    });
  keyOf(profile, 'c2', 'certificate-key/gone');
  vault.write('certificate-key/gone', 'a key taken off the list');
  storage.removedCertificates.takeOut({ id: 'c2', name: 'two.example.org', removedAt: savedAt.toISOString() });
  workspace.saveRenewalSettings({ ...workspace.renewalSettings(), historyDays: 77 });
  storage.heartbeats.save('h', { kind: 'app', at: savedAt.toISOString(), facts: {} } as never);
  return secrets;
};

/** As a run leaves it: the version names its key. */
const keyOf = (profile: string, certificateId: string, record: string): void => {
  const database = new DatabaseSync(join(profile, 'certwright.db'));
  database.prepare('UPDATE versions SET key_record = ? WHERE certificate_id = ?').run(record, certificateId);
  database.close();
};
