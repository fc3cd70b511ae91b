/** The languages there are, and what is known of one before it is loaded. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** BCP 47 tag, and what those who read it call it. */
export const languageFacts: Readonly<Record<Language, { readonly tag: string; readonly ownName: string }>> = {
  en: { tag: 'en-GB', ownName: 'English' },
  zh: { tag: 'zh-CN', ownName: '简体中文' },
};

/** The same said in every language: what the host tells the page of its own descriptors. */
export type LocalText = Record<Language, string>;
export const localText = (said: (language: Language) => string): LocalText =>
  Object.fromEntries(languages.map((language) => [language, said(language)])) as LocalText;
