/**
 * From a failure to its causes. Pure: the same input gives the same answer, nothing is asked of the machine or the
 * network. Where nothing speaks for a cause the answer is empty.
 */
import { type CauseId, causes } from '../../../shared/domain/causes.ts';
import type { ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { decidingProbe, type Facts, withFacts } from './facts.ts';
import { withNamed } from './named-cause.ts';
import { readProblem } from './problems.ts';
import { afterKeyWorked } from './proven-key.ts';
import { type Scored, scored, signsOf } from './score.ts';
import { signsIn } from './signs.ts';

export interface Failure {
  /** A message, a whole log, or somebody's own words. */
  readonly text?: string;
  readonly problems?: readonly Problem[];
  /** Results of probes that have run, by the ids and results of `shared/domain/diagnosis-probes.ts`. */
  readonly facts?: Facts;
  /** The provider took the same key in the same run, for a record that was written. */
  readonly keyWorked?: boolean;
  /** Id of the provider it went through, where there was one. */
  readonly provider?: string;
}

export interface Finding {
  readonly cause: CauseId;
  /** 0 to 1. */
  readonly confidence: number;
  /** Lines that speak for it, without secrets. */
  readonly evidence: readonly string[];
  /** The probe that would confirm it, or tell it from the others. */
  readonly confirm?: ProbeId;
}

/** Below this nothing is claimed. */
export const leastConfidence = 0.3;
const leastOfOthers = 0.15;
/** Of the first. */
const leastBesideFirst = 0.28;
const mostCauses = 6;

/** `runs`: which probes can be run where this is asked. */
export const diagnose = (
  { text = '', problems = [], facts = {}, keyWorked = false }: Failure,
  runs: (probe: ProbeId) => boolean = () => false,
): readonly Finding[] => {
  const readings = problems.map(readProblem);
  const own = readings.flatMap(({ weights }) => weights.flatMap((one) => signsOf(one, 'problem', [])));
  const read = signsIn([text, ...readings.map((one) => one.text)].join('\n'));
  const signs = [...own, ...read.signs];
  const heard = worthTelling(scored(keyWorked ? afterKeyWorked(signs, problems) : signs, read.types));
  const spoken = withNamed(text, heard);
  const found = withFacts(spoken, facts);
  // What was claimed before a probe spoke against it is still told, as unlikely.
  if (Math.max(found[0]?.confidence ?? 0, spoken[0]?.confidence ?? 0) < leastConfidence) return [];
  const listed = found.filter(({ confidence }) => confidence >= leastOfOthers).slice(0, mostCauses);
  return listed.map((one) => findingOf(one, listed, facts, runs));
};

/** Not what stands far behind the first: it only distracts. */
const worthTelling = (found: readonly Scored[]): readonly Scored[] => {
  const least = Math.max(leastOfOthers, leastBesideFirst * (found[0]?.confidence ?? 0));
  return found.filter(({ confidence }) => confidence >= least);
};

const findingOf = (
  one: Scored,
  listed: readonly Scored[],
  facts: Facts,
  runs: (probe: ProbeId) => boolean,
): Finding => {
  const candidates = listed.map(({ cause }) => cause);
  const confirm = decidingProbe(candidates, causes[one.cause].probes, facts, runs);
  return {
    cause: one.cause,
    confidence: Math.round(one.confidence * 100) / 100,
    evidence: one.evidence,
    ...(confirm === undefined ? {} : { confirm }),
  };
};
