/** A finding before an order, in words: what it is, what it means, what to do. Pure. */
import type { Language } from '../domain/app.ts';
import { factsOf, type PreflightFinding } from '../domain/preflight.ts';
import { causeTexts as causesEn } from './en/causes.ts';
import { findingTitle, isKey, readable } from './finding-title.ts';
import { sentence } from './index.ts';
import type { Values } from './interpolate.ts';
import { causeTexts as causesZh } from './zh/causes.ts';

export interface PreflightWords {
  readonly title: string;
  readonly means: string;
  readonly fixes: readonly string[];
}

const causeTexts = { en: causesEn, zh: causesZh } as const;

/** `values` replace details by what people call them, such as the name of a provider for its id. */
export const preflightWords = (finding: PreflightFinding, language: Language, values: Values = {}): PreflightWords => {
  const { code, cause } = finding;
  const key = `preflight.${code}`;
  const all: Values = { ...readable(finding.detail, language), ...values };
  const text = cause === undefined ? undefined : causeTexts[language][cause];
  const ownKey: string = `${key}.means`;
  const own = factsOf(code).ownMeaning === true && isKey(ownKey) ? sentence(language, ownKey, all) : '';
  return {
    title: findingTitle(finding, language, values),
    means: own === '' ? (text?.explanation ?? '') : own,
    fixes: text?.fixes ?? [],
  };
};
