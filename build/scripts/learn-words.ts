/**
 * `node build/scripts/run.mjs learn-words`: writes down in which words reports of each cause are told, counted over the
 * texts of `test/fixtures/failures` that are for learning. The texts that measure how well it generalises
 * (`unseen*.json`) are never read here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countsOf, wordsOf } from '../../electron/engine/diagnosis/words.ts';
import { causes } from '../../shared/domain/causes.ts';
import { root } from './build-targets.ts';

interface Told {
  readonly cause: string;
  readonly text: string;
}

const told = ['complaints', 'variants'].flatMap((name): readonly Told[] => {
  const file: { readonly cases: readonly Told[] } = JSON.parse(
    readFileSync(join(root, `test/fixtures/failures/${name}.json`), 'utf8'),
  );
  return file.cases;
});

/** A word counts once per report. */
const wordsFor = (cause: string): string =>
  [...countsOf(told.filter((one) => one.cause === cause).flatMap(({ text }) => [...new Set(wordsOf(text))]))]
    .sort(([one, often], [other, seldom]) => seldom - often || (one < other ? -1 : 1))
    .map(([word, count]) => (count === 1 ? word : `${word}*${count}`))
    .join(' ');

/** As the formatter would have it: long values on a line of their own. */
const lineFor = (cause: string, words: string): string =>
  cause.length + words.length > 111 ? `  '${cause}':\n    '${words}',` : `  '${cause}': '${words}',`;

const lines = Object.keys(causes).map((cause) => lineFor(cause, wordsFor(cause)));

writeFileSync(
  join(root, 'electron/engine/diagnosis/vocabulary.ts'),
  `/**
 * In which words reports of each cause are told, with how many reports had them (\`word*3\`; once without a number).
 * Written by \`node build/scripts/run.mjs learn-words\`, not by hand.
 */
import type { CauseId } from '../../../shared/domain/causes.ts';

export const vocabulary: Readonly<Record<CauseId, string>> = {
${lines.join('\n')}
};
`,
);
