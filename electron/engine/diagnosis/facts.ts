/** What probes found decides between causes whose messages read alike. */
import type { CauseId } from '../../../shared/domain/causes.ts';
import { type ProbeId, probes } from '../../../shared/domain/diagnosis-probes.ts';
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
  const causesProven = new Set(results.map(({ cause }) => cause));
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
  readonly cause: CauseId;
  readonly others: readonly CauseId[];
  readonly words: string;
}

const resultOf = (probe: string, value: string | undefined): readonly Result[] => {
  const outcomes: Readonly<Record<string, CauseId>> | undefined = Object.entries(probes).find(
    ([id]) => id === probe,
  )?.[1];
  const cause = value === undefined ? undefined : outcomes?.[value];
  if (outcomes === undefined || cause === undefined) return [];
  return [{ cause, others: Object.values(outcomes), words: `${probe}: ${value}` }];
};

/** The probe that tells the most of the candidates apart. */
export const decidingProbe = (
  candidates: readonly CauseId[],
  own: readonly string[],
  facts: Facts,
): ProbeId | undefined => {
  const open = ids().filter((probe) => own.includes(probe) && facts[probe] === undefined);
  const covers = (probe: ProbeId): number => {
    const told: readonly CauseId[] = Object.values(probes[probe]);
    return candidates.filter((cause) => told.includes(cause)).length;
  };
  return open.sort((a, b) => covers(b) - covers(a))[0];
};

const ids = (): ProbeId[] => Object.keys(probes).filter((id): id is ProbeId => Object.hasOwn(probes, id));
