/**
 * Which causes a text resembles, by the words of their explanations and of known reports. Rare words count most
 * (TF-IDF, cosine). Never enough for more than a guess.
 */
import { type CauseId, causes, isCauseId } from '../../../shared/domain/causes.ts';
import { knownLanguages } from '../../../shared/i18n/packs.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import { vocabulary } from './vocabulary.ts';
import { countsOf, wordsOf } from './words.ts';

export interface Resemblance {
  readonly cause: CauseId;
  /** 0 to 1. */
  readonly likeness: number;
}

interface Profile {
  readonly cause: CauseId;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}
interface Library {
  readonly profiles: readonly Profile[];
  readonly rarity: ReadonlyMap<string, number>;
  /** Of the profiles. */
  readonly usualLength: number;
}

/** Causes of which much was told know more words; by their full length that would speak against each of them. */
const lengthCounts = 0.7;

const build = (): Library => {
  const documents = Object.keys(causes)
    .filter(isCauseId)
    .map((cause) => ({ cause, words: countedWords(cause) }));
  const spread = countsOf(documents.flatMap(({ words }) => [...words.keys()]));
  const rarity = new Map([...spread].map(([word, count]) => [word, Math.log(documents.length / count)]));
  const profiles = documents.map(({ cause, words }) => {
    const weights = new Map([...words].map(([word, count]) => [word, (1 + Math.log(count)) * (rarity.get(word) ?? 0)]));
    return { cause, weights, length: lengthOf(weights.values()) };
  });
  return { rarity, profiles, usualLength: profiles.reduce((sum, one) => sum + one.length, 0) / profiles.length };
};

const textOf = (cause: CauseId): string =>
  knownLanguages()
    .map((language) => topicsOf(language).causes[cause])
    // The title says it in the fewest words.
    .flatMap(({ title, explanation, fixes, ofProvider = {} }) => [
      ...[title, title, cause.replaceAll('-', ' '), explanation],
      ...[...fixes, ...Object.values(ofProvider)],
    ])
    .join(' ');

/** Words of the explanation, and those of reports as often as they were told. */
const countedWords = (cause: CauseId): ReadonlyMap<string, number> => {
  const counts = new Map(countsOf(wordsOf(textOf(cause))));
  for (const entry of vocabulary[cause].split(' ')) {
    const [word = '', times = '1'] = entry.split('*');
    counts.set(word, (counts.get(word) ?? 0) + Number(times));
  }
  return counts;
};

const lengthOf = (values: Iterable<number>): number => Math.hypot(...values) || 1;

let library: Library | undefined;

export const resemblances = (text: string): readonly Resemblance[] => {
  library ??= build();
  const { profiles, rarity, usualLength } = library;
  const asked = new Map(
    [...new Set(wordsOf(text))].flatMap((word) => {
      const weight = rarity.get(word);
      return weight === undefined ? [] : [[word, weight] as const];
    }),
  );
  const length = lengthOf(asked.values());
  return profiles
    .map(({ cause, weights, length: own }) => {
      const shared = [...asked].reduce((sum, [word, weight]) => sum + weight * (weights.get(word) ?? 0), 0);
      return { cause, likeness: shared / (length * own ** lengthCounts * usualLength ** (1 - lengthCounts)) };
    })
    .sort((a, b) => b.likeness - a.likeness);
};
