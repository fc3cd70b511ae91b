/** Of what has no end in the history: what some process works on, and what was broken off. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import { type OpenedWorkspace, openedWorkspace } from '../../support/opened-workspace.ts';
import { policyFor, saveRun } from '../../support/stored-certificate.ts';

const at = (minute: number): string => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
const begun = (id: string, minute: number): RenewalReport => ({
  ...{ id, trigger: 'scheduled', startedAt: at(minute), stopped: false },
  ...{ certificates: [], resumed: 0, cleaned: 0, recordsLeft: 0 },
});

let opened: OpenedWorkspace;
const resting = () =>
  opened.workspace.renewing.history().entries.flatMap((entry) => (entry.resting === true ? [entry.id] : []));

beforeAll(async () => {
  opened = await openedWorkspace();
  const { storage } = opened.workspace;
  for (const id of ['c1', 'c2'])
    storage.certificates.save({
      id,
      name: `${id}.example.org`,
      policy: policyFor(`${id}.example.org`),
      createdAt: at(0),
    });
  saveRun(storage, { id: 'broken-off', certificateId: 'c1', status: 'working', at: at(1) });
  saveRun(storage, { id: 'newer', certificateId: 'c1', status: 'working', at: at(2) });
  saveRun(storage, { id: 'other', certificateId: 'c2', status: 'working', at: at(3) });
  saveRun(storage, { id: 'done', certificateId: 'c2', status: 'succeeded', at: at(4) });
  storage.renewalRuns.save(begun('killed', 5));
  storage.renewalRuns.save(begun('latest', 6));
});
afterAll(() => opened.remove());

it('everything rests that nobody holds', () => {
  expect(resting()).toEqual(['latest', 'killed', 'other', 'newer', 'broken-off']);
});

it('the latest order of a certificate that some process holds goes on', () => {
  const lock = opened.workspace.storage.locks.acquire('certificate/c1');
  expect(resting()).toEqual(['latest', 'killed', 'other', 'broken-off']);
  lock.release();
});

it('the latest renewal run goes on while some process renews', () => {
  const lock = opened.workspace.storage.locks.acquire('renewal');
  expect(resting()).toEqual(['killed', 'other', 'newer', 'broken-off']);
  lock.release();
});
