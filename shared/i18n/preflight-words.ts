/** A finding before an order, in words: what it is, what it means, what to do. Pure. */
import type { Language } from '../domain/app.ts';
import { factsOf, type PreflightFinding } from '../domain/preflight.ts';
import { causeTexts as causesEn } from './en/causes.ts';
import { reasonWords, type SentenceKey, sentence, sentences } from './index.ts';
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
    title: isKey(key) ? sentence(language, key, all) : code,
    means: own === '' ? (text?.explanation ?? '') : own,
    fixes: text?.fixes ?? [],
  };
};

const isKey = (key: string): key is SentenceKey => Object.hasOwn(sentences.en, key);

const readable = (detail: PreflightFinding['detail'], language: Language): Values => {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => {
      if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [key, format.format(new Date(value))];
      if (key === 'kind') return [key, wordsFor(`vault.kind.${value}`, value, language)];
      if (key === 'why') return [key, wordsFor(`dnssec.why.${value}`, value, language)];
      return [key, key === 'reason' ? reasonOf(value, language) : value];
    }),
  );
};

const wordsFor = (key: string, otherwise: string, language: Language): string =>
  isKey(key) ? sentence(language, key, { at: '' }).replace(/\s*[（(][)）]$/, '') : otherwise;

const reasonOf = (reason: string, language: Language): string => {
  const known: string = `preflight.reason.${reason}`;
  if (isKey(known)) return sentence(language, known);
  return /^[\w.-]+$/.test(reason) ? reasonWords('internal', reason, language) : reason;
};
