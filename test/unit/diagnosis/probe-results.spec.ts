/** Every result of every probe can be measured, or it is written down why it cannot be. */
import { describe, expect, it } from 'vitest';
import { measuredBy, planOf, resultOf } from '../../../electron/engine/diagnosis/probe-results.ts';
import { canRun } from '../../../electron/engine/diagnosis/runnable.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import { isCauseId } from '../../../shared/domain/causes.ts';
import { type Policy, policySchema } from '../../../shared/domain/certificates.ts';
import { type ProbeId, probeIds, probes } from '../../../shared/domain/diagnosis-probes.ts';
import {
  type FindingCode,
  factsOf,
  findingCodes,
  type PreflightFinding,
  type PreflightOutcome,
} from '../../../shared/domain/preflight.ts';

const findingOf = (code: FindingCode, particulars: Partial<PreflightFinding> = {}): PreflightFinding => {
  const { verdict, cause } = factsOf(code);
  return { check: 'zone', code, verdict, cause, detail: {}, evidence: [code], fixes: [], ...particulars };
};
const outcomeOf = (...findings: readonly PreflightFinding[]): PreflightOutcome => ({
  id: 'zone',
  verdict: 'ok',
  milliseconds: 1,
  evidence: findings.flatMap(({ evidence }) => evidence),
  findings: [...findings],
});

/** Results that a look of its own has, beside those of the checks; each is shown in `judges.spec.ts`. */
const ownResults: Readonly<Partial<Record<ProbeId, readonly string[]>>> = {
  'name-form': ['port-or-url', 'invalid-character', 'not-ascii', 'not-public', 'too-long', 'ip-address', 'other-type'],
  'order-state': ['expired', 'not-ready', 'processing', 'issued', 'server-error'],
  'request-look': ['names-differ', 'weak-key', 'account-key'],
  'key-form': ['hidden-characters'],
  'zones-of-key': ['empty', 'without-name', 'several', 'other-spelling', 'has-name', 'target-elsewhere'],
  'challenge-record': [
    ...['at-provider-only', 'some-servers', 'all-servers', 'other-name', 'old-values', 'one-of-two', 'delegated'],
    'wildcard',
  ],
  'served-certificate': ['incomplete', 'new-root', 'other-names', 'other-key', 'older'],
};

/** Causes that findings have by themselves, by the limit that was met, and by the words of a provider. */
const byFindings = (probe: ProbeId): readonly string[] => {
  const { checks } = planOf(probe);
  const ofProviders = descriptors.flatMap(({ errors }) => errors.flatMap(({ cause }) => cause ?? []));
  const causes = [
    ...(checks.includes('limits') ? ['account-identifier-paused', 'rate-limit-failed-validations'] : []),
    ...(checks.includes('credential') ? ofProviders : []),
  ].filter(isCauseId);
  return [
    ...findingCodes.map((code) => findingOf(code)),
    ...causes.map((cause) => findingOf('provider-refuses', { cause })),
  ].flatMap((finding) => (checks.length === 0 ? [] : (resultOf(probe, finding) ?? [])));
};

describe('every result of a probe', () => {
  it.each(probeIds)('%s is measured, or it is said why not', (probe) => {
    const { notMeasured } = planOf(probe);
    const measured = new Set([...byFindings(probe), ...(ownResults[probe] ?? [])]);
    const results: readonly string[] = Object.keys(probes[probe]);
    expect(results.filter((result) => !measured.has(result) && notMeasured[result] === undefined)).toEqual([]);
    expect(Object.keys(notMeasured).filter((result) => !results.includes(result))).toEqual([]);
    expect([...measured].filter((result) => !results.includes(result))).toEqual([]);
  });

  it('has a cause that no other result of its probe has: by it findings are understood', () => {
    for (const probe of probeIds) {
      const causes = Object.values<string>(probes[probe]);
      expect([probe, new Set(causes).size]).toEqual([probe, causes.length]);
    }
  });
});

describe('findings of checks', () => {
  it.each<[ProbeId, FindingCode, string | undefined]>([
    ['addresses', 'no-address', 'none'],
    ['addresses', 'private-address', 'private'],
    ['addresses', 'address-elsewhere', 'elsewhere'],
    ['addresses', 'address-elsewhere-6', 'ipv6'],
    ['addresses', 'cdn-in-front', 'cdn'],
    ['addresses', 'carrier-address', 'shared-line'],
    ['clock', 'clock-far-off', 'wrong'],
    ['directory-look', 'proxy-dead', 'proxy'],
    ['account-look', 'account-unknown', 'unknown'],
    ['resolver-audit', 'answers-differ', 'intercepted'],
    ['resolver-audit', 'inner-view', 'split-horizon'],
    ['port-80-bind', 'port-taken', 'in-use'],
    ['outside-look', 'filing-page', 'filing-notice'],
    ['keychain-look', 'keychain-missing', 'no-service'],
    ['zone-look', 'nobody-serves-zone', 'silent-servers'],
    // One that only informs decides nothing by itself, and one of another probe neither.
    ['zone-look', 'absence-remembered', undefined],
    ['clock', 'no-address', undefined],
  ])('%s: %s', (probe, code, result) => {
    expect(resultOf(probe, findingOf(code))).toBe(result);
  });

  it('count by how grave they are', () => {
    const outcomes = [outcomeOf(findingOf('server-silent')), outcomeOf(findingOf('caa-forbids'))];
    expect(measuredBy('zone-look', outcomes)).toEqual({ outcome: 'result', result: 'caa', evidence: ['caa-forbids'] });
  });

  it('that are none speak against all causes, but only where everything could be seen', () => {
    expect(measuredBy('zone-look', [outcomeOf(), outcomeOf()]).outcome).toBe('nothing-wrong');
    expect(measuredBy('zone-look', [outcomeOf(), outcomeOf(findingOf('check-late'))]).outcome).toBe('unmeasured');
    expect(measuredBy('zone-look', []).outcome).toBe('unmeasured');
    expect(measuredBy('outside-look', [outcomeOf()]).outcome).toBe('unmeasured');
  });
});

describe('what can be run', () => {
  const policy = (proof: Policy['proof']): Policy =>
    policySchema.parse({
      identifiers: [{ type: 'dns', value: '*.example.org' }],
      authority: { id: 'letsencrypt' },
      proof,
      keyType: 'ec256',
      termsAgreed: true,
    });
  const runnable = (about: Parameters<typeof canRun>[1]) => probeIds.filter((probe) => canRun(probe, about)).sort();
  const named = { names: ['example.org'], quoted: ['example.org'] };
  const machine = ['clock', 'directory-look', 'keychain-look', 'resolver-audit', 'schedule-look', 'target-write'];

  it('for a text that names nobody: this machine and the usual authority', () => {
    expect(runnable({ kind: 'text', practice: false, names: [], quoted: [] })).toEqual(machine);
  });

  it('for a text with public names: also what anybody may look up', () => {
    expect(runnable({ kind: 'text', practice: false, ...named })).toEqual(
      [...machine, 'addresses', 'challenge-record', 'name-form', 'served-certificate', 'zone-look'].sort(),
    );
  });

  it('in practice mode: nothing that only looks at what practice mode brought along', () => {
    expect(runnable({ kind: 'text', practice: true, ...named })).toEqual(['name-form', 'target-write']);
    const ofRun = runnable({ kind: 'order', practice: true, policy: policy({ method: 'http-01' }) });
    expect(ofRun).toContain('directory-look');
    expect(ofRun).not.toContain('keychain-look');
  });

  it('for an order: what belongs to its way of proof', () => {
    const always = [
      ...machine,
      'account-binding',
      'account-look',
      'name-form',
      'own-history',
      'request-look',
      'zone-look',
    ];
    expect(
      runnable({
        kind: 'order',
        practice: false,
        policy: policy({ method: 'http-01' }),
        orderUrl: 'https://ca.test/o/1',
      }),
    ).toEqual([...always, 'addresses', 'order-state', 'outside-look', 'port-80-bind'].sort());
    const byKey = policy({ method: 'dns-01', provider: 'rfc2136', credentialId: 'c' });
    expect(runnable({ kind: 'order', practice: false, policy: byKey })).toEqual(
      [...always, 'challenge-record', 'key-form', 'provider-answer', 'zones-of-key'].sort(),
    );
  });
});
