/** i18next over the shared sentences. Keys are flat, so dots and colons in them mean nothing. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../shared/domain/app.ts';
import { languageOf, type SentenceKey, sentences, type Values } from '../../shared/i18n/index.ts';

export type Translate = (key: SentenceKey, values?: Values) => string;

export const systemLanguage = (): Language => languageOf(navigator.languages);

export const startSentences = (language: Language): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: sentences.en }, zh: { translation: sentences.zh } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });

export const useSentence = (): Translate => {
  const { t } = useTranslation();
  return (key, values) => t(key, { ...values });
};

export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'zh' ? 'zh' : 'en';
};
