import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeFiles } from '../../electron/engine/export/write-files.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { createVaultKeeper } from '../../electron/engine/vault/open-vault.ts';
import { type Problem, toProblem } from '../../shared/errors/problem.ts';
import { memoryKeychain } from '../support/memory-keychain.ts';
import { startProgram } from '../support/program.ts';
import { describeWithVolumes, type SmallVolume, smallVolume } from '../support/small-volume.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = fileURLToPath(new URL('../support/storage-worker.ts', import.meta.url));
const start = (folder: string, action: string, ready: (output: string) => boolean) =>
  startProgram({ command: process.execPath, args: [worker, folder, action], ready });
const refusal = async (work: () => unknown): Promise<Problem | 'done'> => {
  try {
    await work();
    return 'done';
  } catch (thrown) {
    return toProblem(thrown);
  }
};

describe('processes that share a profile', () => {
  let folder: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(() => folder.remove());

  it('killed in the middle of writing, ten times: nothing acknowledged is lost, nothing is half there', async () => {
    let last = 0;
    for (let round = 0; round < 10; round += 1) {
      const writer = await start(folder.path, 'write', (output) => output.split('\n').length > 20 + round * 7);
      const ended = new Promise((resolve) => writer.process.once('close', resolve));
      writer.process.kill('SIGKILL');
      await ended;
      const lines = writer.output().split('\n');
      const acknowledged = Number(lines.at(-2));
      const storage = openStorage(folder.path);
      storage.check();
      const counter = storage.settings.read('counter', z.number()) ?? 0;
      expect(counter).toBe(storage.settings.read('counter-again', z.number()));
      expect(counter).toBeGreaterThanOrEqual(acknowledged);
      last = acknowledged;
      storage.close();
    }
    expect(last).toBeGreaterThan(20);
  });

  it('four that start at once on a new profile: all open it, one gets the lock', async () => {
    const profile = join(folder.path, 'new');
    const programs = await Promise.all(
      [1, 2, 3, 4].map(() => start(profile, 'lock', (output) => output.includes('\n'))),
    );
    expect(programs.map((program) => program.output().trim()).sort()).toEqual([
      'run.locked',
      'run.locked',
      'run.locked',
      'taken',
    ]);
    await Promise.all(programs.map((program) => program.stop()));
    const storage = openStorage(profile);
    storage.check();
    storage.locks.acquire('certificate/1').release();
    storage.close();
  });
});

describeWithVolumes('a volume that is', () => {
  let volume: SmallVolume;
  beforeEach(() => {
    const made = smallVolume(1024);
    if (made === undefined) throw new Error('this user could mount a moment ago');
    volume = made;
  });
  afterEach(() => volume.remove());
  const profile = () => join(volume.path, 'profile');
  const files = (letter: string) => ({ 'one.pem': letter.repeat(30_000), 'two.pem': letter.repeat(30_000) });
  const fill = () => {
    const block = new Uint8Array(4096);
    for (let at = 0; ; at += 1) {
      try {
        writeFileSync(join(volume.path, `ballast-${at}`), block);
      } catch {
        return;
      }
    }
  };

  it('full: said so, what was there stays readable, and writing goes on once there is room', async () => {
    writeFileSync(join(volume.path, 'ballast'), new Uint8Array(150_000));
    const storage = openStorage(profile());
    storage.secrets.write('before', Uint8Array.of(1));
    const writeMuch = () => {
      for (let at = 0; at < 500; at += 1) storage.secrets.write(`blob-${at}`, new Uint8Array(4000));
    };
    expect(await refusal(writeMuch)).toMatchObject({
      code: 'storage.full',
      details: { path: join(profile(), 'certwright.db') },
    });
    expect([...(storage.secrets.read('before') ?? [])]).toEqual([1]);
    storage.check();
    rmSync(join(volume.path, 'ballast'));
    storage.secrets.write('after', Uint8Array.of(2));
    const kept = storage.secrets.names().length;
    storage.close();
    const again = openStorage(profile());
    again.check();
    expect(again.secrets.names()).toHaveLength(kept);
    again.close();
  });

  it('full from the start: no profile, no vault', async () => {
    fill();
    expect(await refusal(() => openStorage(profile()).close())).toMatchObject({ code: 'storage.full' });
    const store = { read: () => undefined, write: () => undefined, remove: () => undefined, names: () => [] };
    const keeper = createVaultKeeper({ folder: profile(), keychain: memoryKeychain(), store });
    expect(await refusal(() => keeper.setUp('key-file'))).toMatchObject({ code: 'storage.full' });
    expect(readdirSync(profile()).filter((name) => name.startsWith('vault') || name.endsWith('.tmp'))).toEqual([]);
  });

  it('full while exporting: the old files are as they were, no temporary file stays', async () => {
    const target = join(volume.path, 'export');
    await writeFiles(target, files('a'));
    fill();
    expect(await refusal(() => writeFiles(target, files('b')))).toEqual({
      code: 'export.unwritable',
      details: { path: target, reason: 'ENOSPC' },
      retryable: false,
    });
    expect(readdirSync(target).sort()).toEqual(['one.pem', 'two.pem']);
    expect(readFileSync(join(target, 'one.pem'), 'utf8')).toBe(files('a')['one.pem']);
  });

  it('read-only: said so for a profile that is there, for one that is not, for the vault, and for an export', async () => {
    openStorage(profile()).close();
    await writeFiles(join(volume.path, 'export'), files('a'));
    volume.readOnly();
    const keeper = (folder: string) =>
      createVaultKeeper({
        folder,
        keychain: memoryKeychain(),
        store: { read: () => undefined, write: () => undefined, remove: () => undefined, names: () => [] },
      });
    const codes = {
      present: await refusal(() => openStorage(profile()).close()),
      missing: await refusal(() => openStorage(join(volume.path, 'another')).close()),
      vault: await refusal(() => keeper(profile()).setUp('keychain')),
      vaultMissing: await refusal(() => keeper(join(volume.path, 'another')).setUp('keychain')),
      export: await refusal(() => writeFiles(join(volume.path, 'export'), files('b'))),
      exportMissing: await refusal(() => writeFiles(join(volume.path, 'other'), files('b'))),
    };
    expect(Object.entries(codes).map(([name, found]) => [name, found === 'done' ? found : found.code])).toEqual([
      ['present', 'storage.read-only'],
      ['missing', 'storage.read-only'],
      ['vault', 'storage.read-only'],
      ['vaultMissing', 'storage.read-only'],
      ['export', 'export.unwritable'],
      ['exportMissing', 'export.unwritable'],
    ]);
    expect([codes.export, codes.exportMissing]).toMatchObject([
      { details: { reason: 'EROFS' } },
      { details: { reason: 'EROFS' } },
    ]);
    volume.writable();
    openStorage(profile()).close();
  });
});
