import { expect, it } from 'vitest';
import { learnedWords } from '../../../build/scripts/learned-texts.ts';
import { vocabulary } from '../../../electron/engine/diagnosis/vocabulary.ts';
import { causes, isCauseId } from '../../../shared/domain/causes.ts';

const words = learnedWords();

it.each(Object.keys(causes).filter(isCauseId))('%s is known by the words of its reports', (cause) => {
  const learned = vocabulary[cause].split(' ').map((entry) => {
    const [word = '', times = '1'] = entry.split('*');
    return [word, Number(times)] as const;
  });
  expect(new Map(learned)).toEqual(words.get(cause));
});
