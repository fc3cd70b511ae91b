/** Restoring a profile: over what is there, from another computer or version, and every end that changes nothing. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../electron/engine/backup/content.ts';
import { writeSealed } from '../../../electron/engine/backup/sealed-file.ts';
import { knownSchema } from '../../../electron/engine/storage/migrations.ts';
import { manifestOf, putBackProfile, removedProfiles } from '../../../electron/engine/workspace/reset-profile.ts';
import { failureOf } from '../../support/failure-of.ts';
import { passphrase, patient, quiet, savedAt, savedProfile } from '../../support/saved-profile.ts';
import { policyFor, saveIssued } from '../../support/stored-certificate.ts';
import { makeTlsIdentity } from '../../support/tls-identity.ts';

const saved = savedProfile();
const { place, file, within, save, stage, restore, secretsOf, planOf, entriesOf } = saved;

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
    const before = [entriesOf('new'), saved.keychain.entries.size];
    expect((await failureOf(stage('new', word))).code).toBe(code);
    expect([entriesOf('new'), saved.keychain.entries.size]).toEqual(before);
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
    for (const kind of ['copy', 'command', 'ssh']) step.run(kind, kind, savedAt.toISOString());
    database.exec(`INSERT INTO adoptions VALUES
      ('a', 'certbot', '/etc/letsencrypt', 'one.example.org', 'c1', NULL, NULL, '[]', '2026-01-01T00:00:00.000Z')`);
    database.close();
    const { rootPem } = await makeTlsIdentity();
    await within('old', async ({ trustedRoots, storage }) => {
      const [root] = trustedRoots.add(rootPem);
      storage.settings.write('proxy', { kind: 'own', url: 'http://127.0.0.1:9', exceptions: [], localToo: false });
      storage.channels.save({
        ...{ id: 'cmd', kind: 'command', label: 'Bell', enabled: true, minimum: 'warning', fields: {} },
        ...{ secretRecord: '', secretKeys: [], language: undefined, createdAt: savedAt.toISOString() },
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
    expect(saved.keychain.entries.size).toBe(2);
    await staged.discard();
    expect(saved.keychain.entries.size).toBe(1);
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
