import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFileName, openStorage } from '../../../electron/engine/storage/open-storage.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { samplePolicy } from './samples.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const refusal = (path: string): Problem | 'opened' => {
  try {
    openStorage(path).close();
    return 'opened';
  } catch (thrown) {
    return toProblem(thrown);
  }
};
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const modeOf = (path: string) => statSync(path).mode & 0o777;

/** A sound database of a few hundred pages, closed. */
const filled = (): string => {
  const storage = openStorage(folder.path);
  storage.transaction(() => {
    for (let at = 0; at < 500; at += 1) {
      storage.certificates.save({ id: `c${at}`, name: `n${at}`, policy: samplePolicy, createdAt: '2026-01-01' });
      storage.secrets.write(`s${at}`, new Uint8Array(2000).fill(at % 256));
    }
  });
  storage.close();
  return join(folder.path, databaseFileName);
};

describe('the profile folder', () => {
  it('is made for its owner only, with everything SQLite puts there', () => {
    const path = join(folder.path, 'deep', 'profile');
    const storage = openStorage(path);
    storage.settings.write('key', 1);
    const file = join(path, databaseFileName);
    expect([modeOf(path), modeOf(file), modeOf(`${file}-wal`), modeOf(`${file}-shm`)]).toEqual([
      0o700, 0o600, 0o600, 0o600,
    ]);
    storage.close();
  });

  it('is not a folder', () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, 'mine');
    expect(refusal(path)).toMatchObject({ code: 'storage.not-a-folder', details: { path } });
    expect(refusal(join(path, 'inside'))).toMatchObject({ code: 'storage.not-a-folder' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('writes with full synchronisation, in the write-ahead log', () => {
    filled();
    const database = new DatabaseSync(join(folder.path, databaseFileName));
    expect({ ...database.prepare('PRAGMA journal_mode').get() }).toEqual({ journal_mode: 'wal' });
    database.close();
  });
});

describe('a database that cannot be used is left as it is', () => {
  const spoiled = (spoil: (path: string) => void): { code: string; untouched: boolean } => {
    const path = filled();
    spoil(path);
    const before = digest(path);
    const found = refusal(folder.path);
    return { code: found === 'opened' ? found : found.code, untouched: digest(path) === before };
  };

  it('other content', () => {
    expect(
      spoiled((path) => writeFileSync(path, 'this was a database once, and now it is a text file\n'.repeat(99))),
    ).toEqual({ code: 'storage.corrupt', untouched: true });
  });

  it('cut short', () => {
    expect(spoiled((path) => truncateSync(path, 40_000))).toEqual({ code: 'storage.corrupt', untouched: true });
  });

  it('pages overwritten in the middle', () => {
    const spoil = (path: string) => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, 3 * 4096, 60 * 4096);
      writeFileSync(path, bytes);
    };
    expect(spoiled(spoil)).toEqual({ code: 'storage.corrupt', untouched: true });
  });

  it('a table missing', () => {
    const path = filled();
    const database = new DatabaseSync(path);
    database.exec('DROP TABLE settings');
    database.close();
    const storage = openStorage(folder.path);
    expect(() => storage.settings.write('key', 1)).toThrow('storage.corrupt');
    storage.close();
  });

  it('written by a later version', () => {
    const path = filled();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 999');
    database.close();
    const before = digest(path);
    expect(refusal(folder.path)).toMatchObject({ code: 'storage.newer-schema', details: { path, found: 999 } });
    expect(digest(path)).toBe(before);
  });

  it('a folder where the database should be', () => {
    mkdirSync(join(folder.path, databaseFileName));
    expect(refusal(folder.path)).toMatchObject({ code: 'storage.failed' });
  });
});

it('a writer that holds the file longer than five seconds is named', { timeout: 20_000 }, () => {
  const path = filled();
  const storage = openStorage(folder.path);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  expect(() => storage.settings.write('key', 1)).toThrow('storage.busy');
  other.exec('ROLLBACK');
  other.close();
  storage.settings.write('key', 1);
  storage.close();
});
