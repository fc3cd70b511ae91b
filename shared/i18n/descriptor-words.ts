/**
 * What is said of providers, authorities and channels. The English text stands with the facts, where they are looked
 * after; other languages have it in `<language>/descriptors`, by that text. For the host alone: the page is told.
 */
import { type Language, type LocalText, localText } from '../domain/languages.ts';
import { descriptorWords as zh } from './zh/descriptors/index.ts';

type Texts = typeof zh;
export type Scope = keyof Texts;
export type TextIn<S extends Scope> = keyof Texts[S] & string;
type Translation = { readonly [S in Scope]: Readonly<Record<TextIn<S>, string>> };

const translated: Readonly<Record<Exclude<Language, 'en'>, Translation>> = { zh };

/** The texts of one descriptor in every language. */
export const wordsOf =
  <S extends Scope>(scope: S) =>
  (text: TextIn<S>): LocalText =>
    localText((language) => (language === 'en' ? text : translated[language][scope][text]));
