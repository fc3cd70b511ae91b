/** How sure a cause is, and which one a failed run is told by. Pure. */
import type { DiagnosedCause, ProbeReport } from '../../../shared/domain/diagnosis.ts';
import { causeOfResult } from '../../../shared/domain/diagnosis-probes.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';

const sureFrom = 0.8;
const likelyFrom = 0.5;

/** As on the command line: sure from four fifths on, likely from a half. */
export const wordOf = (confidence: number): SentenceKey =>
  confidence >= sureFrom ? 'diagnose.sure' : confidence >= likelyFrom ? 'diagnose.likely' : 'diagnose.possible';

export interface Choice {
  /** The first cause, where it is sure: then it is told in the place of the failure. */
  readonly sure: DiagnosedCause | undefined;
  /** To be listed below. */
  readonly others: readonly DiagnosedCause[];
}

export const choiceOf = (causes: readonly DiagnosedCause[]): Choice => {
  const [first, ...others] = causes;
  return first !== undefined && first.confidence >= sureFrom
    ? { sure: first, others }
    : { sure: undefined, others: causes };
};

/** What a probe found belongs to the cause it has proven; where it could not look, to the card that offers to look. */
export const belongsTo = (
  { id }: DiagnosedCause,
  { probe, report }: { readonly probe: string; readonly report: ProbeReport },
): boolean =>
  report.outcome === 'unmeasured' || (report.outcome === 'result' && causeOfResult(probe, report.result ?? '') === id);
