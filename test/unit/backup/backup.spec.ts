/** A profile saved to one file and restored under another: plans, secrets and history. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup, type Progressing } from '../../../electron/engine/backup/create.ts';
import { isEmptyProfile } from '../../../electron/engine/backup/items.ts';
import { lastBackup } from '../../../electron/engine/backup/last-backup.ts';
import { knownSchema } from '../../../electron/engine/storage/migrations.ts';
import { failureOf } from '../../support/failure-of.ts';
import { origin, passphrase, patient, quiet, savedAt, savedProfile } from '../../support/saved-profile.ts';

const saved = savedProfile();
const { place, file, within, save, stage, restore, secretsOf, planOf, entriesOf } = saved;

describe('a backup', patient, () => {
  it('restored under another profile gives the same plans, secrets and history', async () => {
    const { manifest, discard } = await stage('old');
    await discard();
    expect(manifest).toMatchObject({
      createdAt: savedAt.toISOString(),
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
      expect(lastBackup(workspace.storage)).toBe(savedAt.toISOString());
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
    const told = [...saved.secrets, 'one.example.org', 'SQLite format 3', 'the private key of a certificate'];
    expect(told.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(entriesOf('old')).toEqual(before);
    expect(readdirSync(saved.folder).toSorted()).toEqual(['old', 'saved.cwbackup']);
    await within('old', async ({ storage }) => expect(lastBackup(storage)).toBe(savedAt.toISOString()));
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
    saved.keychain.state = 'locked';
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
    expect(readdirSync(saved.folder)).toEqual(['old']);
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
