import { describe, expect, it } from 'vitest';
import {
  concludeRehearsal,
  type RehearsalFacts,
  type RehearsalFindings,
  rehearsalDue,
} from '../../../electron/engine/renewal/rehearsal.ts';
import { type FindingCode, factsOf, type PreflightFinding, type Verdict } from '../../../shared/domain/preflight.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { policyOf } from '../preflight/scripted-inputs.ts';
import { certificate, day, hour, iso, planOf, start, version } from './certificates.ts';

describe('when a renewal is rehearsed', () => {
  const minute = 60_000;
  /** Moments of a life at which one is due, in days, when somebody looks every ten minutes and each goes well. */
  const momentsOf = (days: number, facts: Partial<RehearsalFacts> = {}, id = 'c1'): readonly number[] => {
    const moments: number[] = [];
    let { last }: Pick<RehearsalFacts, 'last'> = facts;
    for (let now = start; now < start + days * day; now += 10 * minute) {
      const entry = planOf(certificate({ id, current: version(days) }), now);
      if (entry.due) break;
      const life = { notBefore: iso(start), notAfter: iso(start + days * day) };
      if (rehearsalDue([entry], new Map([[id, { ...life, last }]]), new Date(now)).length === 0) continue;
      moments.push((now - start) / day);
      last = { at: iso(now), verdict: last?.verdict ?? 'will-renew' };
    }
    return moments;
  };

  it('is once a week, and once a week or so before it is due', () => {
    const moments = momentsOf(90);
    expect(moments.length).toBeGreaterThanOrEqual(9);
    expect(moments.length).toBeLessThanOrEqual(10);
    const due = 60;
    expect(moments.filter((at) => due - at >= 7 && due - at <= 9.5).length).toBeGreaterThanOrEqual(1);
    expect(Math.min(...moments)).toBeLessThanOrEqual(7);
  });

  it('comes a quarter of the time to it before a short-lived one is due', () => {
    const due = 3.35;
    expect(momentsOf(6.7).some((at) => due - at > due * 0.2 && due - at < due * 0.3)).toBe(true);
  });

  it('is daily while something is wrong', () => {
    const last = { at: iso(start), verdict: 'will-fail' } as const;
    const moments = momentsOf(30, { last });
    const apart = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
    expect(Math.max(...apart)).toBeLessThanOrEqual(1.01);
  });

  const entryAt = (now: number, change: Partial<PlanEntry> = {}, id = 'c1'): PlanEntry => ({
    ...planOf(certificate({ id }), now),
    ...change,
  });
  const life = { notBefore: iso(start), notAfter: iso(start + 90 * day) };
  const dueAt = (now: number, entry: PlanEntry, facts: Partial<RehearsalFacts> = {}) =>
    rehearsalDue([entry], new Map([[entry.certificateId, { ...life, ...facts }]]), new Date(now));

  it('is left out for one that is about to be renewed, is being renewed, is not in use any more, or never was issued', () => {
    const now = start + 30 * day;
    expect(dueAt(now, entryAt(now))).toEqual(['c1']);
    for (const change of [{ due: true }, { why: 'order-open' }, { why: 'retired' }, { why: 'never-issued' }] as const)
      expect(dueAt(now, entryAt(now, change))).toEqual([]);
    expect(rehearsalDue([entryAt(now)], new Map(), new Date(now))).toEqual([]);
  });

  it('is spread over the week by the certificate, and the same at every look', () => {
    const ids = Array.from({ length: 700 }, (_, index) => `certificate-${index}`);
    const perDay = Array.from({ length: 7 }, (_, passed) => {
      const [from, to] = [start + (20 + passed) * day, start + (21 + passed) * day];
      return ids.filter((id) => {
        const last = { at: iso(from), verdict: 'will-renew' } as const;
        return dueAt(to, entryAt(to, {}, id), { last }).length > 0;
      }).length;
    });
    expect(Math.min(...perDay)).toBeGreaterThan(60);
    expect(Math.max(...perDay)).toBeLessThan(140);
    expect(perDay.reduce((sum, one) => sum + one, 0)).toBe(700);
  });

  it('is not put off by a clock that was set back', () => {
    const now = start + 30 * day;
    const last = { at: iso(now + 300 * day), verdict: 'will-renew' } as const;
    expect(dueAt(now, entryAt(now), { last })).toEqual(['c1']);
  });
});

describe('what a rehearsal means', () => {
  const now = new Date(start);
  const dueIn = (days: number) => iso(start + days * day);
  const finding = (code: FindingCode, more: Partial<PreflightFinding> = {}): PreflightFinding => ({
    check: 'zone',
    code,
    verdict: factsOf(code).verdict,
    detail: {},
    evidence: [],
    fixes: [],
    ...more,
  });
  const conclude = (findings: readonly PreflightFinding[], more: Partial<RehearsalFindings> = {}) => {
    const outcomes = findings.map((one) => ({
      id: one.check,
      verdict: one.verdict,
      milliseconds: 1,
      evidence: [],
      findings: [one],
    }));
    const { verdict, way, because } = concludeRehearsal({
      ...{ outcomes, policy: policyOf(), authorities: ['letsencrypt'], now, dueAt: dueIn(30) },
      ...more,
    });
    const codes = because.map(({ code, verdict: gravity }): readonly [FindingCode, Verdict] => [code, gravity]);
    return [verdict, ...(way === undefined ? [] : [way]), codes];
  };
  const http = 'http-01' as const;
  const withDns = policyOf({ fallbackProofs: [{ method: 'dns-01', provider: 'cloudflare', credentialId: 'k' }] });

  it('is that it will renew where nothing is wrong, whatever is remarked', () => {
    expect(conclude([finding('stale-values'), finding('schedule-none')])).toEqual(['will-renew', []]);
  });

  it('is that it will fail where something stands in every way', () => {
    expect(conclude([finding('caa-forbids'), finding('serials-differ')])).toEqual([
      'will-fail',
      [['caa-forbids', 'blocks']],
    ]);
  });

  it('is in doubt where something is', () => {
    expect(conclude([finding('unreached', { method: http })])).toEqual(['at-risk', [['unreached', 'warning']]]);
  });

  it('is that another way takes over where the first fails or may, and the other is ready', () => {
    const way = { method: 'dns-01', authority: 'letsencrypt' };
    const taken = finding('port-taken', { method: http });
    expect(conclude([taken], { policy: withDns })).toEqual(['will-renew-by-fallback', way, [['port-taken', 'blocks']]]);
    expect(conclude([finding('unreached', { method: http })], { policy: withDns })).toEqual([
      'will-renew-by-fallback',
      way,
      [['unreached', 'warning']],
    ]);
    const refused = finding('credential-refused', { method: 'dns-01', detail: { provider: 'cloudflare' } });
    expect(conclude([taken, refused], { policy: withDns })).toEqual([
      'will-fail',
      [
        ['port-taken', 'blocks'],
        ['credential-refused', 'blocks'],
      ],
    ]);
    expect(conclude([refused], { policy: withDns })).toEqual(['will-renew', []]);
  });

  it('tells two providers of one method apart', () => {
    const policy = policyOf({
      proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'a' },
      fallbackProofs: [{ method: 'dns-01', provider: 'gandi', credentialId: 'b' }],
    });
    const refused = finding('credential-refused', { method: 'dns-01', detail: { provider: 'cloudflare' } });
    expect(conclude([refused], { policy })[0]).toBe('will-renew-by-fallback');
  });

  it('is that another authority takes over', () => {
    const policy = policyOf({ fallbackAuthorities: [{ id: 'zerossl' }] });
    const closed = finding('authority-closed', { authority: 'letsencrypt' });
    expect(conclude([closed], { policy, authorities: ['letsencrypt', 'zerossl'] })).toEqual([
      'will-renew-by-fallback',
      { method: http, authority: 'zerossl' },
      [['authority-closed', 'blocks']],
    ]);
  });

  it('does not cry over an outage that may be over by then, unless it lasts or it is due within the day', () => {
    const down = finding('authority-down', { authority: 'letsencrypt' });
    expect(conclude([down])).toEqual(['at-risk', [['authority-down', 'warning']]]);
    expect(conclude([down], { dueAt: dueIn(0.5) })[0]).toBe('will-fail');
    const met = (ago: number) => ({ before: { at: iso(start - ago), because: [down] } });
    expect(conclude([down], met(day))[0]).toBe('will-fail');
    expect(conclude([down], met(hour / 2))[0]).toBe('at-risk');
  });

  it('counts a limit only as far as it reaches the day it is due', () => {
    const spent = (until: string) => finding('budget-spent', { check: 'limits', detail: { until } });
    const reached = finding('duplicates-reached', { check: 'limits', detail: { count: '5' } });
    expect(conclude([spent(dueIn(6)), reached])).toEqual(['will-renew', []]);
    expect(conclude([spent(dueIn(31))])[0]).toBe('will-fail');
    expect(conclude([reached], { dueAt: dueIn(3) })[0]).toBe('will-fail');
  });

  it('knows that nobody is there to type a passphrase or to add a record', () => {
    expect(conclude([finding('passphrase-asked')])).toEqual(['at-risk', [['passphrase-asked', 'warning']]]);
    expect(conclude([finding('record-by-hand', { method: http })])[0]).toBe('at-risk');
  });
});
