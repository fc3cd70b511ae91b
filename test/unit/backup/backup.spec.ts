/** A profile saved to one file and restored under another: plans, secrets and history, and what stays behind. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../../electron/engine/backup/content.ts';
import { createBackup, type Progressing } from '../../../electron/engine/backup/create.ts';
import { isEmptyProfile } from '../../../electron/engine/backup/items.ts';
import { lastBackup } from '../../../electron/engine/backup/last-backup.ts';
import { putInPlace, refuseUnasked, reportOf } from '../../../electron/engine/backup/put-in-place.ts';
import { type StagedProfile, stageBackup } from '../../../electron/engine/backup/restore.ts';
import { writeSealed } from '../../../electron/engine/backup/sealed-file.ts';
import { silentLogger, systemClock } from '../../../electron/engine/ports/index.ts';
import { knownSchema } from '../../../electron/engine/storage/migrations.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open-workspace.ts';
import { manifestOf, putBackProfile, removedProfiles } from '../../../electron/engine/workspace/reset-profile.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { RestoreReport } from '../../../shared/domain/backup.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type MemoryKeychain, memoryKeychain } from '../../support/memory-keychain.ts';
import { plantProfile } from '../../support/planted-profile.ts';
import { leafFor, policyFor, saveIssued } from '../../support/stored-certificate.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { makeTlsIdentity } from '../../support/tls-identity.ts';

const passphrase = 'meadow violin harbour';
const at = new Date('2026-03-01T00:00:00.000Z');
const origin = { appVersion: '1.2.3', system: 'macos', now: at } as const;
const quiet: Progressing = { signal: new AbortController().signal, onProgress: () => undefined };

let folder: ReturnType<typeof tempFolder>;
let keychain: MemoryKeychain;
/** Made once, and copied for each test: the profile `old`, and `saved.cwbackup` of it. */
let made: { readonly folder: ReturnType<typeof tempFolder>; readonly keychain: MemoryKeychain };
let secrets: readonly string[];
beforeAll(async () => {
  made = { folder: tempFolder(), keychain: memoryKeychain() };
  ({ folder, keychain } = made);
  secrets = await fill();
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
const file = () => place('saved.cwbackup');

const within = async <T>(profile: string, work: (workspace: Workspace) => Promise<T>): Promise<T> => {
  const workspace = openWorkspace({
    ...{ folder: place(profile), keychain, clock: systemClock, logger: silentLogger, userAgent: 'certwright-test' },
  });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
};

/** A certificate on the list, one taken off it, and a secret of every kind. */
const fill = (profile = 'old'): Promise<readonly string[]> =>
  within(profile, async (workspace) => {
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
    storage.removedCertificates.takeOut({ id: 'c2', name: 'two.example.org', removedAt: at.toISOString() });
    workspace.saveRenewalSettings({ ...workspace.renewalSettings(), historyDays: 77 });
    storage.heartbeats.save('h', { kind: 'app', at: at.toISOString(), facts: {} } as never);
    return secrets;
  });

/** As a run leaves it: the version names its key. */
const keyOf = (profile: string, certificateId: string, record: string): void => {
  const database = new DatabaseSync(join(place(profile), 'certwright.db'));
  database.prepare('UPDATE versions SET key_record = ? WHERE certificate_id = ?').run(record, certificateId);
  database.close();
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

const restore = async (profile: string, replace = false): Promise<RestoreReport> => {
  const { staged, present, empty } = await within(profile, async (workspace) => {
    const isEmpty = refuseUnasked(workspace.storage, replace);
    return { staged: await stage(profile), present: await manifestOf(workspace, undefined, at), empty: isEmpty };
  });
  const id = putInPlace(place(profile), staged, present);
  const report = await reportOf(staged, undefined, { profileFolder: place(profile), id, keychain, empty });
  await staged.discard();
  return report;
};

const secretsOf = (profile: string) =>
  within(profile, async ({ vault, storage }) => {
    const open = await vault.open();
    return Object.fromEntries(storage.secrets.names().map((name) => [name, open.readText(name)]));
  });
const planOf = (profile: string) => within(profile, async ({ plan }) => plan(at));
const entriesOf = (profile: string) => readdirSync(place(profile)).toSorted();

/** scrypt takes its time, on a busy machine more of it. */
const patient = { timeout: 30_000 };

describe('a backup', patient, () => {
  it('restored under another profile gives the same plans, secrets and history', async () => {
    const { manifest, discard } = await stage('old');
    await discard();
    expect(manifest).toMatchObject({
      createdAt: at.toISOString(),
      system: 'macos',
      schema: knownSchema,
      certificates: [
        { name: 'nas.planted-example.org' },
        { name: 'one.example.org', expiresAt: '2026-04-01T00:00:00.000Z' },
      ],
    });
    const report = await restore('new');
    expect(await planOf('new')).toEqual(await planOf('old'));
    expect(await planOf('new')).toHaveLength(2);
    expect(await secretsOf('new')).toEqual(await secretsOf('old'));
    expect(report.notes.map(({ note }) => note)).toEqual(['schedule', 'web-folders', 'unpublished']);
    expect(report.removed).toBeUndefined();
    await within('new', async (workspace) => {
      expect(workspace.runs()).toHaveLength(2);
      expect(workspace.renewalSettings().historyDays).toBe(77);
      expect(lastBackup(workspace.storage)).toBe(at.toISOString());
      expect(workspace.storage.heartbeats.last('app')).toBeUndefined();
      // What was taken off the list comes back with its key.
      await workspace.resetting.putBack('c2');
      const open = await workspace.vault.open();
      expect(open.readText('certificate-key/gone')).toBe('a key taken off the list');
    });
    expect(entriesOf('new').filter((name) => name.startsWith('.') || name.startsWith('removed-'))).toEqual([]);
  });

  it('can be read by its owner alone, shows no secret, and leaves nothing beside it', async () => {
    rmSync(file());
    // Of processes that were killed over it.
    mkdirSync(join(place('old'), '.backup-4194303-0123456789ab'));
    writeFileSync(join(place('old'), '.certwright-4194303-0123456789ab.tmp'), 'half a file');
    const before = entriesOf('old').filter((name) => !name.startsWith('.'));
    await save();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file());
    const told = [...secrets, 'one.example.org', 'SQLite format 3', 'the private key of a certificate'];
    expect(told.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(entriesOf('old')).toEqual(before);
    expect(readdirSync(folder.path).toSorted()).toEqual(['old', 'saved.cwbackup']);
    await within('old', async ({ storage }) => expect(lastBackup(storage)).toBe(at.toISOString()));
  });

  it('is not written over another file, with a short passphrase, or where it cannot be', async () => {
    writeFileSync(file(), 'an older one');
    expect((await failureOf(save())).code).toBe('backup.file-exists');
    expect(readFileSync(file(), 'utf8')).toBe('an older one');
    const to = (path: string, word: string) =>
      failureOf(within('old', (workspace) => createBackup(workspace, { path, overwrite: true }, word, origin, quiet)));
    expect(await to(file(), 'too short')).toMatchObject({ code: 'backup.passphrase-short', details: { least: 10 } });
    expect(await to(join(place('nowhere'), 'x'), passphrase)).toMatchObject({
      code: 'export.unwritable',
      details: { reason: 'ENOENT' },
    });
    keychain.state = 'locked';
    expect((await to(file(), passphrase)).code).toBe('vault.keychain-locked');
    expect(readFileSync(file(), 'utf8')).toBe('an older one');
    expect(entriesOf('old').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('given up half-way leaves neither a file nor a remainder', async () => {
    rmSync(file());
    const controller = new AbortController();
    const progress: Progressing = {
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'writing' && controller.abort(),
    };
    const given = within('old', (workspace) =>
      createBackup(workspace, { path: file(), overwrite: false }, passphrase, origin, progress),
    );
    expect((await failureOf(given)).code).toBe('run.cancelled');
    expect(readdirSync(folder.path)).toEqual(['old']);
    expect(entriesOf('old').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('of a profile in which nothing is yet can be made and restored', async () => {
    rmSync(file());
    await save('fresh');
    await restore('new');
    await within('new', async ({ storage, vault }) => {
      expect(isEmptyProfile(storage)).toBe(true);
      expect((await vault.status()).state).toBe('open');
    });
  });
});

describe('restoring', patient, () => {
  it('refuses a profile in which something is, unless it is to be replaced, and then keeps it to be put back', async () => {
    await within('new', async ({ vault, storage }) => {
      await vault.setUp('keychain');
      (await vault.open()).write('mine', 'what was here');
      saveIssued(storage, {
        ...{ id: 'm', policy: policyFor('mine.example.org'), chainPem: 'x' },
        ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-04-01T00:00:00.000Z' },
      });
    });
    mkdirSync(join(place('new'), 'live'));
    writeFileSync(join(place('new'), 'live', 'mine'), 'served');
    expect((await failureOf(restore('new'))).code).toBe('backup.profile-not-empty');
    const { removed = '' } = await restore('new', true);
    expect(await planOf('new')).toEqual(await planOf('old'));
    expect(removedProfiles(place('new'))).toMatchObject([{ id: removed, certificates: 1 }]);

    const present = await within('new', (workspace) => manifestOf(workspace, undefined, new Date()));
    putBackProfile(place('new'), removed, present);
    expect(await secretsOf('new')).toEqual({ mine: 'what was here' });
    expect(readFileSync(join(place('new'), 'live', 'mine'), 'utf8')).toBe('served');
  });

  it.each<readonly [string, () => void, string, string]>([
    ['another passphrase', () => undefined, 'meadow violin harbor', 'backup.wrong-passphrase'],
    [
      'a file cut short',
      () => writeFileSync(file(), readFileSync(file()).subarray(0, -1)),
      passphrase,
      'backup.truncated',
    ],
    ['a changed last byte', () => change(-1), passphrase, 'backup.damaged'],
    ['a changed byte in the database', () => change(-5000), passphrase, 'backup.damaged'],
  ])('ends with %s as it began: the profile as it was, no key in the keychain', async (_, harm, word, code) => {
    harm();
    await within('new', ({ vault }) => vault.setUp('keychain'));
    const before = [entriesOf('new'), keychain.entries.size];
    expect((await failureOf(stage('new', word))).code).toBe(code);
    expect([entriesOf('new'), keychain.entries.size]).toEqual(before);
  });
  const change = (from: number): void => {
    const bytes = readFileSync(file());
    const index = bytes.length + from;
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    writeFileSync(file(), bytes);
  };

  it('switches off what would be done on this very computer, and forgets what only the other one can take back', async () => {
    const database = new DatabaseSync(join(place('old'), 'certwright.db'));
    const step = database.prepare(
      `INSERT INTO install_steps (id, certificate_id, position, kind, label, enabled, seconds, undo_later, fields,
         secret_record, secret_keys, created_at) VALUES (?, 'c1', 0, ?, '', 1, 60, 0, '{}', '', '[]', ?)`,
    );
    for (const kind of ['copy', 'command', 'ssh']) step.run(kind, kind, at.toISOString());
    database.exec(`INSERT INTO adoptions VALUES
      ('a', 'certbot', '/etc/letsencrypt', 'one.example.org', 'c1', NULL, NULL, '[]', '2026-01-01T00:00:00.000Z')`);
    database.close();
    const { rootPem } = await makeTlsIdentity();
    await within('old', async ({ trustedRoots, storage }) => {
      const [root] = trustedRoots.add(rootPem);
      storage.settings.write('proxy', { kind: 'own', url: 'http://127.0.0.1:9', exceptions: [], localToo: false });
      storage.channels.save({
        ...{ id: 'cmd', kind: 'command', label: 'Bell', enabled: true, minimum: 'warning', fields: {} },
        ...{ secretRecord: '', secretKeys: [], language: undefined, createdAt: at.toISOString() },
      });
      expect(root?.name).toBe('Certwright test listener root');
    });
    rmSync(file());
    await save();
    const { notes } = await restore('new');
    expect(notes).toContainEqual({ note: 'commands', names: ['Bell'] });
    expect(notes).toContainEqual({ note: 'trusted-roots', names: ['Certwright test listener root'] });
    expect(notes).toContainEqual({ note: 'proxy', names: ['http://127.0.0.1:9'] });
    expect(notes).toContainEqual({ note: 'install-steps', names: ['one.example.org'] });
    expect(notes).toContainEqual({ note: 'adoptions', names: ['one.example.org'] });
    const restored = new DatabaseSync(join(place('new'), 'certwright.db'), { readOnly: true });
    const enabled = restored.prepare('SELECT kind FROM install_steps WHERE enabled = 1').all();
    const adopted = restored.prepare('SELECT COUNT(*) AS count FROM adoptions').get();
    restored.close();
    expect([enabled.map(({ kind }) => kind), adopted?.count]).toEqual([['ssh'], 0]);
    await within('new', async ({ storage }) =>
      expect(storage.channels.list().find(({ id }) => id === 'cmd')?.enabled).toBe(false),
    );
  });

  it('takes its key out of the keychain again when it is not put in its place', async () => {
    await within('new', async () => undefined);
    const staged = await stage('new');
    expect(keychain.entries.size).toBe(2);
    await staged.discard();
    expect(keychain.entries.size).toBe(1);
    expect(existsSync(join(place('new'), staged.folderName))).toBe(false);
  });

  /** A file around a database that this version never wrote. */
  const savedFrom = async (schema: number, database: string): Promise<void> => {
    const { manifest } = await stage('old');
    const bytes = statSync(database).size;
    const { length, bytes: content } = contentOf({
      manifest: { ...manifest, schema, computer: 'another-one' },
      secrets: new Map([['account-key/1', Buffer.from('of the first schema')]]),
      database: { path: database, bytes },
    });
    const handle = await open(file(), 'w');
    await writeSealed(handle, passphrase, length, content(), { ...quiet, onBytes: () => undefined });
    await handle.close();
  };

  it('brings the database of the first version forward', async () => {
    const first = place('first.db');
    const database = new DatabaseSync(first);
    database.exec(readFileSync(join(import.meta.dirname, '../../fixtures/storage/schema-1.sql'), 'utf8'));
    database.exec(`INSERT INTO accounts VALUES
      ('1', 'https://ca.example/dir', 'https://ca.example/acct/1', 'account-key/1', '[]', '2026-01-01T00:00:00.000Z')`);
    database.close();
    await savedFrom(1, first);
    expect((await restore('new')).notes).toContainEqual({ note: 'other-computer', names: ['another-one'] });
    await within('new', async ({ storage }) => expect(storage.accounts.list().map(({ id }) => id)).toEqual(['1']));
    expect(await secretsOf('new')).toEqual({ 'account-key/1': 'of the first schema' });
  });

  it('refuses the database of a later version, and changes nothing', async () => {
    await savedFrom(knownSchema + 1, join(place('old'), 'certwright.db'));
    await within('new', async () => undefined);
    const before = entriesOf('new');
    const refused = await failureOf(stage('new'));
    expect(refused).toMatchObject({
      code: 'backup.newer-profile',
      details: { found: knownSchema + 1, known: knownSchema, appVersion: '1.2.3' },
    });
    expect(entriesOf('new')).toEqual(before);
  });
});
