import { describe, expect, it } from 'vitest';
import { dueAt } from '../../../electron/engine/watch/due.ts';

const now = new Date('2026-05-01T12:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const endpoint = { id: 'one', everyHours: 24 };
const minutesFromNow = (date: Date) => (date.getTime() - now.getTime()) / 60_000;

describe('the next look', () => {
  it('is now for a host that was never looked at', () => {
    expect(dueAt({ endpoint, now })).toEqual(now);
  });

  it('is a day after the last one, a little earlier for each host, and always at the same moment', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `host-${index}`);
    const times = ids.map((id) => dueAt({ endpoint: { ...endpoint, id }, lastAt: now, now }).getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(hours(22).getTime());
    expect(Math.max(...times)).toBeLessThanOrEqual(hours(24).getTime());
    expect(new Set(times).size).toBe(50);
    expect(ids.map((id) => dueAt({ endpoint: { ...endpoint, id }, lastAt: now, now }).getTime())).toEqual(times);
  });

  it('is ten minutes after a delivery, within a minute', () => {
    for (const lastAt of [undefined, hours(-1)]) {
      const minutes = minutesFromNow(dueAt({ endpoint, lastAt, deliveredAt: now, now }));
      expect(minutes).toBeGreaterThanOrEqual(10);
      expect(minutes).toBeLessThanOrEqual(11);
    }
  });

  it('forgets a delivery that was looked at after its ten minutes', () => {
    const early = dueAt({ endpoint, lastAt: hours(0.1), deliveredAt: now, now: hours(0.1) });
    expect(minutesFromNow(early)).toBeLessThanOrEqual(11);
    const after = dueAt({ endpoint, lastAt: hours(0.2), deliveredAt: now, now: hours(0.2) });
    expect(minutesFromNow(after)).toBeGreaterThan(22 * 60);
  });

  it('is not put off by a clock that was set back', () => {
    expect(dueAt({ endpoint, lastAt: hours(24 * 365), now }).getTime()).toBeLessThanOrEqual(hours(24).getTime());
  });
});
