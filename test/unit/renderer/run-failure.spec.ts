/** One card that says why a run failed: which cause it is about, what it repeats of what was said, what it offers. */
import { describe, expect, it } from 'vitest';
import { isHelpful } from '../../../renderer/features/fixes/helpful.ts';
import { offersOf } from '../../../renderer/features/run/run-offers.ts';
import { belongsTo, choiceOf } from '../../../renderer/features/troubleshoot/choice.ts';
import { distinctLines, runEvidence } from '../../../renderer/features/troubleshoot/evidence-lines.ts';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause, ProbeReport } from '../../../shared/domain/diagnosis.ts';
import { problem } from '../../../shared/errors/problem.ts';

const both = (text: string) => ({ en: text, zh: text });
const cause = (
  id: string,
  confidence: number,
  more: { readonly evidence?: readonly string[]; readonly fixes?: readonly FixAction[] } = {},
): DiagnosedCause => ({
  ...{ id, confidence, autofix: false, title: both(id), explanation: both(''), verify: both('') },
  fixes: (more.fixes ?? []).map((action) => ({ ...both(`do ${action}`), action })),
  evidence: [...(more.evidence ?? [])],
});

describe('what a failed run is told by', () => {
  it('is its first cause from four fifths on, and the rest is listed below', () => {
    const [first, second] = [cause('clock-skew', 0.8), cause('disk-full', 0.4)];
    expect(choiceOf([first, second])).toEqual({ sure: first, others: [second] });
  });

  it('is the failure itself where no cause is sure', () => {
    const causes = [cause('clock-skew', 0.79), cause('disk-full', 0.4)];
    expect(choiceOf(causes)).toEqual({ sure: undefined, others: causes });
    expect(choiceOf([])).toEqual({ sure: undefined, others: [] });
  });

  it('shows what a check found in the card of the cause it proved, and what it ruled out above the others', () => {
    const report = (outcome: ProbeReport['outcome'], result?: string): ProbeReport => ({
      ...{ outcome, causes: [], facts: {}, evidence: [] },
      ...(result === undefined ? {} : { result }),
    });
    const told = (one: ProbeReport) => belongsTo(cause('clock-skew', 0.96), { probe: 'clock', report: one });
    expect([told(report('result', 'wrong')), told(report('unmeasured')), told(report('nothing-wrong'))]).toEqual([
      ...[true, true],
      false,
    ]);
    expect(belongsTo(cause('disk-full', 0.9), { probe: 'clock', report: report('result', 'wrong') })).toBe(false);
  });
});

describe('lines that speak for a cause', () => {
  it('are said once, however the blanks between their words fell', () => {
    expect(
      distinctLines([
        'Detail: Timeout  during connect',
        'Domain: nas.example.org\n  Detail: Timeout during\tconnect (likely firewall problem)',
        'refused',
        'refused',
        '  ',
      ]),
    ).toEqual(['Domain: nas.example.org\n  Detail: Timeout during\tconnect (likely firewall problem)', 'refused']);
  });

  it('are not said again where they are said already, with or without the type of the problem', () => {
    const typed = 'urn:ietf:params:acme:error:caa: CAA record prevents issuance';
    expect(distinctLines([typed, 'CAA record prevents issuance'])).toEqual([typed]);
    expect(distinctLines([typed, 'another line'], ['The authority says: CAA record  prevents issuance'])).toEqual([
      'another line',
    ]);
  });

  it('begin with the words of the other side, and keep every detail that stands nowhere else', () => {
    const refused = problem('provider.wrong-credentials', {
      ...{ provider: 'rfc2136', endpoint: '192.0.2.53', detail: 'NOTAUTH BADSIG' },
    });
    const found = cause('provider-credentials-invalid', 0.9, { evidence: ['NOTAUTH BADSIG', 'TSIG error'] });
    expect(runEvidence(refused, 'Own name server says: NOTAUTH BADSIG', found)).toEqual({
      quoted: 'Own name server says: NOTAUTH BADSIG',
      lines: ['TSIG error'],
      facts: [
        { path: 'provider', value: 'rfc2136' },
        { path: 'endpoint', value: '192.0.2.53' },
      ],
    });
    expect(runEvidence(refused, 'Something of ours.', cause('x', 0.9))).toEqual({
      ...{ quoted: undefined, lines: [] },
      facts: [
        { path: 'provider', value: 'rfc2136' },
        { path: 'endpoint', value: '192.0.2.53' },
        { path: 'detail', value: 'NOTAUTH BADSIG' },
      ],
    });
  });
});

describe('what a failed run offers', () => {
  const offers = (
    fixes: readonly FixAction[],
    more: { readonly resumable?: boolean; readonly credential?: boolean; readonly hasPage?: boolean },
  ) => {
    const { resumable, credential = false, hasPage } = more;
    const run = resumable === undefined ? {} : { resumable };
    const { fixes: offered, leads } = offersOf(
      {
        ...{ run, cause: cause('x', 0.9, { fixes }), again: true, credential },
        helpful: (action) => isHelpful(action, hasPage),
      },
      'en',
    );
    return [offered.map(({ action }) => action), leads];
  };

  it('leads with the first fix of the cause, and leaves out what its own button does', () => {
    expect(offers(['new-key', 'retry'], {})).toEqual([['new-key'], true]);
    expect(offers(['retry', 'wait'], {})).toEqual([['wait'], false]);
    expect(offers(['new-order'], { resumable: true })).toEqual([['new-order'], true]);
    expect(offers(['new-order'], { resumable: false })).toEqual([[], false]);
  });

  it('leaves out what could only repeat its advice: a clock, and the page of a provider that has none', () => {
    expect(offers(['set-clock', 'retry'], {})).toEqual([[], false]);
    expect(offers(['open-provider'], { hasPage: false })).toEqual([[], false]);
    expect(offers(['open-provider'], { hasPage: true })).toEqual([['open-provider'], true]);
    expect(offers(['open-provider'], {})).toEqual([['open-provider'], true]);
  });

  it('offers the key where nothing else helps, once', () => {
    expect(offers(['edit-credential', 'check-credential'], { credential: true })).toEqual([
      ['edit-credential', 'check-credential'],
      true,
    ]);
    expect(offers(['open-provider'], { credential: true })).toEqual([['edit-credential', 'open-provider'], true]);
  });

  it('is nothing of its own once another run has followed', () => {
    const followed = { run: {}, cause: undefined, again: false, credential: true, helpful: () => true };
    expect(offersOf(followed, 'en')).toEqual({ fixes: [], leads: false });
  });
});
