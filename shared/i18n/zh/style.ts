import type { LanguageStyle } from '../pack.ts';

export const style: LanguageStyle = {
  comma: '、',
  clauseComma: '，',
  semicolon: '；',
  colon: '：',
  blank: '',
  stop: '。',
  brackets: ['（', '）'],
  weekday: 'short',
  tallRow: 4.25,
  date: (at) => `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`,
  dateWithTime: (date, time) => `${date} ${time}`,
};
