/**
 * Dates for people in the time zone of this machine, as `Intl.DateTimeFormat` writes them for `en-GB` and `zh-CN`: its
 * tables are 8 MB, which a command that prints one date would load. What is no date stays as it is.
 */
import type { Language } from '../domain/app.ts';
import { packOf } from './packs.ts';

/** `28 November 2026`, `2026年11月28日`. */
export const dateWords = (iso: string, language: Language): string =>
  worded(iso, (at) => packOf(language).style.date(at, 'long'));

/** `28 November 2026 at 14:02`, `2026年11月28日 14:02`. */
export const momentWords = (iso: string, language: Language): string => withTime(iso, language, 'long');

/** `28 Nov 2026, 14:02`, `2026年11月28日 14:02`. */
export const shortMomentWords = (iso: string, language: Language): string => withTime(iso, language, 'short');

const withTime = (iso: string, language: Language, month: 'long' | 'short'): string => {
  const { date, dateWithTime } = packOf(language).style;
  return worded(iso, (at) => dateWithTime(date(at, month), timeOf(at), month));
};

const worded = (iso: string, words: (at: Date) => string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : words(at);
};

const timeOf = (at: Date): string =>
  [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
