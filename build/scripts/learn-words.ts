/**
 * `node build/scripts/run.mjs learn-words`: writes down in which words reports of each cause are told, counted over the
 * texts of `test/fixtures/failures` that are for learning (`learned-texts.ts` beside this tells which).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '../../shared/domain/causes.ts';
import { root } from './build-targets.ts';
import { learnedWords } from './learned-texts.ts';

const learned = learnedWords();

const wordsFor = (cause: string): string =>
  [...(learned.get(cause) ?? [])]
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
