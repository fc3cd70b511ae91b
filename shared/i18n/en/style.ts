import type { LanguageStyle } from '../pack.ts';

const months: readonly string[] = [
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
const short = months.map((month) => month.slice(0, month === 'September' ? 4 : 3));

export const style: LanguageStyle = {
  comma: ', ',
  clauseComma: ', ',
  semicolon: '; ',
  colon: ': ',
  blank: ' ',
  stop: '.',
  brackets: [' (', ')'],
  weekday: 'long',
  tallRow: 3.75,
  date: (at, month) =>
    `${at.getDate()} ${(month === 'long' ? months : short)[at.getMonth()] ?? ''} ${at.getFullYear()}`,
  dateWithTime: (date, time, month) => `${date}${month === 'long' ? ' at ' : ', '}${time}`,
};
