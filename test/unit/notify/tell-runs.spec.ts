import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../electron/engine/ports/index.ts';
import { openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import { type RunTeller, runTeller } from '../../../electron/engine/workspace/tell-runs.ts';
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { samplePolicy, sampleVersion, sampleView } from '../storage/samples.ts';

const denied = problem('provider.refused', { provider: 'netcup', endpoint: 'https://x', detail: 'no' });
const later = { kind: 'at', at: '2026-01-01T01:00:00Z', how: 'new-order', reason: 'network' } as const;

let folder: ReturnType<typeof tempFolder>;
let storage: Storage;
let teller: RunTeller;
let raised: Occurrence[];
const inHand = new Set<string>();
beforeEach(() => {
  folder = tempFolder();
  storage = openStorage(folder.path);
  raised = [];
  inHand.clear();
  storage.certificates.save({
    id: 'c1',
    name: 'example.org',
    policy: samplePolicy,
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  teller = runTeller({
    storage,
    logger: silentLogger,
    inHand: (id) => inHand.has(id),
    raise: (occurrence) => void raised.push(occurrence),
  });
});
afterEach(() => {
  storage.close();
  folder.remove();
});

const view = (change: Partial<RunView>): RunView => ({ ...sampleView('r1', 'c1'), ...change });
const subject = { certificateId: 'c1', name: 'example.org', runId: 'r1' };
const issue = (id: string, createdAt?: string) =>
  storage.certificates.addVersion({
    certificateId: 'c1',
    version: sampleVersion(id, createdAt),
    chainPem: 'pem',
    keyRecord: `certificate-key/${id}`,
  });

describe('how a run ended', () => {
  it('is told once, and not before nothing follows any more', () => {
    const failed = view({ status: 'failed', problem: denied, retry: later });
    teller.heard(view({ status: 'working' }));
    inHand.add('r1');
    teller.heard(failed);
    expect(raised).toEqual([]);
    inHand.clear();
    teller.heard(failed);
    teller.heard(failed);
    expect(raised).toEqual([{ code: 'renewal-failed', subject, detail: { first: 'yes' }, problem: denied }]);
  });

  it('is told again when it was gone on with and failed again', () => {
    const failed = view({ status: 'failed', problem: denied, retry: later });
    teller.heard(failed);
    teller.heard(view({ status: 'working' }));
    teller.heard(failed);
    expect(raised).toHaveLength(2);
  });

  it('needs a person where nothing is tried again', () => {
    issue('v1');
    teller.heard(view({ status: 'failed', problem: denied, retry: { kind: 'give-up', reason: 'configuration' } }));
    expect(raised).toEqual([{ code: 'needs-you', subject, detail: {}, problem: denied }]);
  });

  it('with success says until when it lasts, and whether it is the first', () => {
    issue('v1');
    teller.heard(view({ status: 'succeeded' }));
    issue('v2', '2026-02-02T00:00:00.000Z');
    teller.heard(view({ id: 'r2', status: 'succeeded' }));
    expect(raised.map(({ code, detail }) => [code, detail])).toEqual([
      ['renewed', { expiresAt: '2026-04-01T00:00:00.000Z', first: 'yes' }],
      ['renewed', { expiresAt: '2026-04-01T00:00:00.000Z' }],
    ]);
  });

  it('by a person’s wish, or in rehearsal, is no news', () => {
    teller.heard(view({ status: 'cancelled' }));
    teller.heard(view({ id: 'r3', status: 'succeeded', rehearsal: true }));
    expect(raised).toEqual([]);
  });

  it('names the records that were left, and takes it back once they are gone', () => {
    const change = {
      id: 'j1',
      runId: 'r1',
      zone: 'example.org',
      fqdn: '_acme-challenge.example.org',
      value: 'x',
      provider: 'netcup',
      recordId: '7',
      phase: 'present',
    } as const;
    storage.journal.save(change, '2026-01-01T00:00:00.000Z');
    issue('v1');
    teller.heard(view({ status: 'succeeded' }));
    expect(raised[1]).toEqual({ code: 'record-left', subject, detail: { record: '_acme-challenge.example.org' } });

    storage.notices.save({
      id: 'n1',
      trouble: 'record-left r1',
      code: 'record-left',
      severity: 'info',
      subject,
      detail: {},
      at: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    teller.recordsRemoved();
    expect(raised).toHaveLength(2);
    storage.journal.save({ ...change, phase: 'removed' }, '2026-01-02T00:00:00.000Z');
    teller.recordsRemoved();
    expect(raised[2]).toMatchObject({ code: 'back-to-normal', of: ['record-left'], subject });
  });
});
