/**
 * Sentences from data, in plain Node and in the page alike.
 *
 * - `sentence(language, key, values)`: one plain sentence; `count` in the values picks the plural.
 * - `messageOf(problem, language)`: title, explanation and action of a failure.
 * - `reasonWords(code, reason, language)`: a reason inside the details, in words if there are any.
 * - `nameMessageOf(problem, language, values)`: what is said about one name.
 * - `isSentence(key)`: whether there is such a sentence.
 * - `languageOf(tags)`: the language to use for a list of BCP 47 tags.
 */

import type { NameProblem } from '../domain/identifiers.ts';
import { type Language, languageFacts, languages } from '../domain/languages.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Problem } from '../errors/problem.ts';
import type { FirstKey } from './en/index.ts';
import type { LaterKey } from './en/later.ts';
import { flatten, interpolate, type Values } from './interpolate.ts';
import { momentWords } from './moments.ts';
import { packOf, spokenLanguages } from './packs.ts';
import type { ProblemText } from './problem-text.ts';

export type { Values } from './interpolate.ts';

export type SentenceKey = FirstKey | LaterKey;

const pluralRules: Partial<Record<Language, Intl.PluralRules>> = {};
const pluralOf = (language: Language, count: number): string => {
  const rules = pluralRules[language] ?? new Intl.PluralRules(languageFacts[language].tag);
  pluralRules[language] = rules;
  return rules.select(count);
};

/** Every language has the same keys, but for plurals, all of which have one form in common. */
export const isSentence = (key: string): key is SentenceKey =>
  spokenLanguages().some((language) => {
    const { sentences } = packOf(language);
    return Object.hasOwn(sentences, key) || Object.hasOwn(sentences, `${key}_other`);
  });

/** A key that has no sentence comes back as itself; the types and a test keep that from happening. */
export const sentence = (language: Language, key: SentenceKey, values: Values = {}): string => {
  const { count } = values;
  const { sentences } = packOf(language);
  const plural = typeof count === 'number' ? sentences[`${key}_${pluralOf(language, count)}`] : undefined;
  return interpolate(plural ?? sentences[key] ?? sentences[`${key}_other`] ?? key, values);
};

/** `values` replace details by what people call them, such as the name of a provider for its id. */
export const messageOf = (problem: Problem, language: Language, values: Values = {}): ProblemText => {
  const text = packOf(language).problems[problem.code];
  const all: Values = { ...flatten(problem.details, language), ...readable(problem, language), ...values };
  return {
    title: tidy(interpolate(text.title, all)),
    explanation: tidy(interpolate(text.explanation, all)),
    action: tidy(interpolate(text.action, all)),
  };
};

export const nameMessageOf = (
  problem: NameProblem,
  language: Language,
  values: Values = {},
): { readonly title: string; readonly explanation: string } => {
  const text = packOf(language).names[problem.code];
  const all: Values = { ...values, ...problem.values };
  return { title: interpolate(text.title, all), explanation: interpolate(text.explanation ?? '', all) };
};

export const languageOf = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const [wanted = ''] = tag.toLowerCase().split(/[-_.]/);
    const found = languages.find((language) => language === wanted);
    if (found !== undefined) return found;
  }
  return languages[0];
};

/** A reason as data carries it, such as `EACCES` or `chain-order`, in words; itself where there are none. */
export const reasonWords = (code: ErrorCode, reason: string, language: Language): string => {
  const known = packOf(language).sentences;
  const words = known[`reason.${code}.${reason}`] ?? known[`reason.${reason}`];
  if (words === undefined) return reason;
  // The code of a system error is what people search for.
  return /^E[A-Z]+$/.test(reason) ? inBrackets(words, reason, language) : words;
};

export const inBrackets = (words: string, inside: string, language: Language): string => {
  const [open, close] = packOf(language).style.brackets;
  return `${words}${open}${inside}${close}`;
};

/** ISO times inside details become times that people read, and reasons become words. */
const readable = (problem: Problem, language: Language): Values => {
  const details = flatten(problem.details, language);
  const times = Object.entries(details).filter(([, value]) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)));
  return {
    ...Object.fromEntries(times.map(([key, value]) => [key, momentWords(String(value), language)])),
    ...reasonsIn(problem, language),
    ...(problem.code === 'vault.already-set-up' ? { kind: kindOf(problem.details.kind, language) } : {}),
  };
};

/** Fields of a form with what is wrong with each. */
export const fieldWords = (
  fields: readonly { readonly key: string; readonly problem: string }[],
  language: Language,
): string =>
  fields
    .map(({ key, problem }) => inBrackets(key, reasonWords('credential.invalid', problem, language), language))
    .join(packOf(language).style.comma);

const reasonsIn = (problem: Problem, language: Language): Values => {
  const { code } = problem;
  if (code === 'credential.invalid') return { fields: fieldWords(problem.details.fields, language) };
  const slots = ['reason', 'field'] as const;
  const details: Readonly<Record<string, unknown>> = problem.details;
  return Object.fromEntries(
    slots.flatMap((slot) => {
      const value = details[slot];
      if (typeof value !== 'string') return [];
      const words = reasonWords(code, value, language);
      const holder = code === 'fix.router-refused' && slot === 'reason' ? problem.details.holder : undefined;
      return [[slot, holder === undefined ? words : inBrackets(words, holder, language)]];
    }),
  );
};

const kindOf = (kind: string, language: Language): string => {
  if (kind !== 'keychain' && kind !== 'passphrase' && kind !== 'key-file') return kind;
  return sentence(language, `vault.kind.${kind}`);
};

/** The other side's words may end with or without a full stop, or be missing altogether. */
const tidy = (text: string): string =>
  text
    .replace(/([.!?。！？])\s*[.。]$/u, '$1')
    .replace(/[:：]\s*([.。])?$/u, (_, stop: string | undefined) => stop ?? (/\p{Script=Han}/u.test(text) ? '。' : '.'))
    .trim();
