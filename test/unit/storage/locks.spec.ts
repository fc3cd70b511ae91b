import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseFileName, openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let storage: Storage;
beforeEach(() => {
  folder = tempFolder();
  storage = openStorage(folder.path);
});
afterEach(() => {
  storage.close();
  folder.remove();
});
const refusal = (): Problem | 'taken' => {
  try {
    storage.locks.acquire('certificate/1').release();
    return 'taken';
  } catch (thrown) {
    return toProblem(thrown);
  }
};
const leaveLock = (pid: number, startedAt: Date) => {
  const database = new DatabaseSync(join(folder.path, databaseFileName));
  database
    .prepare('INSERT OR REPLACE INTO locks VALUES (?, ?, ?, ?)')
    .run('certificate/1', pid, startedAt.toISOString(), startedAt.toISOString());
  database.close();
};
const refused = (pid: number) => ({
  code: 'run.locked',
  details: { name: 'certificate/1', pid },
  retryable: true,
});

it('a certificate that is being worked on is locked, also within this process, until it is released', () => {
  const lock = storage.locks.acquire('certificate/1');
  expect(refusal()).toEqual(refused(process.pid));
  storage.locks.acquire('certificate/2').release();
  lock.release();
  const again = storage.locks.acquire('certificate/1');
  // The first holder may tidy up late; that must not free the second's lock.
  lock.release();
  expect(refusal()).toEqual(refused(process.pid));
  again.release();
  expect(refusal()).toBe('taken');
});

it('another process that lives keeps its lock; once killed it loses it at once', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  leaveLock(pid, new Date());
  expect(refusal()).toEqual(refused(pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(refusal()).toBe('taken');
});

it('an earlier process with our number, and one from before the last boot, hold nothing', () => {
  leaveLock(process.pid, new Date(Date.now() - process.uptime() * 1000 - 60_000));
  expect(refusal()).toBe('taken');
  leaveLock(process.ppid, new Date(0));
  expect(refusal()).toBe('taken');
});
