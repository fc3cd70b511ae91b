import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../electron/engine/storage/open-storage.ts';
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import { policyFor, saveIssued, saveRun } from '../../support/stored-certificate.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const at = (minute: number): string => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const report = (id: string, minute: number, more: Partial<RenewalReport> = {}): RenewalReport => ({
  id,
  trigger: 'scheduled',
  startedAt: at(minute),
  endedAt: at(minute),
  stopped: false,
  certificates: [],
  resumed: 0,
  cleaned: 0,
  recordsLeft: 0,
  ...more,
});

describe('the history', () => {
  const folder = tempFolder();
  let storage: Storage;
  beforeAll(() => {
    storage = openStorage(folder.path);
    for (const [id, name] of [
      ['c1', 'nas.example.org'],
      ['c2', '100%_real.example.org'],
    ] as const)
      saveIssued(storage, {
        id,
        policy: policyFor(name),
        chainPem: 'PEM',
        notBefore: at(0),
        notAfter: '2026-06-01T00:00:00.000Z',
      });
    // Three begin in one minute, an order and two renewal runs among them.
    saveRun(storage, { id: 'later', certificateId: 'c1', status: 'succeeded', at: at(5) });
    storage.renewalRuns.save(report('quiet', 5));
    const item = { certificateId: 'c1', name: 'nas.example.org', why: 'two-thirds', outcome: 'failed' } as const;
    storage.renewalRuns.save(report('failing', 5, { certificates: [item] }));
    const { endedAt: _none, ...open } = report('killed', 9);
    storage.renewalRuns.save(open);
  });
  afterAll(() => {
    storage.close();
    folder.remove();
  });
  const ids = (query: Parameters<Storage['renewalRuns']['history']>[0]) =>
    storage.renewalRuns.history(query).entries.map(({ id }) => id);

  it('is newest first, orders and renewal runs together', () => {
    expect(ids({})).toEqual(['killed', 'later', 'failing', 'quiet', 'run-c2', 'run-c1']);
  });

  it('calls an order a renewal where there was a version before it, whoever asked for it', () => {
    const orders = storage.renewalRuns.history({ certificateId: 'c1' }).entries;
    expect(orders.map((entry) => [entry.id, entry.kind === 'order' && entry.renews])).toEqual([
      ['later', true],
      ['run-c1', false],
    ]);
  });

  it('comes in pages that miss nothing and repeat nothing, also within one moment', () => {
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = [];
      let before: string | undefined;
      do {
        const page = storage.renewalRuns.history({ limit, before });
        seen.push(...page.entries.map(({ id }) => id));
        before = page.next;
      } while (before !== undefined);
      expect(seen).toEqual(ids({}));
    }
  });

  it('finds by part of a name, which is no pattern, and by what came of it', () => {
    expect(ids({ search: 'NAS.exam' })).toEqual(['later', 'failing', 'run-c1']);
    expect(ids({ search: '100%_real' })).toEqual(['run-c2']);
    expect(ids({ search: '_' })).toEqual(['run-c2']);
    expect(ids({ outcome: 'failed' })).toEqual(['failing']);
    expect(ids({ outcome: 'working' })).toEqual(['killed']);
    expect(ids({ search: 'nas', outcome: 'succeeded' })).toEqual(['later', 'run-c1']);
  });

  it('forgets what is old, but not where versions came from nor the last word about a certificate', () => {
    saveRun(storage, { id: 'old', certificateId: 'c2', status: 'succeeded', at: at(1) });
    saveRun(storage, { id: 'open', certificateId: 'c2', status: 'working', at: at(2) });
    storage.renewalRuns.prune(at(6));
    expect(ids({})).toEqual(['killed', 'later', 'open', 'run-c2', 'run-c1']);
  });

  it('of one certificate has its orders alone, each with why it was its turn where a renewal run began it', () => {
    const item = { certificateId: 'c1', name: 'nas.example.org', why: 'two-thirds', outcome: 'renewed' } as const;
    storage.renewalRuns.save(report('renewing', 20, { endedAt: at(22), certificates: [item] }));
    saveRun(storage, { id: 'renewed', certificateId: 'c1', status: 'succeeded', at: at(21) });
    saveRun(storage, { id: 'other', certificateId: 'c2', status: 'succeeded', at: at(21) });
    saveRun(storage, { id: 'by-hand', certificateId: 'c1', status: 'succeeded', at: at(23) });
    const { entries, next } = storage.renewalRuns.history({ certificateId: 'c1', limit: 2 });
    expect(entries.map((entry) => [entry.id, entry.kind === 'order' ? entry.why : ''])).toEqual([
      ['by-hand', undefined],
      ['renewed', 'two-thirds'],
    ]);
    expect(ids({ certificateId: 'c1', before: next })).toEqual(['later', 'run-c1']);
  });
});
