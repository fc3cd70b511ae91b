import { describe, expect, it } from 'vitest';
import { readDuration, writeDuration } from '../../../shared/domain/durations.ts';

describe('A length of time', () => {
  it.each<[string, number | undefined]>([
    ['90', 90],
    ['0', 0],
    ['10m', 600],
    ['10 min', 600],
    [' 1h30m ', 5400],
    ['1 hour 30 minutes', 5400],
    ['1.5h', 5400],
    ['2小时', 7200],
    ['15 分钟', 900],
    ['1天', 86_400],
    ['2D', 172_800],
    ['', undefined],
    ['soon', undefined],
    ['10 x', undefined],
    ['m', undefined],
    ['-5m', undefined],
    ['1h, 5m', undefined],
    ['5m!', undefined],
  ])('“%s” is %s seconds', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each([0, 1, 59, 60, 90, 600, 3_600, 5_400, 86_400])(
    'of %s seconds is written so that it is read alike',
    (seconds) => {
      expect(readDuration(writeDuration(seconds))).toBe(seconds);
    },
  );
});
