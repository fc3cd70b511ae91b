/**
 * Dates for people in the time zone of this machine, as `Intl.DateTimeFormat` writes them for `en-GB` and `zh-CN`: its
 * tables are 8 MB, which a command that prints one date would load. What is no date stays as it is.
 */
import type { Language } from '../domain/app.ts';

/** `28 November 2026`, `2026年11月28日`. */
export const dateWords = (iso: string, language: Language): string =>
  worded(iso, (at) => dayOf(at, language, longMonths));

/** `28 November 2026 at 14:02`, `2026年11月28日 14:02`. */
export const momentWords = (iso: string, language: Language): string =>
  worded(iso, (at) => `${dayOf(at, language, longMonths)}${language === 'zh' ? ' ' : ' at '}${timeOf(at)}`);

/** `28 Nov 2026, 14:02`, `2026年11月28日 14:02`. */
export const shortMomentWords = (iso: string, language: Language): string =>
  worded(iso, (at) => `${dayOf(at, language, shortMonths)}${language === 'zh' ? ' ' : ', '}${timeOf(at)}`);

const worded = (iso: string, words: (at: Date) => string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : words(at);
};

const longMonths: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const shortMonths = longMonths.map((month) => month.slice(0, month === 'September' ? 4 : 3));

const dayOf = (at: Date, language: Language, months: readonly string[]): string => {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  return language === 'zh' ? `${year}年${month + 1}月${day}日` : `${day} ${months[month] ?? ''} ${year}`;
};

const timeOf = (at: Date): string =>
  [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
