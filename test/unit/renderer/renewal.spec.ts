import { describe, expect, it } from 'vitest';
import { becauseOf } from '../../../renderer/features/renewals/because.ts';
import { afterReport } from '../../../renderer/stores/renewal-store.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalItem, RenewalReport } from '../../../shared/domain/renewal-run.ts';

const entry = (certificateId: string, due: boolean): PlanEntry => ({
  ...{ certificateId, name: `${certificateId}.example.org`, due, why: 'two-thirds', detail: {} },
  ...{ byHand: false, notes: [], wouldChange: [] },
});
const plan = { a: entry('a', true), b: entry('b', true), c: entry('c', false) };
const item: RenewalItem = { certificateId: 'a', name: 'a.example.org', why: 'two-thirds', outcome: 'renewed' };
const begun: RenewalReport = {
  ...{ id: 'run', trigger: 'scheduled', startedAt: '2026-01-01T00:00:00.000Z', stopped: false, certificates: [] },
  ...{ resumed: 0, cleaned: 0, recordsLeft: 0 },
};
const ended = { ...begun, endedAt: '2026-01-01T00:01:00.000Z' };
const before = { live: undefined, plan, last: undefined };

describe('a renewal run as the page follows it', () => {
  it('counts against those that were due when it began, however the plan changes meanwhile', () => {
    const first = afterReport(before, begun);
    expect(first).toEqual({ live: { report: begun, count: 2 }, last: undefined });
    const report = { ...begun, certificates: [item] };
    expect(afterReport({ ...first, plan: { c: plan.c } }, report).live).toEqual({ report, count: 2 });
  });

  it('shows nothing of the looks of the open application when nothing is due', () => {
    const look = { ...begun, trigger: 'app' } as const;
    expect(afterReport({ ...before, plan: {} }, look)).toEqual({ live: undefined, last: undefined });
    expect(afterReport(before, { ...ended, trigger: 'app' }).last).toBeUndefined();
  });

  it('keeps what came of one that was asked for, even of nothing', () => {
    const report = { ...ended, trigger: 'command' } as const;
    expect(afterReport({ ...before, live: { report: begun, count: 2 } }, report)).toEqual({
      live: undefined,
      last: report,
    });
  });

  it('says of what the plan let wait that somebody asked for it', () => {
    expect([becauseOf('two-thirds'), becauseOf('paused-by-person')]).toEqual([
      'renewals.because.two-thirds',
      'renewals.because.asked',
    ]);
  });
});
