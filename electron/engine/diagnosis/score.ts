/** From single signs to one confidence per cause. */
import { type CauseId, causes, isCauseId } from '../../../shared/domain/causes.ts';
import type { Rule } from './rule.ts';

export interface Sign {
  readonly cause: CauseId;
  readonly weight: number;
  readonly voice: Rule['voice'] | 'problem';
  readonly evidence: readonly string[];
}

export interface Scored {
  readonly cause: CauseId;
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/** Further signs of the same cause are rarely independent of the first, so each counts for less. */
const discounts = [1, 0.5, 0.3, 0.2] as const;
/** A sign this heavy names its cause; what many failures print then says little about others. */
const decisive = 0.8;
/** From here on a message is clear enough to count for more than own words. */
const clear = 0.6;
const hintBesideDecisive = 0.6;
const othersBesideDecisive = 0.8;
/** Own words never make as sure as a message does. */
const surestInOwnWords = 0.69;
const surest = 0.98;
/** A sign below this is shared by several causes. */
const telling = 0.7;
const surestOfShared = 0.66;
/** A cause that comes this near to the first, by the same line, leaves open which of the two it is. */
const rivalling = 0.65;
const leastOfRival = 0.6;

/** `types`: ACME problem types that the text names. */
export const scored = (signs: readonly Sign[], types: readonly string[]): readonly Scored[] => {
  const heaviest = Math.max(
    0,
    ...signs.map(({ weight, voice }) => (voice === 'hint' || voice === 'people' ? 0 : weight)),
  );
  const sorted = [...Map.groupBy(signs, ({ cause }) => cause)]
    .map(([cause, own]) => ({
      cause,
      // Sorted by what is left of doubt: several may be as sure as own words can make.
      confidence: fitting(cause, types, combined(own, heaviest)),
      limit: limitOf(own),
      evidence: evidenceOf(own),
      own,
    }))
    .sort((a, b) => b.confidence - a.confidence);
  return sorted.map(({ cause, confidence, limit, evidence, own }) => {
    const open = sorted.some(
      (other) =>
        other.cause !== cause &&
        Math.min(other.confidence, other.limit) >= Math.max(leastOfRival, rivalling * confidence) &&
        sharesLine(own, other.own),
    );
    return { cause, confidence: Math.min(confidence, limit, open ? surestOfShared : surest), evidence };
  });
};

/** One line, read as two causes. What a failure itself names is no reading of lines. */
const sharesLine = (signs: readonly Sign[], others: readonly Sign[]): boolean => {
  const clearLines = (of: readonly Sign[]): readonly string[] =>
    of.flatMap(({ weight, voice, evidence }) => (weight >= clear && voice !== 'problem' ? evidence : []));
  const lines = new Set(clearLines(signs));
  return clearLines(others).some((line) => lines.has(line));
};

/** Own words never make sure, and neither do several signs that other causes have as well. */
const limitOf = (signs: readonly Sign[]): number =>
  signs.every(({ voice }) => voice === 'people')
    ? surestInOwnWords
    : Math.max(...signs.map(({ weight }) => weight)) < telling
      ? surestOfShared
      : surest;

const combined = (signs: readonly Sign[], heaviest: number): number => {
  const weights = signs.map((sign) => effective(sign, heaviest)).sort((a, b) => b - a);
  return 1 - weights.reduce((left, weight, index) => left * (1 - weight * (discounts[index] ?? 0.1)), 1);
};

const effective = ({ weight, voice }: Sign, heaviest: number): number => {
  if (voice === 'people') return weight * (heaviest < clear ? 1 : heaviest < decisive ? 0.85 : 0.6);
  if (heaviest < decisive || weight >= decisive) return weight;
  return weight * (voice === 'hint' ? hintBesideDecisive : othersBesideDecisive);
};

/** A cause that shows under the problem type which the text names is a little likelier than one that never does. */
const fitting = (cause: CauseId, types: readonly string[], confidence: number): number => {
  const { acmeTypes } = causes[cause];
  if (types.length === 0 || acmeTypes.length === 0) return confidence;
  return acmeTypes.some((type) => types.includes(type)) ? confidence + (surest - confidence) * 0.08 : confidence * 0.9;
};

/**
 * Heaviest first, and nothing twice: of a line that repeats another the longer tells more, but what has several of them
 * in it is only those lines read as one.
 */
const evidenceOf = (signs: readonly Sign[]): readonly string[] => {
  const byWeight = [...signs].sort((a, b) => b.weight - a.weight);
  const all = [...new Set(byWeight.flatMap(({ evidence }) => evidence))];
  const lines = all.filter((line) => all.filter((other) => line.includes(other)).length < 3);
  return lines.filter((line) => !lines.some((other) => other !== line && other.includes(line))).slice(0, 3);
};

export const signsOf = (
  weights: Readonly<Record<string, number | undefined>>,
  voice: Sign['voice'],
  evidence: readonly string[],
): readonly Sign[] =>
  Object.entries(weights).flatMap(([cause, weight]) =>
    isCauseId(cause) && weight !== undefined ? [{ cause, weight, voice, evidence }] : [],
  );
