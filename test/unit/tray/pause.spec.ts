import { describe, expect, it } from 'vitest';
import { pauseOf } from '../../../shared/domain/pause.ts';
import { pauseAt, renewalSettingsSchema, withPause } from '../../../shared/domain/renewal.ts';

const saturday = new Date(2026, 10, 21, 14, 18);
const ends = (choice: Parameters<typeof pauseOf>[0], now: Date) => new Date(pauseOf(choice, now).until ?? Number.NaN);

describe('a pause', () => {
  it('lasts a day, a week, or until the Monday to come begins', () => {
    expect(ends('for-day', saturday)).toEqual(new Date(2026, 10, 22, 14, 18));
    expect(ends('for-week', saturday).getTime() - saturday.getTime()).toBe(7 * 86_400_000);
    for (let day = 16; day < 23; day += 1)
      expect(ends('until-monday', new Date(2026, 10, day, 23, 59))).toEqual(new Date(2026, 10, 23));
    expect(ends('until-monday', new Date(2026, 10, 23))).toEqual(new Date(2026, 10, 30));
    expect(pauseOf('until-resumed', saturday)).toEqual({});
  });

  it('is kept in the settings, one taking the place of the other, and is over by itself', () => {
    const settings = renewalSettingsSchema.parse({ historyDays: 30 });
    expect(pauseAt(settings, saturday)).toBeUndefined();
    const week = withPause(settings, pauseOf('for-week', saturday));
    expect(pauseAt(week, saturday)).toEqual({ until: week.pausedUntil });
    expect(pauseAt(week, new Date(week.pausedUntil ?? ''))).toBeUndefined();
    const open = withPause(week, {});
    expect([pauseAt(open, saturday), open.pausedUntil]).toEqual([{}, undefined]);
    expect(withPause(open, undefined)).toEqual(settings);
  });
});
