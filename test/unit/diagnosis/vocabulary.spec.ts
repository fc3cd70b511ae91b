import { expect, it } from 'vitest';
import { vocabulary } from '../../../electron/engine/diagnosis/vocabulary.ts';
import { countsOf, wordsOf } from '../../../electron/engine/diagnosis/words.ts';
import { causes, isCauseId } from '../../../shared/domain/causes.ts';
import { ownCases } from './fixtures.ts';

const told = [...ownCases('complaints'), ...ownCases('variants')];

it.each(Object.keys(causes).filter(isCauseId))('%s is known by the words of its reports', (cause) => {
  const words = told.filter((one) => one.cause === cause).flatMap(({ text }) => [...new Set(wordsOf(text))]);
  const learned = vocabulary[cause].split(' ').map((entry) => {
    const [word = '', times = '1'] = entry.split('*');
    return [word, Number(times)] as const;
  });
  expect(new Map(learned)).toEqual(countsOf(words));
});
