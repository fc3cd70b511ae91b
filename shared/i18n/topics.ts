/** What is told of causes, terms and destinations; for plain Node, as `packs.ts`. */
import type { Language } from '../domain/languages.ts';
import { topics as en } from './en/topics.ts';
import type { Topics } from './pack.ts';
import { topics as zh } from './zh/topics.ts';

const topics: Readonly<Record<Language, Topics>> = { en, zh };

export const topicsOf = (language: Language): Topics => topics[language];
