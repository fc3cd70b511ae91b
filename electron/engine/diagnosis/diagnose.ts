/**
 * From a failure to its causes. Pure: the same input gives the same answer, nothing is asked of the machine or the
 * network. Where nothing speaks for a cause the answer is empty.
 */
import { type CauseId, causes } from '../../../shared/domain/causes.ts';
import type { ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { excerptOf } from './excerpt.ts';
import { decidingProbe, type Facts, withFacts } from './facts.ts';
import { isElsewhere, isOfOurField } from './field.ts';
import { haystackOf, type Match, matchesOf } from './match.ts';
import { plainLines } from './plain-text.ts';
import { readProblem } from './problems.ts';
import { isProse } from './prose.ts';
import { redact } from './redact.ts';
import { resemblances } from './resemblance.ts';
import { rules } from './rules/index.ts';
import { type Scored, type Sign, scored, signsOf } from './score.ts';
import { isSourceCode } from './source-code.ts';
import { isComplaint, spokenShare, unvoiced } from './spoken.ts';

export interface Failure {
  /** A message, a whole log, or somebody's own words. */
  readonly text?: string;
  readonly problems?: readonly Problem[];
  /** Results of probes that have run, by the ids and results of `shared/domain/diagnosis-probes.ts`. */
  readonly facts?: Facts;
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
const mostCauses = 6;
const longestEvidence = 400;
const mostGuesses = 6;
const leastLikeness = Number(process.env.LL ?? 0.08);
const leastElsewhere = 0.14;
const mostByLikeness = Number(process.env.ML ?? 0.5);
const surestGuess = Number(process.env.SG ?? 2);
const guessOffset = Number(process.env.GO ?? 0.16);

/** `runs`: which probes can be run where this is asked. */
export const diagnose = (
  { text = '', problems = [], facts = {} }: Failure,
  runs: (probe: ProbeId) => boolean = () => false,
): readonly Finding[] => {
  const readings = problems.map(readProblem);
  const own = readings.flatMap(({ weights }) => weights.flatMap((one) => signsOf(one, 'problem', [])));
  const read = signsIn([text, ...readings.map((one) => one.text)].join('\n'));
  const spoken = scored([...own, ...read.signs], read.types);
  const found = withFacts(spoken, facts);
  // What was claimed before a probe spoke against it is still told, as unlikely.
  if (Math.max(found[0]?.confidence ?? 0, spoken[0]?.confidence ?? 0) < leastConfidence) return [];
  const listed = found.filter(({ confidence }) => confidence >= leastOfOthers).slice(0, mostCauses);
  return listed.map((one) => findingOf(one, listed, facts, runs));
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

const signsIn = (text: string): { readonly signs: readonly Sign[]; readonly types: readonly string[] } => {
  const excerpt = excerptOf(plainLines(text));
  const haystack = haystackOf(excerpt.lines);
  if (isOfNoFailure(excerpt.lines)) return { signs: [], types: [] };
  const spoken = excerpt.shortened ? 0 : spokenShare(excerpt.lines);
  const usable = spoken > 0 ? rules : rules.filter(({ voice }) => voice !== 'people');
  const shown = (match: Match): readonly string[] =>
    match.lines.map((line) =>
      redact((haystack.lines[line] ?? '').slice(0, 4 * longestEvidence)).slice(0, longestEvidence),
    );
  const found = matchesOf(haystack, usable).flatMap((match) => {
    const { causes: weights, voice } = match.rule;
    // Half of what a complaint has to say, and nothing that places it.
    if (match.share < 1 && !isOfOurField(haystack.text)) return [];
    const share = voice === 'people' ? spoken * shareOf(match.share, spoken) : 1;
    return signsOf(weights, voice, shown(match)).map((sign) => ({ ...sign, weight: sign.weight * share }));
  });
  return {
    signs: [...found, ...guesses(excerpt.lines, spoken)],
    types: typesIn(haystack.text),
  };
};

const isOfNoFailure = (lines: readonly string[]): boolean =>
  isSourceCode(lines) || isProse(lines.join('\n')) || isElsewhere(lines.join('\n'));

/** Only where somebody speaks of trouble, and only for the causes that stand out. */
const guesses = (lines: readonly string[], spoken: number): readonly Sign[] => {
  const text = lines.join(' ');
  if (spoken < unvoiced || !isComplaint(text)) return [];
  const nearest = resemblances(text).slice(0, mostGuesses);
  const best = nearest[0]?.likeness ?? 0;
  if (best < (isOfOurField(text) ? leastLikeness : leastElsewhere)) return [];
  const surest = Math.min(mostByLikeness, surestGuess * best + guessOffset);
  const evidence = [redact(lines[0] ?? '').slice(0, longestEvidence)];
  return nearest.flatMap(({ cause, likeness }) =>
    signsOf({ [cause]: surest * (likeness / best) ** 1.5 }, 'people', evidence),
  );
};

/** A sign left out weighs more where nobody seems to speak. */
const shareOf = (share: number, spoken: number): number => (share < 1 && spoken <= unvoiced ? share * 0.85 : share);

/** Types of ACME problems that are named, as RFC 8555 writes them but for upper and lower case. */
const typesIn = (text: string): readonly string[] => {
  const named = new Set([...text.matchAll(/acme:error:([a-z]{2,30})/g)].map((match) => match[1] ?? ''));
  const known = new Set(Object.values(causes).flatMap(({ acmeTypes }) => acmeTypes));
  return [...known].filter((type) => named.has(type.toLowerCase()));
};
