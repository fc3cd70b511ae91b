import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StoredAccount } from '../../../electron/engine/storage/accounts.ts';
import { databaseFileName, openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { samplePolicy, sampleView } from '../storage/samples.ts';

let folder: ReturnType<typeof tempFolder>;
let storage: Storage;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  storage.close();
  folder.remove();
});

const directoryUrl = 'https://ca.example/dir';
const account = (id: string, change: Partial<StoredAccount> = {}): StoredAccount => ({
  id,
  directoryUrl,
  keyRecord: `account-key/${id}`,
  contact: [],
  status: 'valid',
  createdAt: `2026-01-0${id}T00:00:00.000Z`,
  ...change,
});

it('accounts of the first schema are there after the upgrade, the newest as the usual one', () => {
  const database = new DatabaseSync(join(folder.path, databaseFileName));
  database.exec(readFileSync(join(import.meta.dirname, '../../fixtures/storage/schema-1.sql'), 'utf8'));
  const insert = database.prepare(
    'INSERT INTO accounts (id, directory_url, account_url, key_record, contact, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const id of ['1', '2'])
    insert.run(id, directoryUrl, `https://ca.example/acct/${id}`, `account-key/${id}`, '[]', account(id).createdAt);
  database.close();
  storage = openStorage(folder.path);
  expect(storage.accounts.list()).toEqual(
    ['1', '2'].map((id) => account(id, { accountUrl: `https://ca.example/acct/${id}` })),
  );
  expect(storage.accounts.find(directoryUrl)?.id).toBe('2');
});

it('everything of an account is kept, and taken away again', () => {
  storage = openStorage(folder.path);
  const full = account('1', {
    rootPem: 'PEM',
    accountUrl: 'https://ca.example/acct/1',
    nextKeyRecord: 'account-key/next',
    externalKeyId: 'kid',
    bindingRecord: 'account-binding/1',
    contact: ['me@example.org'],
  });
  storage.accounts.save(full);
  expect(storage.accounts.get('1')).toEqual(full);
  storage.accounts.save({ ...account('1'), keyRecord: 'account-key/next' });
  expect(storage.accounts.get('1')).toEqual({ ...account('1'), keyRecord: 'account-key/next' });
});

it('one account of a directory is the usual one: the one chosen, else the newest, never one that has ended', () => {
  storage = openStorage(folder.path);
  const { accounts } = storage;
  for (const id of ['1', '2', '3']) accounts.save(account(id));
  accounts.save(account('4', { directoryUrl: 'https://other.example/dir' }));
  accounts.makeUsual('4');
  expect(accounts.find(directoryUrl)?.id).toBe('3');
  accounts.makeUsual('1');
  accounts.makeUsual('2');
  accounts.makeUsual('1');
  expect(accounts.find(directoryUrl)?.id).toBe('1');
  accounts.save(account('1', { status: 'deactivated' }));
  expect(accounts.find(directoryUrl)?.id).toBe('3');
  expect(accounts.find('https://other.example/dir')?.id).toBe('4');
});

it('a certificate counts for the account of its newest run, and as unfinished while a run of it works', () => {
  storage = openStorage(folder.path);
  storage.accounts.save(account('1'));
  storage.accounts.save(account('2'));
  const run = (id: string, name: string, accountId: string, startedAt: string, status: 'working' | 'failed') => {
    if (storage.certificates.get(name) === undefined)
      storage.certificates.save({ id: name, name, policy: samplePolicy, createdAt: startedAt });
    const view = sampleView(id, name);
    const state = { accountId };
    storage.runs.save({ id, certificateId: name, status, state, view, startedAt, updatedAt: startedAt });
  };
  run('r1', 'b.example', '1', '2026-01-01', 'failed');
  run('r2', 'a.example', '1', '2026-01-01', 'working');
  run('r3', 'c.example', '1', '2026-01-01', 'failed');
  run('r4', 'c.example', '2', '2026-01-02', 'working');
  const { accounts } = storage;
  expect([accounts.certificatesOf('1'), accounts.certificatesOf('2'), accounts.certificatesOf('3')]).toEqual([
    ['a.example', 'b.example'],
    ['c.example'],
    [],
  ]);
  expect([accounts.unfinishedOf('1'), accounts.unfinishedOf('2')]).toEqual([['a.example'], ['c.example']]);
});
