/** Steps in the profile: order, secrets in the vault alone, reports that do not pile up, and what a removal takes along. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { InstallReport } from '../../../shared/domain/install.ts';
import { type OpenedWorkspace, openedWorkspace } from '../../support/opened-workspace.ts';
import { policyFor, saveIssued } from '../../support/stored-certificate.ts';

const planted = 'planted-webdav-password';

describe('stored steps', () => {
  let opened: OpenedWorkspace;
  let workspace: Workspace;
  beforeEach(async () => {
    opened = await openedWorkspace();
    workspace = opened.workspace;
    for (const [id, name] of [
      ['c1', 'nas.example.org'],
      ['c2', 'www.example.org'],
    ] as const)
      saveIssued(workspace.storage, {
        ...{ id, policy: policyFor(name), chainPem: 'chain' },
        ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2036-04-01T00:00:00.000Z' },
      });
  });
  afterEach(() => opened.remove());
  const upload = {
    kind: 'webdav',
    fields: { url: 'https://nas.example.org/dav/', user: 'u', password: planted },
  } as const;
  const secrets = () => workspace.storage.secrets.names().filter((name) => name.startsWith('install/'));
  const report = (number: number): InstallReport => ({
    ...{ id: `r${number}`, certificateId: 'c1', versionId: 'version-c1', trigger: 'hand', mode: 'install', steps: [] },
    startedAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
  });

  it('keep secrets in the vault, and what is left out of a change', async () => {
    const { installing, storage } = workspace;
    const saved = await installing.save('nas.example.org', upload);
    expect(saved.fields.find(({ key }) => key === 'password')).toEqual({ key: 'password', set: true });
    expect(JSON.stringify(storage.install.get(saved.id))).not.toContain(planted);
    const changed = await installing.save('c1', { id: saved.id, kind: 'webdav', label: 'NAS', fields: { user: 'v' } });
    expect([changed.label, changed.fields.map(({ key, value }) => (key === 'user' ? value : undefined))]).toEqual([
      'NAS',
      expect.arrayContaining(['v']),
    ]);
    const vault = await workspace.vault.open();
    expect(JSON.parse(vault.readText(`install/${saved.id}`))).toEqual({ password: planted });
    // Of another certificate there is no such step.
    await expect(installing.save('c2', { id: saved.id, kind: 'webdav' })).rejects.toThrow('install.step-not-found');
    await installing.remove(saved.id);
    expect(secrets()).toEqual([]);
  });

  it('run in the order that was set, each named once', async () => {
    const { installing } = workspace;
    const save = (label: string) => installing.save('c1', { kind: 'command', label, fields: { command: '/bin/true' } });
    const [a, b, c] = [await save('a'), await save('b'), await save('c')];
    const labels = () => installing.list('c1').map(({ label }) => label);
    installing.order('c1', [c.id, a.id, b.id]);
    expect(labels()).toEqual(['c', 'a', 'b']);
    await save('d');
    expect(labels()).toEqual(['c', 'a', 'b', 'd']);
    for (const ids of [[a.id], [a.id, a.id, b.id, c.id], ['x', a.id, b.id, c.id]])
      expect(() => installing.order('c1', ids)).toThrow('install.order-incomplete');
  });

  it('keep the last thirty reports', () => {
    const { storage } = workspace;
    for (let number = 0; number < 40; number += 1) storage.install.saveReport(report(number));
    storage.install.saveReport({ ...report(99), certificateId: 'gone' });
    const kept = storage.install.reports('c1');
    expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([30, 'r39', 'r10']);
  });

  it('leave with their certificate, secrets too, and come back with it', async () => {
    const { storage, installing } = workspace;
    const gone = await installing.save('c1', upload);
    const stays = await installing.save('c2', upload);
    storage.install.saveReport(report(1));
    const before = [storage.install.ofCertificate('c1'), storage.install.reports('c1')];
    storage.removedCertificates.takeOut({ id: 'c1', name: 'nas.example.org', removedAt: '2026-02-03T04:05:06.000Z' });
    expect([secrets(), storage.install.get(gone.id)]).toEqual([[`install/${stays.id}`], undefined]);
    storage.removedCertificates.putBack('c1');
    expect([storage.install.ofCertificate('c1'), storage.install.reports('c1')]).toEqual(before);
    expect(secrets().toSorted()).toEqual([`install/${gone.id}`, `install/${stays.id}`].toSorted());
    storage.removedCertificates.takeOut({ id: 'c1', name: 'nas.example.org', removedAt: '2026-02-03T04:05:06.000Z' });
    storage.removedCertificates.discard('c1');
    expect(secrets()).toEqual([`install/${stays.id}`]);
  });
});
