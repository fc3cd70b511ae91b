import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../electron/engine/storage/open-storage.ts';
import { createVaultKeeper } from '../../electron/engine/vault/open-vault.ts';
import { memoryKeychain } from '../support/memory-keychain.ts';
import { startProgram } from '../support/program.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = fileURLToPath(new URL('../support/vault-worker.ts', import.meta.url));

describe('a vault over the real database', () => {
  let folder: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(() => folder.remove());
  const keeperOf = (storage: Storage) =>
    createVaultKeeper({ folder: folder.path, keychain: memoryKeychain(), store: storage.secrets });
  const setUpElsewhere = (ready: (output: string) => boolean) =>
    startProgram({ command: process.execPath, args: [worker, folder.path, '1000', 'set-up-key-file'], ready });

  it('killed at any moment of its set-up, it is set up or it is not, and can be set up again', async () => {
    const outcomes = new Set<string>();
    for (const moment of ['started', 'vault.key', 'vault.json'].flatMap((name) => [name, name, name])) {
      const program = await setUpElsewhere((output) => output.includes('started'));
      const awaited = join(folder.path, moment);
      while (moment !== 'started' && !existsSync(awaited) && program.process.exitCode === null) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      const ended = new Promise((resolve) => program.process.once('close', resolve));
      program.process.kill('SIGKILL');
      await ended;
      const storage = openStorage(folder.path);
      const keeper = keeperOf(storage);
      const { state } = await keeper.status();
      outcomes.add(state);
      if (state === 'not-set-up') await keeper.setUp('key-file');
      const vault = await keeper.open();
      vault.write('a', 'secret');
      expect((await keeperOf(storage).open()).readText('a')).toBe('secret');
      storage.close();
      // What is left of the first attempt held a key.
      expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp') && state !== 'open')).toEqual([]);
      folder.remove();
      folder = tempFolder();
    }
    expect([...outcomes].sort()).toEqual(['not-set-up', 'open']);
  });

  it('set up by three processes at once, it is one vault', async () => {
    const programs = await Promise.all(
      [1, 2, 3].map(() => setUpElsewhere((output) => output.includes('milliseconds'))),
    );
    const won = programs.filter((program) => program.output().includes('"state":"open"'));
    const lost = programs.filter((program) => program.output().includes('vault.already-set-up'));
    expect([won.length, lost.length]).toEqual([1, 2]);
    await Promise.all(programs.map((program) => program.stop()));
    const storage = openStorage(folder.path);
    expect(await keeperOf(storage).status()).toMatchObject({ state: 'open', kind: 'key-file' });
    storage.close();
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
