/** Dates and spans as short as a menu wants them. Input is ISO 8601; output is in the time zone of this computer. */
import { type Language, languageFacts } from '../../../shared/domain/languages.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

export interface TrayFormats {
  /** 18 Dec, 12月18日; with the year where it could be mistaken. */
  shortDate(iso: string, now: Date): string;
  /** 03:40 */
  time(iso: string): string;
  /** today, tomorrow, Monday; 今天, 明天, 周一; nothing for what is a week away, or over. */
  dayName(iso: string, now: Date): string | undefined;
  /** Monday 03:40, 18 Dec 03:40 */
  moment(iso: string, now: Date): string;
  /** 8 minutes, 3 hours; never less than a minute. */
  span(milliseconds: number): string;
}

const minute = 60_000;
const day = 86_400_000;
/** Milliseconds after which the same date comes round soon. */
const mistaken = 300 * day;

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

const create = (language: Language): TrayFormats => {
  const locale = languageFacts[language].tag;
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const short = of({ day: 'numeric', month: 'short' });
  const shortWithYear = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = of({ weekday: packOf(language).style.weekday });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const unit = (name: 'minute' | 'hour' | 'day', value: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const shortDate: TrayFormats['shortDate'] = (iso, now) =>
    (Math.abs(Date.parse(iso) - now.getTime()) > mistaken ? shortWithYear : short).format(new Date(iso));
  const time = (iso: string): string => clock.format(new Date(iso));
  const dayName: TrayFormats['dayName'] = (iso, now) => {
    // Rounded: a day is an hour longer or shorter where clocks are changed.
    const away = Math.round((startOfDay(new Date(iso)) - startOfDay(now)) / day);
    if (away < 0 || away > 6) return undefined;
    return away < 2 ? relative.format(away, 'day') : weekday.format(new Date(iso));
  };
  return {
    shortDate,
    time,
    dayName,
    moment: (iso, now) => `${dayName(iso, now) ?? shortDate(iso, now)} ${time(iso)}`,
    span: (milliseconds) => {
      const minutes = Math.max(1, Math.round(milliseconds / minute));
      if (minutes < 90) return unit('minute', minutes);
      return minutes < 36 * 60 ? unit('hour', Math.round(minutes / 60)) : unit('day', Math.round(minutes / 1440));
    },
  };
};

const made: Partial<Record<Language, TrayFormats>> = {};
export const trayFormats = (language: Language): TrayFormats => {
  const formats = made[language] ?? create(language);
  made[language] = formats;
  return formats;
};
