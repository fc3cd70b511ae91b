import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger, systemClock } from '../../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open-workspace.ts';
import {
  discardProfile,
  type Manifest,
  putBackProfile,
  removedProfiles,
  removeProfile,
} from '../../../electron/engine/workspace/reset-profile.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { type MemoryKeychain, memoryKeychain } from '../../support/memory-keychain.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const manifest = (removedAt: string): Manifest => ({ version: 1, removedAt, certificates: 2, schedule: 'signed-in' });
const first = manifest('2026-02-03T04:05:06.789Z');
const keepFiles = { removeFiles: false };

describe('a removed profile whose key lies in the keychain', () => {
  let folder: ReturnType<typeof tempFolder>;
  let keychain: MemoryKeychain;
  beforeEach(async () => {
    folder = tempFolder();
    keychain = memoryKeychain();
    await within(async ({ vault }) => {
      await vault.setUp('keychain');
      (await vault.open()).write('secret', 'kept');
    });
  });
  afterEach(() => folder.remove());
  const within = async <T>(work: (workspace: ReturnType<typeof openWorkspace>) => Promise<T>): Promise<T> => {
    const workspace = openWorkspace({
      ...{ folder: folder.path, keychain, clock: systemClock, logger: silentLogger, userAgent: 'certwright-test' },
    });
    try {
      return await work(workspace);
    } finally {
      await workspace.close();
    }
  };
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (thrown: unknown) => toProblem(thrown).code,
    );
  const idOf = (index = 0): string => removedProfiles(folder.path)[index]?.id ?? '';

  it('keeps its key there, so that all of it can be put back', async () => {
    removeProfile(folder.path, first, keepFiles);
    expect(removedProfiles(folder.path)).toEqual([
      {
        kind: 'profile',
        id: 'removed-2026-02-03T04-05-06-789Z',
        name: '',
        removedAt: first.removedAt,
        certificates: 2,
      },
    ]);
    expect(await within(({ vault }) => vault.status())).toMatchObject({ state: 'not-set-up' });
    await within(({ vault }) => vault.setUp('keychain'));
    expect(keychain.entries.size).toBe(2);

    const back = putBackProfile(folder.path, idOf(), manifest('2026-02-04T00:00:00.000Z'));
    expect(back).toEqual(first);
    expect(await within(async ({ vault }) => (await vault.open()).readText('secret'))).toBe('kept');
    expect(removedProfiles(folder.path).map(({ removedAt }) => removedAt)).toEqual(['2026-02-04T00:00:00.000Z']);
  });

  it('deleted for good takes its key along, and the key in use stays', async () => {
    const [old] = keychain.entries.keys();
    removeProfile(folder.path, first, keepFiles);
    await within(({ vault }) => vault.setUp('keychain'));
    keychain.state = 'locked';
    expect(await failureOf(discardProfile(folder.path, idOf(), keychain))).toBe('vault.keychain-locked');
    expect(removedProfiles(folder.path)).toHaveLength(1);
    keychain.state = 'open';
    await discardProfile(folder.path, idOf(), keychain);
    expect([...keychain.entries.keys()].includes(String(old))).toBe(false);
    expect(keychain.entries.size).toBe(1);
    expect(removedProfiles(folder.path)).toEqual([]);
  });

  it('leaves what servers read and what the window needs in their place, unless the files are to go too', async () => {
    for (const name of ['live', 'window']) {
      mkdirSync(join(folder.path, name));
      writeFileSync(join(folder.path, name, 'file'), name);
    }
    removeProfile(folder.path, first, keepFiles);
    expect(readdirSync(folder.path).sort()).toEqual(['live', idOf(), 'window']);
    await within(async () => undefined);
    removeProfile(folder.path, manifest('2026-02-05T00:00:00.000Z'), { removeFiles: true });
    expect(existsSync(join(folder.path, 'live'))).toBe(false);
    putBackProfile(folder.path, idOf(), manifest('2026-02-06T00:00:00.000Z'));
    expect(existsSync(join(folder.path, 'live', 'file'))).toBe(true);
  });

  it('knows what is no removed profile, and one whose description is gone', async () => {
    removeProfile(folder.path, first, keepFiles);
    for (const id of ['..', 'window', 'removed-2020-01-01T00-00-00-000Z'])
      expect(await failureOf(discardProfile(folder.path, id, keychain))).toBe('reset.not-found');
    rmSync(join(folder.path, idOf(), 'removed.json'));
    expect(removedProfiles(folder.path)[0]?.removedAt).toBe(first.removedAt);
    putBackProfile(folder.path, idOf(), manifest('2026-02-07T00:00:00.000Z'));
    expect(await within(async ({ vault }) => (await vault.open()).readText('secret'))).toBe('kept');
  });
});
