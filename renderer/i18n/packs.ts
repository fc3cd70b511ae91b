/**
 * Languages as the page has them: each is loaded when it is asked for, first what the first screen needs, then the rest.
 * Stands in for `packs.ts` and `topics.ts` of `shared/i18n`.
 */
import { type Language, languages } from '../../shared/domain/languages.ts';
import { type FirstWords, type LanguagePack, packFrom, type Sentences, type Topics } from '../../shared/i18n/pack.ts';

interface Loader {
  first(): Promise<{ readonly first: FirstWords }>;
  later(): Promise<{ readonly later: readonly Sentences[] }>;
  topics(): Promise<{ readonly topics: Topics }>;
}

const loaders: Readonly<Record<Language, Loader>> = {
  en: {
    first: () => import('../../shared/i18n/en/index.ts'),
    later: () => import('../../shared/i18n/en/later.ts'),
    topics: () => import('../../shared/i18n/en/topics.ts'),
  },
  zh: {
    first: () => import('../../shared/i18n/zh/index.ts'),
    later: () => import('../../shared/i18n/zh/later.ts'),
    topics: () => import('../../shared/i18n/zh/topics.ts'),
  },
};

interface Loaded {
  readonly pack: LanguagePack;
  /** With all that is said in it. */
  readonly topics?: Topics;
}
const loaded = new Map<Language, Loaded>();

/** What is first said in it. */
export const beginLanguage = async (language: Language): Promise<LanguagePack> => {
  const pack = packFrom((await loaders[language].first()).first, []);
  loaded.set(language, { pack });
  return pack;
};

export const loadLanguage = async (language: Language): Promise<LanguagePack> => {
  const known = loaded.get(language);
  if (known?.topics !== undefined) return known.pack;
  const { first, later, topics } = loaders[language];
  const all = await Promise.all([first(), later(), topics()]);
  const pack = packFrom(all[0].first, all[1].later);
  loaded.set(language, { pack, topics: all[2].topics });
  return pack;
};

export const loadEveryLanguage = async (): Promise<void> => void (await Promise.all(languages.map(loadLanguage)));

/** Nothing is said in a language before it was loaded: the language of the page changes after that. */
export const packOf = (language: Language): LanguagePack => there(language, loaded.get(language)?.pack);
export const topicsOf = (language: Language): Topics => there(language, loaded.get(language)?.topics);

const there = <T>(language: Language, found: T | undefined): T => {
  if (found === undefined) throw new Error(`${language} is not loaded`);
  return found;
};

/** Those in which something can be said, if only what is said first. */
export const spokenLanguages = (): readonly Language[] => [...loaded.keys()];

/** Those that are there to look something up in. */
export const knownLanguages = (): readonly Language[] =>
  languages.filter((language) => loaded.get(language)?.topics !== undefined);
