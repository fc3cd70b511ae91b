import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVaultKeeper, type VaultKeeper } from '../../../electron/engine/vault/open-vault.ts';
import type { SecretStore } from '../../../electron/engine/vault/vault.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { type MemoryKeychain, memoryKeychain } from '../../support/memory-keychain.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const memoryStore = (): SecretStore => {
  const blobs = new Map<string, Uint8Array>();
  return {
    read: (name) => blobs.get(name),
    write: (name, sealed) => void blobs.set(name, sealed),
    remove: (name) => void blobs.delete(name),
    names: () => [...blobs.keys()],
  };
};

let folder: ReturnType<typeof tempFolder>;
let keychain: MemoryKeychain;
let store: SecretStore;
/** The same profile, as a process that has just started sees it. */
const start = (keyFile?: string): VaultKeeper =>
  createVaultKeeper({ folder: folder.path, keychain, store, ...(keyFile === undefined ? {} : { keyFile }) });
beforeEach(() => {
  folder = tempFolder();
  keychain = memoryKeychain();
  store = memoryStore();
});
afterEach(() => folder.remove());

const refusal = async (work: Promise<unknown>): Promise<Problem | 'done'> =>
  work.then(
    () => 'done' as const,
    (thrown: unknown) => toProblem(thrown),
  );
const marker = () => join(folder.path, 'vault.json');

describe('before it is set up', () => {
  it('says so, and whether the keychain can be offered', async () => {
    expect(await start().status()).toEqual({ state: 'not-set-up', keychain: 'available' });
    keychain.state = 'locked';
    expect(await start().status()).toMatchObject({ state: 'not-set-up', keychain: 'locked' });
    keychain.state = 'absent';
    expect(await start().status()).toMatchObject({
      state: 'not-set-up',
      keychain: 'absent',
      problem: { code: 'vault.keychain-absent' },
    });
    expect(await refusal(start().open())).toMatchObject({ code: 'vault.not-set-up' });
    expect(await refusal(start().unlock('passphrase'))).toMatchObject({ code: 'vault.not-set-up' });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('another process sets it up meanwhile: seen without asking to look again', async () => {
    const keeper = start();
    await keeper.status();
    await start().setUp('keychain');
    expect(await keeper.status()).toMatchObject({ state: 'open' });
  });

  it('sealed records without a marker are a lost key, never a reason for a new one', async () => {
    const keeper = start();
    await keeper.setUp('keychain');
    (await keeper.open()).write('account-key/1', 'secret');
    const { keyId } = JSON.parse(readFileSync(marker(), 'utf8'));
    rmSync(marker());
    expect(await start().status()).toMatchObject({
      state: 'closed',
      problem: { code: 'vault.key-lost', details: { keyId } },
    });
    expect(await refusal(start().setUp('passphrase', 'correct horse'))).toMatchObject({ code: 'vault.key-lost' });
    expect(existsSync(marker())).toBe(false);
  });
});

describe('with the keychain', () => {
  it('keeps secrets across a restart; the keychain holds one 32-byte key and is read once', async () => {
    expect(await start().setUp('keychain')).toEqual({ state: 'open', kind: 'keychain', keychain: 'available' });
    const vault = await start().open();
    vault.write('account-key/1', 'secret ☂');
    const later = start();
    keychain.reads = 0;
    const [one, other] = await Promise.all([later.open(), later.open()]);
    expect([one.readText('account-key/1'), other.readText('account-key/1')]).toEqual(['secret ☂', 'secret ☂']);
    expect(keychain.reads).toBe(1);
    const entries = [...keychain.entries].map(([name, value]) => [name, Buffer.from(value, 'base64').length]);
    expect(entries).toEqual([[JSON.parse(readFileSync(marker(), 'utf8')).keyId, 32]]);
    expect(statSync(marker()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['vault.json']);
  });

  it('a record that is missing or damaged is named; one that was removed is missing', async () => {
    await start().setUp('keychain');
    const vault = await start().open();
    vault.write('a', Uint8Array.of(1, 2, 3));
    store.write('b', store.read('a') ?? new Uint8Array());
    expect([...vault.read('a')]).toEqual([1, 2, 3]);
    expect(() => vault.read('b')).toThrow('vault.record-damaged');
    vault.remove('a');
    expect(() => vault.read('a')).toThrow('vault.record-missing');
  });

  it('locked is locked: no new key, and open again after a look', async () => {
    await start().setUp('keychain');
    const before = readFileSync(marker(), 'utf8');
    keychain.state = 'locked';
    const keeper = start();
    expect(await keeper.status()).toMatchObject({
      state: 'closed',
      kind: 'keychain',
      keychain: 'locked',
      problem: { code: 'vault.keychain-locked' },
    });
    expect(await refusal(start().setUp('keychain'))).toMatchObject({ code: 'vault.already-set-up' });
    keychain.state = 'open';
    // Not asked again by itself: on some systems each reading puts a prompt on the screen.
    expect(await keeper.status()).toMatchObject({ state: 'closed' });
    expect(await keeper.retry()).toMatchObject({ state: 'open' });
    expect(readFileSync(marker(), 'utf8')).toBe(before);
    expect(keychain.entries.size).toBe(1);
  });

  it('open without our entry is a lost key; so is an entry with another key in it', async () => {
    await start().setUp('keychain');
    const { keyId } = JSON.parse(readFileSync(marker(), 'utf8'));
    keychain.entries.set(keyId, Buffer.alloc(32).toString('base64'));
    expect(await refusal(start().open())).toMatchObject({ code: 'vault.key-lost', details: { keyId } });
    keychain.entries.set(keyId, 'not a key');
    expect(await refusal(start().open())).toMatchObject({ code: 'vault.key-lost' });
    keychain.entries.clear();
    expect(await start().status()).toMatchObject({
      state: 'closed',
      keychain: 'available',
      problem: { code: 'vault.key-lost' },
    });
  });

  it('that takes the key and forgets it never gets a marker', async () => {
    keychain.write = async () => undefined;
    expect(await refusal(start().setUp('keychain'))).toMatchObject({ code: 'vault.keychain-failed' });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('two clicks and two processes make one vault', async () => {
    const keeper = start();
    const outcomes = await Promise.all(
      [keeper.setUp('keychain'), keeper.setUp('keychain'), start().setUp('keychain')].map(refusal),
    );
    expect(outcomes.map((one) => (one === 'done' ? one : one.code)).sort()).toEqual([
      'done',
      'vault.already-set-up',
      'vault.already-set-up',
    ]);
    expect([...keychain.entries.keys()]).toEqual([JSON.parse(readFileSync(marker(), 'utf8')).keyId]);
    expect(await start().status()).toMatchObject({ state: 'open' });
  });
});

describe('with a passphrase', () => {
  it('opens with it in any Unicode form, and with nothing else', { timeout: 30_000 }, async () => {
    expect(await refusal(start().setUp('passphrase'))).toMatchObject({ code: 'vault.passphrase-needed' });
    const keeper = start();
    await keeper.setUp('passphrase', 'Caf\u00e9 au lait');
    (await keeper.open()).write('a', 'secret');
    const later = start();
    expect(await later.status()).toEqual({
      state: 'closed',
      kind: 'passphrase',
      keychain: 'unknown',
      problem: { code: 'vault.passphrase-needed', details: {}, retryable: false },
    });
    expect(await refusal(later.unlock('Cafe au lait'))).toMatchObject({ code: 'vault.wrong-passphrase' });
    expect(await refusal(later.open())).toMatchObject({ code: 'vault.passphrase-needed' });
    expect(await later.unlock('Cafe\u0301 au lait')).toMatchObject({ state: 'open' });
    expect(await refusal(later.unlock('wrong again'))).toMatchObject({ code: 'vault.wrong-passphrase' });
    expect((await later.open()).readText('a')).toBe('secret');
    expect(keychain.entries.size).toBe(0);
    expect(readFileSync(marker(), 'utf8')).not.toContain('lait');
  });
});

describe('locked by its owner', () => {
  it('is closed until the passphrase is given again', { timeout: 30_000 }, async () => {
    const keeper = start();
    await keeper.setUp('passphrase', 'one sentence is easier');
    expect(await keeper.lock()).toMatchObject({ state: 'closed', problem: { code: 'vault.passphrase-needed' } });
    expect(await refusal(keeper.open())).toMatchObject({ code: 'vault.passphrase-needed' });
    expect(await keeper.unlock('one sentence is easier')).toMatchObject({ state: 'open' });
  });
});

describe('with a key file', () => {
  const keyFile = () => join(folder.path, 'vault.key');

  it('opens by itself; only its owner may read the file', async () => {
    await start().setUp('key-file');
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    (await start().open()).write('a', 'secret');
    expect((await start().open()).readText('a')).toBe('secret');
    chmodSync(keyFile(), 0o640);
    expect(await refusal(start().open())).toMatchObject({
      code: 'vault.key-file-exposed',
      details: { path: keyFile(), mode: '0640' },
    });
    rmSync(keyFile());
    const keeper = start();
    expect(await keeper.status()).toMatchObject({ state: 'closed', problem: { code: 'vault.key-file-missing' } });
    expect(existsSync(keyFile())).toBe(false);
  });

  it('another key in its place is a lost key; something else is damage', async () => {
    await start().setUp('key-file');
    writeFileSync(keyFile(), Buffer.alloc(32).toString('base64'));
    expect(await refusal(start().open())).toMatchObject({ code: 'vault.key-lost' });
    writeFileSync(keyFile(), 'something else');
    expect(await refusal(start().open())).toMatchObject({ code: 'vault.record-damaged' });
  });

  it('a key that is there already is taken: given from outside, or left by a set-up that was killed', async () => {
    const given = join(folder.path, 'given.key');
    const content = `${Buffer.alloc(32, 7).toString('base64')}\n`;
    writeFileSync(given, content, { mode: 0o600 });
    expect(await start(given).setUp('key-file')).toMatchObject({ state: 'open', kind: 'key-file' });
    expect(readFileSync(given, 'utf8')).toBe(content);
    expect(await start(given).status()).toMatchObject({ state: 'open' });
  });
});

it('a marker that cannot be read is damage, and is not replaced', async () => {
  await start().setUp('keychain');
  writeFileSync(marker(), '{"version": 1, "kind": "keychain"');
  expect(await start().status()).toMatchObject({
    state: 'closed',
    problem: { code: 'vault.record-damaged', details: { record: 'vault.json' } },
  });
  expect(await refusal(start().setUp('keychain'))).toMatchObject({ code: 'vault.record-damaged' });
  expect(readFileSync(marker(), 'utf8')).toBe('{"version": 1, "kind": "keychain"');
});
