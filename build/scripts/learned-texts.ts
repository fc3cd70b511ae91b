/** The texts that words are learned from, and the words in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countsOf, wordsOf } from '../../electron/engine/diagnosis/words.ts';
import { root } from './build-targets.ts';

interface Told {
  readonly cause: string;
  readonly text: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(root, `test/fixtures/failures/${name}.json`), 'utf8'));
const casesOf = (name: string): readonly Told[] => (read(name) as { readonly cases: readonly Told[] }).cases;
const published = (): readonly Told[] =>
  (read('published') as readonly { readonly cause: string; readonly verbatim: string }[]).map(
    ({ cause, verbatim }) => ({
      cause,
      text: verbatim,
    }),
  );

/** Of the texts that others wrote, every sixth teaches nothing: it measures how well the others taught. */
export const isKept = (_: unknown, index: number): boolean => index % 6 === 5;

const texts = (): readonly Told[] => [
  ...['complaints', 'variants', 'answers'].flatMap(casesOf),
  ...published(),
  ...casesOf('unseen').filter((one, index) => !isKept(one, index)),
];

/** By cause, each word with how many of its reports have it. A word that one report of all has is nobody's but its. */
export const learnedWords = (): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const told = texts().map(({ cause, text }) => ({ cause, words: [...new Set(wordsOf(text))] }));
  const known = countsOf(told.flatMap(({ words }) => words));
  return new Map(
    [...Map.groupBy(told, ({ cause }) => cause)].map(([cause, own]) => [
      cause,
      countsOf(own.flatMap(({ words }) => words.filter((word) => (known.get(word) ?? 0) > 1))),
    ]),
  );
};
