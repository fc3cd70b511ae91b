/**
 * Sentences from data, in plain Node and in the page alike.
 *
 * - `sentence(language, key, values)`: one plain sentence; `count` in the values picks the plural.
 * - `messageOf(problem, language)`: title, explanation and action of a failure.
 * - `reasonWords(code, reason, language)`: a reason inside the details, in words if there are any.
 * - `nameMessageOf(problem, language, values)`: what is said about one name.
 * - `languageOf(tags)`: the language to use for a list of BCP 47 tags.
 */
import type { Language } from '../domain/app.ts';
import type { NameProblem } from '../domain/identifiers.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Problem } from '../errors/problem.ts';
import { desktopProblems as desktopEn } from './en/desktop.ts';
import { nameProblems as namesEn } from './en/names.ts';
import { noticeProblems as noticeEn } from './en/notices.ts';
import { accountProblems as accountEn } from './en/problems-accounts.ts';
import { authorityProblems as authorityEn } from './en/problems-authority.ts';
import { dnsProblems as dnsEn } from './en/problems-dns.ts';
import { inputProblems as inputEn } from './en/problems-input.ts';
import { keepingProblems as keepingEn } from './en/problems-keeping.ts';
import { reachProblems as reachEn } from './en/problems-reach.ts';
import { resetProblems as resetEn } from './en/reset.ts';
import { scheduleProblems as scheduleEn } from './en/schedule.ts';
import { updatesProblems as updatesEn } from './en/updates.ts';
import { flatten, interpolate, type Values } from './interpolate.ts';
import { momentWords } from './moments.ts';
import type { NameTexts } from './name-text.ts';
import type { ProblemText, ProblemTexts } from './problem-text.ts';
import { type SentenceKey, sentences } from './sentences.ts';
import { desktopProblems as desktopZh } from './zh/desktop.ts';
import { nameProblems as namesZh } from './zh/names.ts';
import { noticeProblems as noticeZh } from './zh/notices.ts';
import { accountProblems as accountZh } from './zh/problems-accounts.ts';
import { authorityProblems as authorityZh } from './zh/problems-authority.ts';
import { dnsProblems as dnsZh } from './zh/problems-dns.ts';
import { inputProblems as inputZh } from './zh/problems-input.ts';
import { keepingProblems as keepingZh } from './zh/problems-keeping.ts';
import { reachProblems as reachZh } from './zh/problems-reach.ts';
import { resetProblems as resetZh } from './zh/reset.ts';
import { scheduleProblems as scheduleZh } from './zh/schedule.ts';
import { updatesProblems as updatesZh } from './zh/updates.ts';

export type { Values } from './interpolate.ts';
export { type SentenceKey, sentences } from './sentences.ts';

export const problemTexts: Readonly<Record<Language, ProblemTexts<ErrorCode>>> = {
  en: {
    ...inputEn,
    ...reachEn,
    ...authorityEn,
    ...accountEn,
    ...dnsEn,
    ...keepingEn,
    ...scheduleEn,
    ...noticeEn,
    ...resetEn,
    ...desktopEn,
    ...updatesEn,
  },
  zh: {
    ...inputZh,
    ...reachZh,
    ...authorityZh,
    ...accountZh,
    ...dnsZh,
    ...keepingZh,
    ...scheduleZh,
    ...noticeZh,
    ...resetZh,
    ...desktopZh,
    ...updatesZh,
  },
};
export const nameTexts: Readonly<Record<Language, NameTexts>> = { en: namesEn, zh: namesZh };

const pluralRules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  zh: new Intl.PluralRules('zh'),
};

/** A key that has no sentence comes back as itself; the types and a test keep that from happening. */
export const sentence = (language: Language, key: SentenceKey, values: Values = {}): string => {
  const { count } = values;
  const plural =
    typeof count === 'number' ? sentences[language][`${key}_${pluralRules[language].select(count)}`] : undefined;
  return interpolate(plural ?? sentences[language][key] ?? sentences[language][`${key}_other`] ?? key, values);
};

/** `values` replace details by what people call them, such as the name of a provider for its id. */
export const messageOf = (problem: Problem, language: Language, values: Values = {}): ProblemText => {
  const text = problemTexts[language][problem.code];
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
  const text = nameTexts[language][problem.code];
  const all: Values = { ...values, ...problem.values };
  return { title: interpolate(text.title, all), explanation: interpolate(text.explanation ?? '', all) };
};

export const languageOf = (tags: readonly string[]): Language => {
  const known = tags.find((tag) => /^(en|zh)\b/i.test(tag));
  return known?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
};

/** A reason as data carries it, such as `EACCES` or `chain-order`, in words; itself where there are none. */
export const reasonWords = (code: ErrorCode, reason: string, language: Language): string => {
  const known = sentences[language];
  const words = known[`reason.${code}.${reason}`] ?? known[`reason.${reason}`];
  if (words === undefined) return reason;
  // The code of a system error is what people search for.
  return /^E[A-Z]+$/.test(reason) ? inBrackets(words, reason, language) : words;
};

const inBrackets = (words: string, inside: string, language: Language): string =>
  language === 'zh' ? `${words}（${inside}）` : `${words} (${inside})`;

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
    .join(language === 'zh' ? '、' : ', ');

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
