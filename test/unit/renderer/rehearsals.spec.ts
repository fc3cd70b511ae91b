import { describe, expect, it } from 'vitest';
import { healthOf, lookOf } from '../../../renderer/features/certificates/health.ts';
import { inOrder } from '../../../renderer/features/certificates/listing.ts';
import { afterRehearsalEvent, failingIn, type RehearsalsState } from '../../../renderer/stores/rehearsals-store.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { RehearsalEvent, RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import { problem } from '../../../shared/errors/problem.ts';

const nothing: RehearsalsState = { last: {}, live: {}, details: {}, problems: {} };
const report: RehearsalReport = {
  ...{ id: 'r', certificateId: 'c1', name: 'nas.example.org', trigger: 'asked', at: '2026-01-01T00:00:00.000Z' },
  ...{ verdict: 'will-renew', because: [] },
};
const outcome = { id: 'caa', verdict: 'ok', milliseconds: 1, evidence: [], findings: [] } as const;
const heard = (...events: readonly RehearsalEvent[]): RehearsalsState =>
  events.reduce((state, event) => afterRehearsalEvent(state, 'c1', event), nothing);
const begun: readonly RehearsalEvent[] = [
  { kind: 'started', check: 'clock' },
  { kind: 'started', check: 'caa' },
  { kind: 'finished', outcome: { ...outcome, evidence: [], findings: [] } },
];

describe('rehearsals as the page follows them', () => {
  it('shows one that goes on, whoever began it, and no other', () => {
    expect(heard(...begun)).toEqual({ ...nothing, live: { c1: { asked: ['clock', 'caa'], outcomes: [outcome] } } });
  });

  it('keeps the report of one that ended, and forgets why the one before had none', () => {
    const broken = { kind: 'ended', problem: problem('run.cancelled', {}) } as const;
    expect(heard(...begun, broken).problems).toEqual({ c1: broken.problem });
    expect(heard(broken, ...begun, { kind: 'ended', report })).toEqual({ ...nothing, last: { c1: report } });
  });

  it('keeps the report before where the next was broken off', () => {
    const state = heard({ kind: 'ended', report }, { kind: 'ended', problem: problem('run.cancelled', {}) });
    expect(state.last).toEqual({ c1: report });
  });
});

describe('a certificate whose next renewal will fail', () => {
  const certificate = (id: string, status: CertificateView['status']): CertificateView => ({
    ...{ id, name: id, identifiers: [{ type: 'dns', value: id }], authority: { id: 'ca', name: 'CA', trusted: true } },
    ...{ proof: { method: 'http-01' }, credentialIds: [], keyType: 'ec256', status },
  });
  const [well, ill] = [certificate('a.example', 'fine'), certificate('b.example', 'fine')];
  const failing = failingIn({
    [well.id]: { ...report, certificateId: well.id, verdict: 'at-risk' },
    [ill.id]: { ...report, certificateId: ill.id, verdict: 'will-fail' },
  });

  it('needs somebody although it is fine today, and comes first', () => {
    expect(healthOf([well, ill], failing)).toMatchObject({ kind: 'needs', count: 1 });
    expect(inOrder([well, ill], 'need', { failing, troubled: failing, plan: {}, now: 0 })).toEqual([ill, well]);
    expect([lookOf(ill, failing).word, lookOf(well, failing).word]).toEqual(['status.needs-you', 'status.fine']);
  });

  it('is told as what is going on now while it is being renewed', () => {
    const renewing = certificate(ill.id, 'working');
    expect(lookOf(renewing, failing).word).toBe('status.working');
    expect(healthOf([well, renewing], failing)).toMatchObject({ kind: 'working' });
  });
});
