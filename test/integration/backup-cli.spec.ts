/** Backup and move on the command line: a profile of a certificate really issued, saved, and restored under another. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { BackupManifest, RestoreReport } from '../../shared/domain/backup.ts';
import { runCli } from '../support/cli.ts';
import { type CrontabStandIn, crontabStandIn } from '../support/crontab-stand-in.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const killer = join(import.meta.dirname, '../support/kill-at-rename.ts');
const name = 'nas.example.test';
const passphrase = 'meadow violin harbour';

describeWith(worldNeeds, 'backup and move on the command line', () => {
  let world: World;
  let folder: ReturnType<typeof tempFolder>;
  let cron: CrontabStandIn;
  let old: string;
  let file: string;
  let passwordFile: string;
  beforeAll(async () => {
    world = await startWorld();
    folder = tempFolder();
    cron = crontabStandIn(folder.path);
    passwordFile = join(folder.path, 'password');
    writeFileSync(passwordFile, `${passphrase}\n`, { mode: 0o600 });
    old = world.newProfile();
    file = join(folder.path, 'saved.cwbackup');
    const issued = await runCli(old, ['issue', '--json', '--name', name, ...world.dnsArgs], { env: cron.env });
    expect(issued.code).toBe(0);
  });
  afterAll(async () => {
    folder?.remove();
    await world?.stop();
  });
  const run = (profile: string, args: readonly string[], more: Parameters<typeof runCli>[2] = {}) =>
    runCli(profile, [...args, '--json'], { env: cron.env, ...more });
  const backup = (profile: string, ...args: readonly string[]) =>
    run(profile, ['backup', ...args, '--password-file', passwordFile]);
  const codeOf = (stdout: { json<T>(): T }) => stdout.json<{ error: { code: string } }>().error.code;
  const planOf = async (profile: string) => (await run(profile, ['plan', '--now', '2027-01-01'])).json();
  const key = (profile: string): string => readFileSync(join(profile, 'live', name, 'privkey.pem'), 'utf8');

  it('makes one, shows what is in it, and restores it where nothing is', async () => {
    const made = await backup(old, 'create', '--out', file);
    expect({ code: made.code, mode: statSync(file).mode & 0o777 }).toEqual({ code: 0, mode: 0o600 });
    const { manifest } = made.json<{ manifest: BackupManifest }>();
    expect(manifest.certificates.map((one) => one.name)).toEqual([name]);
    expect((await backup(old, 'preview', file)).json<{ manifest: BackupManifest }>().manifest).toEqual(manifest);
    expect((await backup(old, 'verify', file)).json()).toMatchObject({ sound: true });

    const fresh = world.newProfile();
    const restored = await backup(fresh, 'restore', file);
    expect(restored.code).toBe(0);
    const { report } = restored.json<{ report: RestoreReport }>();
    expect(report.notes.map(({ note }) => note)).toEqual(['schedule', 'published']);
    expect(await planOf(fresh)).toEqual(await planOf(old));
    expect(key(fresh)).toBe(key(old));
    // Another key to the secrets, and the same secrets: it can be renewed as before.
    expect(readFileSync(join(fresh, 'vault.key'), 'utf8')).not.toBe(readFileSync(join(old, 'vault.key'), 'utf8'));
    const renewed = await run(fresh, ['renew', name]);
    expect(renewed.code).toBe(0);
    expect(key(fresh)).not.toBe(key(old));
  });

  it('holds no secret in the open, and neither it nor the passphrase is told anywhere', async () => {
    const secrets = [key(old).split('\n')[1] ?? '', passphrase, name];
    expect(secrets.filter((secret) => readFileSync(file).includes(secret))).toEqual([]);
    let commandLine = '';
    const seen = await run(old, ['backup', 'verify', file, '--password-file', '-'], {
      input: passphrase,
      onStart: (pid) => {
        commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      },
    });
    expect(seen.code).toBe(0);
    expect([commandLine, seen.stdout, seen.stderr].filter((text) => text.includes(passphrase))).toEqual([]);
    expect(commandLine).toContain('verify');
  });

  it('refuses what is not whole, another passphrase, and a profile in which something is', async () => {
    const fresh = world.newProfile();
    expect((await run(fresh, ['list'])).code).toBe(0);
    const before = readdirSync(fresh);
    const cut = join(folder.path, 'cut');
    writeFileSync(cut, readFileSync(file).subarray(0, 50_000));
    expect(codeOf(await backup(fresh, 'restore', cut))).toBe('backup.truncated');
    expect(codeOf(await backup(fresh, 'verify', passwordFile))).toBe('backup.not-a-backup');
    const wrong = await run(fresh, ['backup', 'restore', file, '--password-file', '-'], { input: 'another one' });
    expect([wrong.code, codeOf(wrong)]).toEqual([7, 'backup.wrong-passphrase']);
    expect(codeOf(await backup(fresh, 'create', '--out', file))).toBe('backup.file-exists');
    expect(readdirSync(fresh)).toEqual(before);

    expect(codeOf(await backup(old, 'restore', file))).toBe('backup.profile-not-empty');
    expect((await backup(old, 'restore', file, '--replace')).code).toBe(2);
    const other = openStorage(old);
    expect(codeOf(await backup(old, 'restore', file, '--replace', '--yes'))).toBe('reset.in-use');
    other.close();
    expect(readdirSync(old).filter((entry) => entry.startsWith('.backup') || entry.startsWith('re'))).toEqual([]);
  });

  it('replaces what is there when that is said, and what was there can be put back', async () => {
    const before = key(old);
    const replaced = await backup(old, 'restore', file, '--replace', '--yes');
    const { removed = '' } = replaced.json<{ report: RestoreReport }>().report;
    expect([replaced.code, existsSync(join(old, removed))]).toEqual([0, true]);
    expect(key(old)).toBe(before);
    expect((await run(old, ['reset', '--put-back', removed])).code).toBe(0);
    expect(key(old)).toBe(before);
    expect((await run(old, ['list'])).json<{ certificates: { name: string }[] }>().certificates).toHaveLength(1);
  });

  it('killed at any point, the next start has the old profile or the new one, whole', {
    timeout: 120_000,
  }, async () => {
    let kills = 0;
    for (let nth = 1; ; nth += 1) {
      const args = ['backup', 'restore', file, '--password-file', passwordFile, '--replace', '--yes'];
      const env = { ...cron.env, CERTWRIGHT_TEST_KILL: String(nth) };
      const killed = await run(old, args, { env, preload: [killer] });
      const out = join(folder.path, `out-${nth}`);
      // Its secrets can be read, so the key and what it seals belong together.
      const exported = await run(old, ['export', name, '--format', 'pem', '--out', out]);
      expect([exported.code, readFileSync(join(out, 'privkey.pem'), 'utf8')]).toEqual([0, key(old)]);
      if (killed.code === 0) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(3);
    expect(existsSync(join(old, 'reset.json'))).toBe(false);
  });

  it('writes the sheet of an account, readable by its owner alone, with what it takes to use it again', async () => {
    const sheet = join(folder.path, 'sheet.html');
    expect((await run(old, ['account', 'sheet', '--out', sheet])).code).toBe(0);
    expect(statSync(sheet).mode & 0o777).toBe(0o600);
    const html = readFileSync(sheet, 'utf8');
    const keyFile = join(folder.path, 'typed.pem');
    writeFileSync(keyFile, /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(html)?.[0] ?? '');
    const fresh = world.newProfile();
    const imported = await run(fresh, [
      'account',
      'import',
      '--key-file',
      keyFile,
      ...['--directory', world.pebble.directoryUrl, '--root', world.pebble.rootFile],
    ]);
    expect(imported.code).toBe(0);
    const { url } = imported.json<{ account: { url: string } }>().account;
    expect(html).toContain(url);
    expect(codeOf(await run(old, ['account', 'sheet', '--out', sheet]))).toBe('backup.file-exists');
  });
});
