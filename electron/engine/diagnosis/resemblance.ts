/**
 * Which causes a complaint resembles, by the words of their own explanations: the last resort where people say it in a
 * way that no rule foresaw. Rare words count most (TF-IDF, cosine). Never enough for more than a guess among others.
 */
import { type CauseId, causes, isCauseId } from '../../../shared/domain/causes.ts';
import { causeTexts as en } from '../../../shared/i18n/en/causes.ts';
import { causeTexts as zh } from '../../../shared/i18n/zh/causes.ts';

export interface Resemblance {
  readonly cause: CauseId;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Words that a complaint and an explanation share without meaning the same. */
const common: ReadonlySet<string> = new Set(
  'my me you your we our use one it is the and or not no do on in at to of for from with without can may be has have this that thi all any new old get set only here there when then than but by as an if so work want need say know time like will would other own year make give take'.split(
    ' ',
  ),
);

/** Words without their endings; Chinese has no blanks, so pairs of characters. */
const wordsOf = (text: string): readonly string[] => {
  const words = (text.toLowerCase().match(/[a-z][a-z0-9-]{1,30}|\d{2,5}/g) ?? []).map((word) =>
    word.replace(/(?:ing|ed|es|s|ly)$/, '').replace(/(.)\1$/, '$1'),
  );
  const pairs = (text.match(/[\u4e00-\u9fff]{2,40}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...words.filter((word) => !common.has(word)), ...pairs];
};

interface Profile {
  readonly cause: CauseId;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}
interface Library {
  readonly profiles: readonly Profile[];
  readonly rarity: ReadonlyMap<string, number>;
}

const build = (): Library => {
  const documents = Object.keys(causes)
    .filter(isCauseId)
    .map((cause) => ({ cause, words: countsOf(wordsOf(textOf(cause))) }));
  const spread = countsOf(documents.flatMap(({ words }) => [...words.keys()]));
  const rarity = new Map([...spread].map(([word, count]) => [word, Math.log(documents.length / count)]));
  return {
    rarity,
    profiles: documents.map(({ cause, words }) => {
      const weights = new Map(
        [...words].map(([word, count]) => [word, (1 + Math.log(count)) * (rarity.get(word) ?? 0)]),
      );
      return { cause, weights, length: lengthOf(weights.values()) };
    }),
  };
};

const textOf = (cause: CauseId): string =>
  [en[cause], zh[cause]]
    // The title says it in the fewest words.
    .flatMap(({ title, explanation, fixes }) => [title, title, cause.replaceAll('-', ' '), explanation, ...fixes])
    .join(' ');

const countsOf = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const lengthOf = (values: Iterable<number>): number => Math.hypot(...values) || 1;

let library: Library | undefined;

export const resemblances = (text: string): readonly Resemblance[] => {
  library ??= build();
  const { profiles, rarity } = library;
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
      return { cause, likeness: shared / (length * own) };
    })
    .sort((a, b) => b.likeness - a.likeness);
};
