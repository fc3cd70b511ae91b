import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KeyringHome, type KeyringState, keyringHome, keyringTools } from '../support/keyring.ts';
import { describeWith } from '../support/tools.ts';

const worker = fileURLToPath(new URL('../support/vault-worker.ts', import.meta.url));

it('keytar is installed and loads', async () => {
  const keytar = await import('keytar');
  expect(typeof keytar.default.getPassword).toBe('function');
});

describeWith(keyringTools, "a vault whose key lies in this system's keychain", () => {
  let home: KeyringHome;
  let profile: string;
  beforeEach(() => {
    home = keyringHome();
    profile = join(home.path, 'profile');
    mkdirSync(profile);
  });
  afterEach(() => home.remove());

  const run = async (
    state: KeyringState,
    action: string,
    options: { readonly deadline?: number; readonly args?: readonly string[] } = {},
  ) => {
    const args = [profile, String(options.deadline ?? 20_000), action, ...(options.args ?? [])];
    const { code, stdout, stderr } = await home.run(state, worker, args);
    // Killed by itself (128 + 9) where the keychain never let its thread go.
    if (code !== 0 && !(state === 'failing' && code === 137)) throw new Error(`ended with ${code}\n${stderr}`);
    return JSON.parse(stdout);
  };
  const marker = () => readFileSync(join(profile, 'vault.json'), 'utf8');
  const digest = () => createHash('sha256').update(marker()).digest('hex');

  it('unlocked: set up in one process, read in the next', async () => {
    expect(await run('unlocked', 'status')).toMatchObject({ result: { state: 'not-set-up', keychain: 'available' } });
    expect(await run('unlocked', 'set-up')).toMatchObject({
      result: { state: 'open', kind: 'keychain', keychain: 'available' },
    });
    expect(await run('unlocked', 'read')).toMatchObject({ result: 'secret of the account' });
    expect(await run('unlocked', 'set-up')).toMatchObject({ problem: { code: 'vault.already-set-up' } });
  });

  it('locked: says so, keeps the marker, makes nothing new, and opens again once unlocked', async () => {
    await run('unlocked', 'set-up');
    const before = digest();
    const status = await run('locked', 'status');
    expect(status).toMatchObject({
      result: { state: 'closed', kind: 'keychain', keychain: 'locked', problem: { code: 'vault.keychain-locked' } },
    });
    expect(status.milliseconds).toBeLessThan(5000);
    expect(await run('locked', 'read')).toMatchObject({ problem: { code: 'vault.keychain-locked' } });
    expect(await run('locked', 'set-up')).toMatchObject({ problem: { code: 'vault.already-set-up' } });
    expect(digest()).toBe(before);
    expect(await run('unlocked', 'read')).toMatchObject({ result: 'secret of the account' });
  });

  it('locked before it was set up: no vault comes into being', async () => {
    // Makes the keyring, so that there is one to be locked.
    await run('unlocked', 'probe');
    expect(await run('locked', 'set-up')).toMatchObject({ problem: { code: 'vault.keychain-locked' } });
    expect(await run('locked', 'status')).toMatchObject({ result: { state: 'not-set-up', keychain: 'locked' } });
    expect(readdirSync(profile)).not.toContain('vault.json');
  });

  it('unlocked, but our entry is gone: the key is lost, which is not the same as locked', async () => {
    await run('unlocked', 'set-up');
    const { keyId } = JSON.parse(marker());
    expect(await run('unlocked', 'lose-entry', { args: [keyId] })).toMatchObject({
      result: { state: 'closed', keychain: 'available', problem: { code: 'vault.key-lost', details: { keyId } } },
    });
  });

  it.each(['no-bus', 'no-service'] as const)('%s: there is no keychain, said at once', async (state) => {
    const found = await run(state, 'status');
    expect(found).toMatchObject({
      result: { state: 'not-set-up', keychain: 'absent', problem: { code: 'vault.keychain-absent' } },
    });
    expect(found.milliseconds).toBeLessThan(5000);
    expect(await run(state, 'set-up')).toMatchObject({ problem: { code: 'vault.keychain-absent' } });
    expect(readdirSync(profile)).not.toContain('vault.json');
  });

  it('a keychain service that never gets up: given up at the deadline', async () => {
    const found = await run('failing', 'status', { deadline: 3000 });
    expect(found).toMatchObject({
      result: { state: 'not-set-up', keychain: 'failed', problem: { code: 'vault.keychain-failed' } },
    });
    expect(found.milliseconds).toBeGreaterThan(2900);
    expect(found.milliseconds).toBeLessThan(6000);
  });

  it('eight readings that get no answer leave the file system free', async () => {
    const { result } = await run('failing', 'pressure', { deadline: 3000 });
    expect(result.kinds).toEqual(['vault.keychain-failed']);
    expect(result.milliseconds).toBeLessThan(1000);
  });
});
