/** i18next over the shared sentences. Keys are flat, so dots and colons in them mean nothing. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languages } from '../../shared/domain/languages.ts';
import { languageOf, type SentenceKey, type Values } from '../../shared/i18n/index.ts';
import { beginLanguage, loadLanguage } from './packs.ts';

export type Translate = (key: SentenceKey, values?: Values) => string;

export const systemLanguage = (): Language => languageOf(navigator.languages);

export const startSentences = async (language: Language): Promise<unknown> => {
  const { sentences } = await beginLanguage(language);
  return i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: sentences } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
};

/** What is shown changes once all of the language is there. */
export const speak = async (language: Language): Promise<void> => {
  const { sentences } = await loadLanguage(language);
  i18next.addResourceBundle(language, 'translation', sentences, false, true);
  await i18next.changeLanguage(language);
};

const rests = new Map<Language, Promise<void>>();

/** All that is said in the language of the page: what screens wait for that are opened later. Loaded once. */
export const loadRest = (): Promise<void> => {
  const language = spoken();
  const rest = rests.get(language) ?? speak(language);
  rests.set(language, rest);
  // What could not be loaded now is tried again with the next screen.
  rest.catch(() => rests.delete(language));
  return rest;
};

const spoken = (): Language => languages.find((language) => language === i18next.language) ?? languages[0];

export const useSentence = (): Translate => {
  const { t } = useTranslation();
  return (key, values) => t(key, { ...values });
};

export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return languages.find((language) => language === i18n.language) ?? languages[0];
};
