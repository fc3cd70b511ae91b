/** What probes found decides between causes whose messages read alike. */
import type { CauseId } from '../../../shared/domain/causes.ts';
import {
  causeOfResult,
  isProbeId,
  noneOfThese,
  type ProbeId,
  probeIds,
  probes,
} from '../../../shared/domain/diagnosis-probes.ts';
import type { Scored } from './score.ts';

export type Facts = Readonly<Partial<Record<ProbeId, string>>>;

const proven = 0.96;
/** The other results of the same probe are as good as ruled out. */
const ruledOut = 0.25;

export const withFacts = (found: readonly Scored[], facts: Facts): readonly Scored[] => {
  const results = Object.entries(facts).flatMap(([probe, value]) => resultOf(probe, value));
  const cleared = found.map((one) => {
    const against = results.filter(({ cause, others }) => cause !== one.cause && others.includes(one.cause));
    return { ...one, confidence: one.confidence * ruledOut ** Math.min(against.length, 2) };
  });
  const causesProven = new Set(results.flatMap(({ cause }) => cause ?? []));
  const rest = cleared.filter(({ cause }) => !causesProven.has(cause));
  const sure = [...causesProven].map((cause) => ({
    cause,
    confidence: proven,
    evidence: [
      ...(found.find((one) => one.cause === cause)?.evidence ?? []),
      ...results.filter((one) => one.cause === cause).map(({ words }) => words),
    ],
  }));
  // Of several proven causes the one that the messages speak for comes first.
  const before = (cause: CauseId): number => found.find((one) => one.cause === cause)?.confidence ?? 0;
  return [
    ...sure.sort((a, b) => before(b.cause) - before(a.cause)),
    ...rest.sort((a, b) => b.confidence - a.confidence),
  ];
};

interface Result {
  /** Missing where nothing was wrong: that speaks against all others. */
  readonly cause?: CauseId;
  readonly others: readonly CauseId[];
  readonly words: string;
}

const resultOf = (probe: string, value: string | undefined): readonly Result[] => {
  if (!isProbeId(probe) || value === undefined) return [];
  const told = { others: Object.values(probes[probe]), words: `${probe}: ${value}` };
  if (value === noneOfThese) return [told];
  const cause = causeOfResult(probe, value);
  return cause === undefined ? [] : [{ ...told, cause }];
};

/** The probe that tells the most of the candidates apart; one that can be run before one that cannot. */
export const decidingProbe = (
  candidates: readonly CauseId[],
  own: readonly string[],
  facts: Facts,
  runs: (probe: ProbeId) => boolean,
): ProbeId | undefined => {
  const open = probeIds.filter((probe) => own.includes(probe) && facts[probe] === undefined);
  const covers = (probe: ProbeId): number => {
    const told: readonly CauseId[] = Object.values(probes[probe]);
    return candidates.filter((cause) => told.includes(cause)).length;
  };
  return open.sort((a, b) => Number(runs(b)) - Number(runs(a)) || covers(b) - covers(a))[0];
};
