/** How long something took, to a tenth of a second. Pure. */
import type { Language } from '../domain/languages.ts';
import { sentence } from './index.ts';

/** Milliseconds; less is not worth a figure. */
const noticeable = 50;

/** In a sentence: never "0.0 s". */
export const tookWords = (milliseconds: number, language: Language): string =>
  milliseconds < noticeable
    ? sentence(language, 'took.hardly')
    : sentence(language, 'took.seconds', { seconds: (milliseconds / 1000).toFixed(1) });

/** In a column of such times: empty where there is nothing to tell. */
export const tookInColumn = (milliseconds: number, language: Language): string =>
  milliseconds < noticeable ? '' : tookWords(milliseconds, language);
