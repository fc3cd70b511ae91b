/**
 * Every language there is: for plain Node, which puts one together when something is said in it. The page has
 * `renderer/i18n/packs.ts` in its place, which loads one when it is asked for.
 */
import { type Language, languages } from '../domain/languages.ts';
import { first as en } from './en/index.ts';
import { later as enLater } from './en/later.ts';
import { type LanguagePack, packFrom } from './pack.ts';
import { first as zh } from './zh/index.ts';
import { later as zhLater } from './zh/later.ts';

const make: Readonly<Record<Language, () => LanguagePack>> = {
  en: () => packFrom(en, enLater),
  zh: () => packFrom(zh, zhLater),
};
const made = new Map<Language, LanguagePack>();

export const packOf = (language: Language): LanguagePack => {
  const pack = made.get(language) ?? make[language]();
  made.set(language, pack);
  return pack;
};

/** Those in which something can be said. */
export const spokenLanguages = (): readonly Language[] => languages;

/** Those that are there to look something up in. */
export const knownLanguages = (): readonly Language[] => languages;
