/** What was found, in the order in which people need it. Pure. */
import {
  type PreflightCheckId,
  type PreflightFinding,
  type PreflightOutcome,
  preflightChecks,
  type Verdict,
  verdicts,
} from '../../../shared/domain/preflight.ts';

/** What one check found about several names at once: the same code, so the same meaning and the same cure. */
export interface FindingGroup {
  readonly check: PreflightCheckId;
  readonly verdict: Verdict;
  /** Never empty; the details of the first stand for all where one has to do. */
  readonly findings: readonly [PreflightFinding, ...PreflightFinding[]];
  readonly evidence: readonly string[];
  readonly milliseconds: number;
}

export interface Grouped {
  /** What blocks, then what warns. */
  readonly problems: readonly FindingGroup[];
  readonly notes: readonly FindingGroup[];
  readonly fine: readonly PreflightOutcome[];
}

export const grouped = (outcomes: readonly PreflightOutcome[]): Grouped => {
  const groups = outcomes
    .flatMap(groupsOf)
    .toSorted((one, other) => verdicts.indexOf(other.verdict) - verdicts.indexOf(one.verdict));
  return {
    problems: groups.filter(({ verdict }) => verdict === 'blocks' || verdict === 'warning'),
    notes: groups.filter(({ verdict }) => verdict === 'note' || verdict === 'ok'),
    fine: outcomes.filter(({ findings }) => findings.length === 0),
  };
};

const groupsOf = ({ id, findings, milliseconds }: PreflightOutcome): readonly FindingGroup[] => {
  const byKind = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { code, cause, verdict, evidence } = finding;
    const kind = `${code} ${cause} ${verdict}`;
    const before = byKind.get(kind);
    byKind.set(kind, {
      ...{ check: id, verdict, milliseconds },
      findings: before === undefined ? [finding] : [...before.findings, finding],
      evidence: [...new Set([...(before?.evidence ?? []), ...evidence])],
    });
  }
  return [...byKind.values()];
};

/** Every check that was asked for, in the order of reading, with its outcome once it has one. */
export const rowsOf = (
  asked: readonly PreflightCheckId[],
  outcomes: readonly PreflightOutcome[],
): readonly { readonly id: PreflightCheckId; readonly outcome: PreflightOutcome | undefined }[] =>
  preflightChecks
    .filter((id) => asked.includes(id) || outcomes.some((outcome) => outcome.id === id))
    .map((id) => ({ id, outcome: outcomes.find((outcome) => outcome.id === id) }));
