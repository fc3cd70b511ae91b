import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../renderer/features/certificates/health.ts';
import { needOf } from '../../../renderer/features/certificates/needs.ts';
import { servedOf } from '../../../renderer/features/certificates/served.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { EndpointVerdict, EndpointView } from '../../../shared/domain/watch.ts';

const end = '2026-12-18T09:00:00.000Z';
const certificate = (status: CertificateView['status'], issued = true, revoked = false): CertificateView => ({
  ...{ id: 'c1', name: 'nas.example.org', identifiers: [], authority: { id: 'ca', name: 'CA', trusted: true } },
  ...{ proof: { method: 'http-01' }, credentialIds: [], keyType: 'ec256', status },
  ...(issued
    ? {
        current: {
          ...{ id: 'v', serial: '1', issuer: 'CA', keyType: 'ec256', fingerprintSha256: 'AA', chain: [] },
          ...{ notBefore: '2026-09-18T09:00:00.000Z', notAfter: end, createdAt: '2026-09-18T09:00:00.000Z' },
          ...(revoked ? { revoked: { at: '2026-10-01T00:00:00.000Z', reason: 0 } } : {}),
        },
      }
    : {}),
});
const report: RehearsalReport = {
  ...{ id: 'r', certificateId: 'c1', name: 'nas.example.org', trigger: 'planned', at: '2026-11-20T00:00:00.000Z' },
  ...{ verdict: 'will-fail', because: [] },
};
const entry: PlanEntry = {
  ...{ certificateId: 'c1', name: 'nas.example.org', due: false, at: '2026-12-01T00:00:00.000Z', why: 'two-thirds' },
  ...{ detail: {}, byHand: false, notes: [], wouldChange: [] },
};
const host = (id: string, verdict: EndpointVerdict, at?: string, active = true): EndpointView => ({
  ...{ id, host: id, port: 443, protocol: 'tls', everyHours: 24, certificateId: 'c1', verdict, active },
  ...(at === undefined
    ? {}
    : {
        report: {
          at,
          addresses: [],
          findings: verdict === 'urgent' ? [{ code: 'old-certificate', severity: 'urgent', detail: {} }] : [],
        },
      }),
});
const [early, later] = ['2026-11-20T08:00:00.000Z', '2026-11-20T11:52:00.000Z'];
const nothing = { entry: undefined, served: undefined, report: undefined };

describe('why a certificate needs somebody', () => {
  it('tells what is worst: without a certificate, revoked, expired, a renewal that fails or will, what is served', () => {
    const served = servedOf([host('cdn.example.org', 'urgent', later)]).get('c1');
    const failing = { ...entry, alert: { severity: 'warning', code: 'failing' } } as const;
    const kinds = [
      needOf({ ...certificate('waiting'), proof: { method: 'dns-01', provider: 'manual' } }, nothing),
      needOf(certificate('failed', false), nothing),
      needOf(certificate('needs-you', false), nothing),
      needOf(certificate('needs-you', true, true), { entry: failing, served, report }),
      needOf(certificate('expired'), { entry: failing, served, report }),
      needOf(certificate('needs-you'), { entry: failing, served, report: undefined }),
      needOf(certificate('fine'), { entry, served, report }),
      needOf(certificate('fine'), { entry, served, report: { ...report, verdict: 'at-risk' } }),
      needOf(certificate('needs-you'), {
        ...nothing,
        entry: { ...entry, alert: { severity: 'note', code: 'by-hand' } },
      }),
    ].map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...['by-hand', 'never-issued', 'half-way', 'revoked', 'expired', 'failing', 'will-fail', 'served', 'after-order'],
    ]);
  });

  it('counts an order that waits for a record of the reader, and none that waits for name servers', () => {
    const byHand: CertificateView = { ...certificate('waiting'), proof: { method: 'dns-01', provider: 'manual' } };
    const automatic: CertificateView = { ...certificate('waiting'), proof: { method: 'dns-01', provider: 'rfc2136' } };
    expect(healthOf([byHand, automatic])).toMatchObject({ kind: 'needs', count: 1 });
    expect(healthOf([automatic])).toMatchObject({ kind: 'working', count: 1 });
  });

  it('says until when there is time: as long as the first of them is valid', () => {
    expect(healthOf([certificate('needs-you'), certificate('failed', false)]).until).toBe(end);
    expect(healthOf([certificate('needs-you', true, true)]).until).toBeUndefined();
    expect(healthOf([certificate('fine')], new Set(['c1'])).until).toBe(end);
  });
});

describe('where a certificate is served', () => {
  it('is in place once every host that is looked at was seen to be fine, as of the oldest look', () => {
    const fine = [host('a', 'fine', later), host('b', 'fine', early), host('off', 'urgent', later, false)];
    expect(servedOf(fine).get('c1')).toEqual({ verdict: 'in-place', count: 2, seenAt: early });
  });

  it('is not told of before somebody has looked, nor where it merely deserves a look', () => {
    expect(servedOf([host('a', 'not-looked')]).size).toBe(0);
    expect(servedOf([host('a', 'fine', early), host('b', 'not-looked')]).size).toBe(0);
    expect(servedOf([host('a', 'warning', early)]).size).toBe(0);
  });

  it('is wrong where one host shows something else, whatever the others show', () => {
    const served = servedOf([host('a', 'fine', early), host('b', 'urgent', later)]).get('c1');
    expect(served).toMatchObject({
      verdict: 'wrong',
      worst: { endpoint: { id: 'b' }, finding: { code: 'old-certificate' } },
    });
  });
});
