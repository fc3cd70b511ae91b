import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishMoves, moveEntries, movesFileName } from '../../../electron/engine/storage/moved-entries.ts';
import { databaseFileName, openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { policyFor, saveIssued } from '../../support/stored-certificate.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const codeOf = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (thrown) {
    return toProblem(thrown).code;
  }
};

describe('moving entries of a profile folder', () => {
  const moves = [
    { from: databaseFileName, to: 'aside/certwright.db' },
    { from: 'vault.key', to: 'aside/vault.key' },
  ];
  const fill = (): void => {
    openStorage(folder.path).close();
    writeFileSync(join(folder.path, 'vault.key'), 'key');
    mkdirSync(join(folder.path, 'aside'));
  };
  const leave = (pid: number, at: string): void =>
    writeFileSync(join(folder.path, movesFileName), JSON.stringify({ version: 1, pid, at, moves }));
  const entries = () => readdirSync(folder.path).sort();
  const longGone = 2 ** 22 - 1;

  it('moves all of them and forgets that it did', () => {
    fill();
    moveEntries(folder.path, [databaseFileName], moves);
    expect(entries()).toEqual(['aside']);
    expect(readdirSync(join(folder.path, 'aside')).sort()).toEqual(['certwright.db', 'vault.key']);
  });

  it('refuses while anyone has the database open, and changes nothing', () => {
    fill();
    const other = openStorage(folder.path);
    other.settings.write('open', true);
    expect(codeOf(() => moveEntries(folder.path, [databaseFileName], moves))).toBe('reset.in-use');
    other.close();
    expect(entries()).toEqual(['aside', databaseFileName, 'vault.key']);
    expect(codeOf(() => moveEntries(folder.path, [databaseFileName], moves))).toBe('done');
  });

  it('is finished by whoever opens the folder after a crash, at whichever point that was', () => {
    fill();
    moveEntries(folder.path, [databaseFileName], [{ from: 'vault.key', to: 'aside/vault.key' }]);
    leave(longGone, new Date().toISOString());
    const storage = openStorage(folder.path);
    expect(storage.certificates.list()).toEqual([]);
    storage.close();
    expect(readdirSync(join(folder.path, 'aside')).sort()).toEqual(['certwright.db', 'vault.key']);
    expect(existsSync(join(folder.path, movesFileName))).toBe(false);
  });

  it('never moves what has taken the place of what was moved', () => {
    fill();
    moveEntries(folder.path, [databaseFileName], moves);
    openStorage(folder.path).close();
    leave(longGone, new Date().toISOString());
    finishMoves(folder.path);
    expect(entries()).toEqual(['aside', databaseFileName]);
  });

  it('waits for a process that is at it, and not for one that only has its number', () => {
    fill();
    leave(process.ppid, new Date().toISOString());
    expect(codeOf(() => openStorage(folder.path).close())).toBe('storage.busy');
    leave(process.ppid, '2026-01-01T00:00:00.000Z');
    expect(codeOf(() => openStorage(folder.path).close())).toBe('done');
    expect(existsSync(join(folder.path, 'aside', databaseFileName))).toBe(true);
  });

  it('takes a list that was cut short as one of nothing', () => {
    fill();
    writeFileSync(join(folder.path, movesFileName), '{"version":1,"mo');
    finishMoves(folder.path);
    expect(entries()).toEqual(['aside', databaseFileName, 'vault.key']);
  });

  it('puts back what it moved when one of them cannot be moved', () => {
    fill();
    const refused = [...moves, { from: 'aside', to: 'aside/aside' }];
    expect(codeOf(() => moveEntries(folder.path, [databaseFileName], refused))).toBe('storage.failed');
    expect(entries()).toEqual(['aside', databaseFileName, 'vault.key']);
    expect(readdirSync(join(folder.path, 'aside'))).toEqual([]);
  });
});

describe('a certificate off the list', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = openStorage(folder.path);
    for (const [id, name] of [
      ['c1', 'nas.example.org'],
      ['c2', 'www.example.org'],
    ] as const) {
      const life = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-04-01T00:00:00.000Z' };
      saveIssued(storage, { id, policy: policyFor(name), chainPem: 'chain', ...life });
      storage.endpoints.save({
        ...{ id: `e-${id}`, host: name, port: 443, protocol: 'tls', everyHours: 24, origin: 'certificate' },
        ...{ certificateId: id, createdAt: life.notBefore, dropped: false },
      } as Parameters<Storage['endpoints']['save']>[0]);
      storage.attempts.saveFailure(
        {
          ...{ certificateId: id, runId: `run-${id}`, directoryUrl: 'https://ca.example/', accountId: 'a1' },
          ...{ kind: 'validation', failedAt: new Date().toISOString() },
        },
        [name],
        { kind: 'at', how: 'new-order', at: '2026-02-01T00:00:00.000Z', reason: 'fault' },
      );
    }
    storage.secrets.write('certificate-key/run-c1', Buffer.from([1, 2, 3]));
    storage.secrets.write('certificate-key/run-c2', Buffer.from([4]));
  });
  afterEach(() => storage.close());
  const removed = { id: 'c1', name: 'nas.example.org', removedAt: '2026-02-03T04:05:06.000Z' };
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.toSorted((one, other) => one.id.localeCompare(other.id));
  const all = () => ({
    certificates: byId(storage.certificates.list()),
    versions: ['c1', 'c2'].map((id) => storage.certificates.versions(id)),
    runs: byId(storage.runs.list()),
    endpoints: byId(storage.endpoints.list()),
    planned: ['c1', 'c2'].map((id) => storage.attempts.planned(id)),
    failures: ['c1', 'c2'].map((id) => storage.attempts.failures(id, 'https://ca.example/')),
    secrets: storage.secrets.names().map((name) => [name, [...(storage.secrets.read(name) ?? [])]]),
  });

  it('takes along all that hangs on it, and comes back as it was', () => {
    const before = all();
    storage.removedCertificates.takeOut(removed);
    expect(storage.certificates.list().map(({ id }) => id)).toEqual(['c2']);
    expect(storage.endpoints.list().map(({ id }) => id)).toEqual(['e-c2']);
    expect(storage.runs.list().map(({ id }) => id)).toEqual(['run-c2']);
    expect(storage.removedCertificates.list()).toEqual([removed]);
    // Numbers of the table are given away meanwhile.
    storage.attempts.saveFailure(
      {
        ...{ certificateId: 'c2', runId: 'run-c2', directoryUrl: 'https://other.example/', accountId: 'a1' },
        ...{ kind: 'validation', failedAt: new Date().toISOString() },
      },
      [],
      { kind: 'give-up', reason: 'fault' },
    );
    storage.removedCertificates.putBack('c1');
    expect({ ...all(), planned: before.planned }).toEqual(before);
    expect(storage.removedCertificates.list()).toEqual([]);
    expect(codeOf(() => storage.removedCertificates.putBack('c1'))).toBe('reset.not-found');
  });

  it('takes its keys along and those of no other', () => {
    storage.certificates.save({
      id: 'c3',
      name: 'k',
      policy: policyFor('k.example.org'),
      createdAt: removed.removedAt,
    });
    const version = storage.certificates.currentVersion('c1');
    if (version === undefined) throw new Error('it was saved a moment ago');
    const keyed = (id: string, certificateId: string, run: string) =>
      storage.certificates.addVersion({
        ...version,
        ...{ certificateId, keyRecord: `certificate-key/${run}`, version: { ...version.version, id } },
      });
    keyed('v1', 'c1', 'run-c1');
    keyed('v2', 'c1', 'run-c2');
    keyed('v3', 'c2', 'run-c2');
    storage.removedCertificates.takeOut(removed);
    expect(storage.secrets.names()).toEqual(['certificate-key/run-c2']);
    storage.removedCertificates.putBack('c1');
    expect([...(storage.secrets.read('certificate-key/run-c1') ?? [])]).toEqual([1, 2, 3]);
  });

  it('deleted for good is nowhere any more', () => {
    storage.removedCertificates.takeOut(removed);
    storage.removedCertificates.discard('c1');
    expect(storage.removedCertificates.list()).toEqual([]);
    expect(codeOf(() => storage.removedCertificates.discard('c1'))).toBe('reset.not-found');
  });

  it('started afresh keeps certificate, hosts and history', () => {
    const { certificates, versions, runs, endpoints } = all();
    storage.removedCertificates.forgetState('c1');
    expect(all()).toMatchObject({ certificates, versions, runs, endpoints });
    expect(storage.removedCertificates.countState('c1')).toEqual({
      failures: 0,
      waits: 0,
      rehearsals: 0,
      watched: 1,
      keys: 0,
    });
    expect(storage.removedCertificates.countState('c2')).toMatchObject({ failures: 1, waits: 1 });
  });
});
