/**
 * Languages as the page has them: each is loaded when it is asked for, first what the first screen needs, then the rest.
 * Stands in for `shared/i18n/packs.ts`.
 */
import { type Language, languages } from '../../shared/domain/languages.ts';
import { type FirstWords, type LanguagePack, type LaterWords, packFrom } from '../../shared/i18n/pack.ts';

interface Loader {
  first(): Promise<{ readonly first: FirstWords }>;
  later(): Promise<{ readonly later: LaterWords }>;
}

const loaders: Readonly<Record<Language, Loader>> = {
  en: { first: () => import('../../shared/i18n/en/index.ts'), later: () => import('../../shared/i18n/en/later.ts') },
  zh: { first: () => import('../../shared/i18n/zh/index.ts'), later: () => import('../../shared/i18n/zh/later.ts') },
};
const begun = new Map<Language, LanguagePack>();
const whole = new Map<Language, LanguagePack>();

/** What is first said in it: nothing is to be looked up in `later` yet. */
export const beginLanguage = async (language: Language): Promise<LanguagePack> => {
  const { first } = await loaders[language].first();
  const pack: LanguagePack = {
    ...first,
    get later(): LanguagePack['later'] {
      throw new Error(`the rest of ${language} is not loaded`);
    },
  };
  begun.set(language, pack);
  return pack;
};

export const loadLanguage = async (language: Language): Promise<LanguagePack> => {
  const known = whole.get(language);
  if (known !== undefined) return known;
  const [{ first }, { later }] = await Promise.all([loaders[language].first(), loaders[language].later()]);
  const pack = packFrom(first, later);
  whole.set(language, pack);
  return pack;
};

export const loadEveryLanguage = async (): Promise<void> => void (await Promise.all(languages.map(loadLanguage)));

/** Nothing is said in a language before it was loaded: the language of the page changes after that. */
export const packOf = (language: Language): LanguagePack => {
  const pack = whole.get(language) ?? begun.get(language);
  if (pack === undefined) throw new Error(`${language} is not loaded`);
  return pack;
};

/** Those that are there to look something up in. */
export const knownLanguages = (): readonly Language[] => [...whole.keys()];
