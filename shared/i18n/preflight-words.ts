/** A finding before an order, in words: what it is, what it means, what to do. Pure. */
import type { Language } from '../domain/app.ts';
import { factsOf, type PreflightFinding } from '../domain/preflight.ts';
import { fixWords } from './cause-words.ts';
import { findingTitle, readable } from './finding-title.ts';
import { isSentence, sentence } from './index.ts';
import type { Values } from './interpolate.ts';
import { topicsOf } from './topics.ts';

export interface PreflightWords {
  readonly title: string;
  readonly means: string;
  readonly fixes: readonly string[];
}

/** `values` replace details by what people call them, such as the name of a provider for its id. */
export const preflightWords = (finding: PreflightFinding, language: Language, values: Values = {}): PreflightWords => {
  const { code, cause } = finding;
  const key = `preflight.${code}`;
  const all: Values = { ...readable(finding.detail, language), ...values };
  const text = cause === undefined ? undefined : topicsOf(language).causes[cause];
  const ownKey: string = `${key}.means`;
  const own = factsOf(code).ownMeaning === true && isSentence(ownKey) ? sentence(language, ownKey, all) : '';
  return {
    title: findingTitle(finding, language, values),
    means: own === '' ? (text?.explanation ?? '') : own,
    fixes: text === undefined ? [] : fixWords(text, language, finding.detail.provider),
  };
};
