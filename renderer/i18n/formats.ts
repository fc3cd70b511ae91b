/** Dates, times and spans as each language writes them. Input is ISO 8601; output is in the reader's time zone. */
import { type Language, languageFacts } from '../../shared/domain/languages.ts';
import { packOf } from '../../shared/i18n/packs.ts';
import { useLanguage } from './i18n.ts';

const day = 86_400_000;

export interface Formats {
  /** 12 January 2027, 2027年1月12日 */
  date(iso: string): string;
  /** 12 Jan, 1月12日; with the year if it is not this one */
  shortDate(iso: string): string;
  /** 14:02 */
  time(iso: string): string;
  /** 12 Jan 14:02 */
  moment(iso: string): string;
  /** When something was seen: 14:02 today, else 12 Jan */
  seen(iso: string): string;
  /** 14:02:09 */
  exactTime(iso: string): string;
  /** Mon, 周一; 1 is Monday (ISO 8601) */
  weekday(day: number): string;
  /** 45 seconds, 12 minutes, 3 hours */
  span(milliseconds: number): string;
  /** 0:45, 12:03, 3:20:00: a clock that runs */
  elapsed(milliseconds: number): string;
  list(items: readonly string[]): string;
  /** Whole sentences one after the other: Chinese puts no blank between them. */
  sentences(...items: readonly string[]): string;
}

const create = (language: Language): Formats => {
  const { style } = packOf(language);
  const locale = languageFacts[language].tag;
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const long = of({ dateStyle: 'long' });
  const short = of({ day: 'numeric', month: 'short' });
  const shortWithYear = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const time = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const exactTime = of({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const weekday = of({ weekday: 'short', timeZone: 'UTC' });
  const shortDate = (iso: string): string =>
    (new Date(iso).getFullYear() === new Date().getFullYear() ? short : shortWithYear).format(new Date(iso));
  /** What ends in the words of another program may lack its stop. */
  const closed = (item: string): string =>
    /[.!?…:。！？：；][\p{Pe}\p{Pf}"']*$/u.test(item) ? item : `${item}${style.stop}`;
  const unit = (name: 'second' | 'minute' | 'hour' | 'day', value: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
    }).format(value);
  return {
    date: (iso) => long.format(new Date(iso)),
    shortDate,
    time: (iso) => time.format(new Date(iso)),
    moment: (iso) => `${shortDate(iso)} ${time.format(new Date(iso))}`,
    seen: (iso) =>
      new Date(iso).toDateString() === new Date().toDateString() ? time.format(new Date(iso)) : shortDate(iso),
    exactTime: (iso) => exactTime.format(new Date(iso)),
    // 1 January 2024 was a Monday.
    weekday: (one) => weekday.format(Date.UTC(2024, 0, one)),
    span: (milliseconds) => {
      const seconds = Math.max(0, Math.round(milliseconds / 1000));
      if (seconds < 90) return unit('second', seconds);
      if (seconds < 90 * 60) return unit('minute', Math.round(seconds / 60));
      if (seconds < 36 * 3600) return unit('hour', Math.round(seconds / 3600));
      return unit('day', Math.round(seconds / 86_400));
    },
    elapsed: (milliseconds) => {
      const seconds = Math.max(0, Math.floor(milliseconds / 1000));
      const two = (value: number) => String(value).padStart(2, '0');
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor(seconds / 60) % 60;
      const end = two(seconds % 60);
      return hours === 0 ? `${minutes}:${end}` : `${hours}:${two(minutes)}:${end}`;
    },
    sentences: (...items) => {
      const said = items.filter((item) => item !== '');
      return said.map((item, index) => (index === said.length - 1 ? item : closed(item))).join(style.blank);
    },
    list: (items) => items.join(style.comma),
  };
};

const made: Partial<Record<Language, Formats>> = {};
export const formatsOf = (language: Language): Formats => {
  const formats = made[language] ?? create(language);
  made[language] = formats;
  return formats;
};

export const useFormats = (): Formats => formatsOf(useLanguage());

/** Whole days from `now` until `iso`; negative once it has passed. */
export const daysUntil = (iso: string, now: number): number => {
  const days = (Date.parse(iso) - now) / day;
  return days < 0 ? Math.ceil(days) : Math.floor(days);
};
