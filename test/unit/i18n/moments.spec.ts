import { describe, expect, it } from 'vitest';
import { dateWords, momentWords, shortMomentWords } from '../../../shared/i18n/moments.ts';

/** One of each month, at times of one and two digits, and midnight. */
const moments = Array.from(
  { length: 12 },
  (_, month) => new Date(2026, month, 3 + 2 * month, (month * 5) % 24, month * 5),
);

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

describe.each(['en', 'zh'] as const)('dates in words (%s)', (language) => {
  const written = (options: Intl.DateTimeFormatOptions): readonly string[] =>
    moments.map((at) => new Intl.DateTimeFormat(locales[language], options).format(at));

  it.each([
    ['dates', dateWords, { dateStyle: 'long' }],
    ['moments', momentWords, { dateStyle: 'long', timeStyle: 'short' }],
    ['short moments', shortMomentWords, { dateStyle: 'medium', timeStyle: 'short' }],
  ] as const)('are written as the platform writes %s', (_, words, options) => {
    expect(moments.map((at) => words(at.toISOString(), language))).toEqual(written(options));
  });

  it('leave alone what is no date', () => {
    expect(momentWords('2026-13-45T00:00:00Z', language)).toBe('2026-13-45T00:00:00Z');
  });
});
