/**
 * Every language there is, at once: for plain Node. The page has `renderer/i18n/packs.ts` in its place, which loads one
 * when it is asked for.
 */
import type { Language } from '../domain/languages.ts';
import { first as en } from './en/index.ts';
import { later as enLater } from './en/later.ts';
import { type LanguagePack, packFrom } from './pack.ts';
import { first as zh } from './zh/index.ts';
import { later as zhLater } from './zh/later.ts';

export const packs: Readonly<Record<Language, LanguagePack>> = {
  en: packFrom(en, enLater),
  zh: packFrom(zh, zhLater),
};

export const packOf = (language: Language): LanguagePack => packs[language];

/** Those that are there to look something up in. */
export const knownLanguages = (): readonly Language[] => Object.keys(packs) as Language[];
