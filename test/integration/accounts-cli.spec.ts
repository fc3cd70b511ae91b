/** Accounts on the command line, against Pebble that wants an external account, and killed at every commit. */
import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { AccountView } from '../../shared/domain/accounts.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const hmacKey = 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W';
const killer = join(import.meta.dirname, '../support/kill-at-commit.ts');
const accountOf = (result: CliResult): AccountView => result.json<{ account: AccountView }>().account;
const errorOf = (result: CliResult): string => result.json<{ error: { code: string } }>().error.code;

describeWith(['pebble'], 'account, on the command line', () => {
  const { path: folder, remove } = tempFolder('certwright-accounts-');
  let pebble: Pebble;
  let directory: readonly string[];
  let profile: string;
  let profiles = 0;
  beforeAll(async () => {
    pebble = await startPebble({ externalAccounts: { 'kid-1': hmacKey } });
    directory = ['--directory', pebble.directoryUrl, '--root', pebble.rootFile];
  });
  afterAll(async () => {
    await pebble.stop();
    remove();
  });
  beforeEach(() => {
    profile = join(folder, `profile-${profiles++}`);
  });
  const account = (args: readonly string[], input?: string) =>
    runCli(profile, ['account', ...args, '--vault', 'key-file', '--json'], input === undefined ? {} : { input });
  const create = () => account(['create', ...directory, '--eab-key-id', 'kid-1', '--eab-hmac-file', '-'], hmacKey);

  it('is created with a key from standard input, used, given a new key, moved and ended', async () => {
    expect(errorOf(await account(['create', ...directory]))).toBe('account.binding-needed');
    const first = accountOf(await create());
    expect(first).toMatchObject({ usual: true, externalKeyId: 'kid-1', url: expect.stringMatching(/^https:/) });
    for (const name of readdirSync(profile)) {
      const path = join(profile, name);
      if (statSync(path).isFile()) expect(readFileSync(path, 'latin1')).not.toContain(hmacKey);
    }
    const hmacFile = join(folder, 'hmac');
    writeFileSync(hmacFile, `${hmacKey}\n`);
    const bound = ['--eab-key-id', 'kid-1', '--eab-hmac-file', hmacFile, '--email', 'me@example.org'];
    const second = accountOf(await account(['create', ...directory, ...bound]));
    expect(second).toMatchObject({ usual: false, contact: ['me@example.org'] });
    expect(accountOf(await account(['use', second.id.slice(0, 13)]))).toMatchObject({ id: second.id, usual: true });
    expect(accountOf(await account(['contact', second.id, '--email', 'you@example.org'])).contact).toEqual([
      'you@example.org',
    ]);
    expect(accountOf(await account(['rollover', second.id])).url).toBe(second.url);

    const out = join(folder, 'moved');
    mkdirSync(out);
    expect((await account(['export', second.id, '--out', out])).json()).toMatchObject({
      files: ['account-key.pem', 'account.json'],
    });
    const keyFile = join(out, 'account-key.pem');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(createPrivateKey(readFileSync(keyFile)).asymmetricKeyType).toBe('ec');
    profile = join(folder, 'another machine');
    expect(accountOf(await account(['import', ...directory, '--key-file', keyFile]))).toMatchObject({
      url: second.url,
      contact: ['you@example.org'],
    });
    expect((await account(['deactivate'])).code).toBe(0);
    expect((await account(['list'])).json()).toEqual({ accounts: [] });
    expect(errorOf(await account(['import', ...directory, '--key-file', keyFile]))).toBe('account.key-invalid');
  });

  it('says what is wrong with a command before it asks anybody', async () => {
    const wrong = [
      ['account'],
      ['account', 'sell'],
      ['account', 'create', 'extra'],
      ['account', 'create', '--eab-key-id', 'kid-1'],
      ['account', 'create', '--zerossl-email', 'me@example.org', '--zerossl-key-file', '-'],
      ['account', 'create', '--email', 'nobody'],
      ['account', 'import'],
      ['account', 'export', 'x'],
      ['authorities', 'look'],
      ['authorities', 'list'],
    ];
    const results = [];
    for (const args of wrong) results.push(await runCli(profile, [...args, '--vault', 'key-file', '--json']));
    expect(results.map((result) => [errorOf(result), result.code])).toEqual(wrong.map(() => ['input.usage', 2]));
    const unknown = await account(['create', '--directory', 'buypass']);
    expect([errorOf(unknown), unknown.code]).toEqual(['authority.unknown', 2]);
    expect(unknown.stderr).toContain('letsencrypt');
  });

  it('authorities are listed, and one is asked what it says of itself', async () => {
    const list = await runCli(profile, ['authorities', '--json']);
    expect(list.json<{ authorities: { id: string }[] }>().authorities.map(({ id }) => id)).toContain('letsencrypt');
    expect((await runCli(profile, ['authorities', '--lang', 'zh'])).stdout).toMatch(
      /zerossl +ZeroSSL: [^\n]*\p{Script=Han}/u,
    );
    const look = await runCli(profile, [
      'authorities',
      'look',
      pebble.directoryUrl,
      '--root',
      pebble.rootFile,
      '--json',
    ]);
    expect(look.json()).toMatchObject({
      look: { externalAccountRequired: true, profiles: { default: 'Ninety days', shortlived: 'Six days' } },
    });
  });

  for (const when of ['before', 'after'] as const) {
    it(`survives kill -9 ${when} each commit of a change of keys`, { timeout: 120_000 }, async () => {
      await create();
      let killed = 0;
      for (let nth = 1; ; nth++) {
        const env = { CERTWRIGHT_TEST_KILL: `${when}:${nth}` };
        const first = await runCli(profile, ['account', 'rollover', '--json'], { env, preload: [killer] });
        if (first.code === 0) break;
        expect(first.code).toBeNull();
        killed++;
        const next = await account(['contact', '--email', `me${nth}@example.org`]);
        expect([nth, next.code, next.stderr]).toEqual([nth, 0, '']);
        const storage = openStorage(profile);
        const keys = storage.secrets.names().filter((name) => name.startsWith('account-key/'));
        const stored = storage.accounts.list();
        storage.close();
        expect(keys).toEqual([stored[0]?.keyRecord]);
      }
      expect(killed).toBeGreaterThanOrEqual(3);
    });
  }
});
