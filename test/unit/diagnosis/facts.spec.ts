import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { diagnosisOf } from '../../../electron/engine/diagnosis/report.ts';
import { noneOfThese } from '../../../shared/domain/diagnosis-probes.ts';
import { problem } from '../../../shared/errors/problem.ts';

const text =
  'DNS problem: NXDOMAIN looking up TXT for _acme-challenge.example.org - check that a DNS record exists for this domain';
const rank = (facts: Readonly<Record<string, string>>) =>
  diagnose({ text, facts }).map(({ cause, confidence }) => [cause, confidence] as const);

describe('a probe that looked and found nothing wrong', () => {
  it('makes its causes unlikely and raises no other above what speaks for it', () => {
    const before = new Map(rank({}));
    const after = rank({ 'challenge-record': noneOfThese });
    expect(after.length).toBeGreaterThan(0);
    for (const [cause, confidence] of after) expect(confidence).toBeLessThanOrEqual(before.get(cause) ?? confidence);
    expect(Object.fromEntries(after)['propagation-slow-provider'] ?? 0).toBeLessThan(0.3);
    expect(before.get('propagation-slow-provider')).toBeGreaterThan(0.3);
  });

  it('is not offered again', () => {
    const offered = diagnose({ text, facts: { 'challenge-record': noneOfThese } }).map(({ confirm }) => confirm);
    expect(offered).not.toContain('challenge-record');
  });

  it('leaves what was claimed in the list, as unlikely, also where nothing else was claimed', () => {
    const busy = 'listen tcp :80: bind: address already in use';
    expect(diagnose({ text: busy })[0]?.cause).toBe('http-port-in-use');
    const [first] = diagnose({ text: busy, facts: { 'port-80-bind': noneOfThese } });
    expect(first).toMatchObject({ cause: 'http-port-in-use' });
    expect(first?.confidence).toBeLessThan(0.3);
  });
});

it('a word that is no result of the probe changes nothing', () => {
  expect(rank({ 'challenge-record': 'toString', clock: 'unmeasured' })).toEqual(rank({}));
});

it('of several probes one that can be run is offered first, and it is said whether it can', () => {
  const unpublished = problem('dns.not-published', {
    name: '_acme-challenge.example.org',
    servers: [{ name: 'ns1.example.org', state: 'not-yet' }],
    until: '2026-11-27T10:00:00.000Z',
  });
  const { causes } = diagnosisOf({ problems: [unpublished] }, (probe) => probe === 'zone-look');
  const offered = Object.fromEntries(causes.map(({ id, confirm }) => [id, [confirm?.probe, confirm?.runnable]]));
  expect(offered).toMatchObject({
    'domain-uses-other-nameservers': ['zone-look', true],
    'secondary-ns-out-of-sync': ['challenge-record', false],
  });
});
