import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import type { StoredRun } from '../../../electron/engine/storage/runs.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { ownTime } from '../../support/own-time.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { samplePolicy, sampleVersion, sampleView } from './samples.ts';

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
const reopened = (): Storage => {
  storage.close();
  storage = openStorage(folder.path);
  return storage;
};
const certificate = (id: string, createdAt = '2026-01-01T00:00:00.000Z') => ({
  id,
  name: 'example.org',
  policy: samplePolicy,
  createdAt,
});
const run = (id: string, change: Partial<StoredRun> = {}): StoredRun => ({
  id,
  certificateId: 'c1',
  status: 'working',
  state: { phase: 'order', anything: [1, null, 'x'] },
  view: sampleView(id, 'c1'),
  startedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:01.000Z',
  ...change,
});
const change = {
  id: 'j1',
  runId: 'r1',
  zone: 'example.org',
  fqdn: '_acme-challenge.example.org',
  value: 'v',
  provider: 'cloudflare',
  credentialId: 'k1',
  recordId: '',
  phase: 'intent',
} as const;

describe('what was kept is there after a restart', () => {
  it('settings and draft, each read through its schema', () => {
    storage.settings.write('settings', { language: 'zh' });
    const schema = z.object({ language: z.string(), theme: z.string().default('system') });
    expect(reopened().settings.read('settings', schema)).toEqual({ language: 'zh', theme: 'system' });
    storage.settings.remove('settings');
    expect(storage.settings.read('settings', schema)).toBeUndefined();
  });

  it('accounts: one per directory and key, the newest is found', () => {
    const account = {
      id: 'a1',
      directoryUrl: 'https://ca.example/dir',
      keyRecord: 'account-key/a1',
      contact: ['me@example.org'],
      status: 'valid' as const,
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    storage.accounts.save(account);
    storage.accounts.save({ ...account, accountUrl: 'https://ca.example/acct/1' });
    const newer = { ...account, id: 'a2', keyRecord: 'account-key/a2', createdAt: '2026-01-02T00:00:00.000Z' };
    storage.accounts.save(newer);
    expect(() => storage.accounts.save({ ...account, id: 'a3' })).toThrow('storage.failed');
    expect(reopened().accounts.list()).toEqual([{ ...account, accountUrl: 'https://ca.example/acct/1' }, newer]);
    expect(storage.accounts.find(account.directoryUrl)?.id).toBe('a2');
    storage.accounts.remove('a2');
    expect(storage.accounts.find(account.directoryUrl)?.id).toBe('a1');
    expect(storage.accounts.find('https://other.example/dir')).toBeUndefined();
  });

  it('directories with when they were fetched', async () => {
    const directory = { newNonce: 'n', newAccount: 'a', newOrder: 'o', meta: { profiles: { short: 'six days' } } };
    const fetchedAt = new Date('2026-01-01T12:00:00.123Z');
    await storage.directories.write('https://ca.example/dir', directory, fetchedAt);
    expect(await reopened().directories.read('https://ca.example/dir')).toEqual({ directory, fetchedAt });
    expect(await storage.directories.read('https://ca.example/other')).toBeUndefined();
  });

  it('credentials without what is secret in them', () => {
    const credential = {
      id: 'k1',
      provider: 'rfc2136',
      label: 'home',
      fields: { server: '192.0.2.1' },
      secretRecord: 'credential/k1',
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    storage.credentials.save(credential);
    storage.credentials.save({ ...credential, label: 'office' });
    expect(reopened().credentials.list()).toEqual([{ ...credential, label: 'office' }]);
    expect(storage.credentials.get('k1')?.label).toBe('office');
    storage.credentials.remove('k1');
    expect(storage.credentials.list()).toEqual([]);
  });

  it('sealed secrets byte by byte', () => {
    const sealed = Uint8Array.from({ length: 256 }, (_, at) => at);
    storage.secrets.write('credential/k1', sealed);
    storage.secrets.write('account-key/a1', new Uint8Array());
    expect(reopened().secrets.names()).toEqual(['account-key/a1', 'credential/k1']);
    expect(storage.secrets.read('credential/k1')).toEqual(sealed);
    storage.secrets.remove('credential/k1');
    expect(storage.secrets.read('credential/k1')).toBeUndefined();
  });

  it('certificates with their current version and last run, newest first', () => {
    storage.certificates.save(certificate('c1'));
    storage.certificates.save(certificate('c2', '2026-01-02T00:00:00.000Z'));
    const first = {
      certificateId: 'c1',
      version: sampleVersion('v1'),
      chainPem: 'one',
      keyRecord: 'certificate-key/v1',
    };
    const second = { ...first, version: sampleVersion('v2', '2026-02-02T00:00:00.000Z'), chainPem: 'two', runId: 'r2' };
    storage.certificates.addVersion(first);
    storage.certificates.addVersion(second);
    storage.certificates.addVersion(first);
    storage.runs.save(run('r1'));
    storage.runs.save(run('r2', { status: 'failed', startedAt: '2026-01-03T00:00:00.000Z' }));
    expect(reopened().certificates.list()).toEqual([
      certificate('c2', '2026-01-02T00:00:00.000Z'),
      { ...certificate('c1'), current: second.version, lastRun: { id: 'r2', status: 'failed' } },
    ]);
    expect(storage.certificates.currentVersion('c1')).toEqual(second);
    expect(storage.certificates.versions('c1')).toEqual([second, first]);
    expect([storage.certificates.versions('c1', 1), storage.certificates.countVersions('c1')]).toEqual([[second], 2]);
    expect(storage.certificates.version('v1')).toEqual(first);
    expect(storage.certificates.findByName('example.org')?.id).toBe('c2');
  });

  it('a new policy for a certificate keeps its versions; removing it takes versions and runs, but not the journal', () => {
    storage.certificates.save(certificate('c1'));
    storage.certificates.addVersion({
      certificateId: 'c1',
      version: sampleVersion('v1'),
      chainPem: 'pem',
      keyRecord: 'certificate-key/v1',
    });
    storage.certificates.save({ ...certificate('c1'), policy: { ...samplePolicy, keyType: 'rsa2048' } });
    expect(storage.certificates.get('c1')).toMatchObject({ policy: { keyType: 'rsa2048' }, current: { id: 'v1' } });
    storage.runs.save(run('r1'), [change]);
    storage.certificates.remove('c1');
    expect(reopened().certificates.list()).toEqual([]);
    expect(storage.certificates.version('v1')).toBeUndefined();
    expect(storage.runs.list()).toEqual([]);
    expect(storage.journal.leftBehind()).toHaveLength(1);
  });

  it('runs with their journal: the record id is not forgotten, removed records are no longer left behind', () => {
    storage.certificates.save(certificate('c1'));
    storage.runs.save(run('r1'), [change]);
    storage.runs.save(run('r1', { updatedAt: '2026-01-01T00:00:02.000Z' }), [
      { ...change, phase: 'present', recordId: 'record-7' },
    ]);
    storage.runs.save(run('r1', { status: 'succeeded', endedAt: '2026-01-01T00:00:03.000Z' }), [
      { ...change, phase: 'present', recordId: '' },
      { ...change, id: 'j2', phase: 'removed' },
    ]);
    storage.journal.countAttempt('j1', '2026-01-01T00:00:09.000Z');
    const kept = {
      ...change,
      kind: 'txt',
      recordId: 'record-7',
      phase: 'present',
      attempts: 1,
      createdAt: '2026-01-01T00:00:01.000Z',
      updatedAt: '2026-01-01T00:00:09.000Z',
    };
    expect(reopened().journal.leftBehind()).toEqual([kept]);
    expect(storage.journal.ofRun('r1').map((entry) => entry.id)).toEqual(['j1', 'j2']);
    expect(storage.journal.get('j1')).toEqual(kept);
    expect(storage.runs.working()).toEqual([]);
    expect(storage.runs.get('r1')).toEqual(run('r1', { status: 'succeeded', endedAt: '2026-01-01T00:00:03.000Z' }));
    expect(storage.runs.ofCertificate('c1')).toHaveLength(1);
  });
});

describe('a transaction', () => {
  it('is all or nothing, also for a run and its journal', () => {
    expect(() => storage.runs.save(run('r1', { certificateId: 'nobody' }), [change])).toThrow('storage.failed');
    expect({ runs: storage.runs.list(), journal: storage.journal.leftBehind() }).toEqual({ runs: [], journal: [] });
  });

  it('inside another one is undone alone', () => {
    storage.transaction(() => {
      storage.settings.write('kept', 1);
      expect(() =>
        storage.transaction(() => {
          storage.settings.write('undone', 2);
          throw new Error('on purpose');
        }),
      ).toThrow('on purpose');
    });
    const number = z.number();
    expect([storage.settings.read('kept', number), storage.settings.read('undone', number)]).toEqual([1, undefined]);
  });

  it('refuses to wait for a promise, and undoes what was done before', () => {
    expect(() =>
      storage.transaction(async () => {
        storage.settings.write('key', 1);
      }),
    ).toThrow(TypeError);
    expect(storage.settings.read('key', z.number())).toBeUndefined();
  });
});

it('a row that does not fit its schema is damage, and what it holds is not told', () => {
  storage.settings.write('settings', { language: 'hunter2' });
  const schema = z.object({ language: z.enum(['en', 'zh']) });
  let caught: unknown;
  try {
    storage.settings.read('settings', schema);
  } catch (thrown) {
    caught = thrown;
  }
  const problem = toProblem(caught);
  expect(problem.code).toBe('storage.corrupt');
  expect(JSON.stringify(problem)).toContain('settings settings: language');
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

it('lists 10,000 certificates in well under a second', () => {
  storage.transaction(() => {
    for (let at = 0; at < 10_000; at += 1) {
      const id = `c${at}`;
      storage.certificates.save({ ...certificate(id), name: `n${at}.example.org` });
      const version = sampleVersion(`v${at}`);
      storage.certificates.addVersion({ certificateId: id, version, chainPem: 'x'.repeat(4000), keyRecord: id });
      storage.runs.save(run(`r${at}`, { certificateId: id }));
    }
  });
  let listed: ReturnType<Storage['certificates']['list']> = [];
  expect(
    ownTime(() => {
      listed = storage.certificates.list();
    }),
  ).toBeLessThan(1000);
  expect(listed).toHaveLength(10_000);
  expect(listed.every(({ current, lastRun }) => current !== undefined && lastRun !== undefined)).toBe(true);
  expect(ownTime(reopened)).toBeLessThan(1000);
}, 60_000);
