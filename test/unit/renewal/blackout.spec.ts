import { describe, expect, it } from 'vitest';
import { blackoutCalendar } from '../../../electron/engine/renewal/blackout.ts';
import { blackoutSchema } from '../../../shared/domain/renewal.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const endOf = (at: string, ...blackouts: { days?: number[]; from: string; to: string; zone?: string }[]) => {
  const calendar = blackoutCalendar(
    blackouts.map((one) => blackoutSchema.parse({ days: everyDay, zone: 'Europe/Berlin', ...one })),
  );
  const end = calendar.endOf(Date.parse(at));
  return end === undefined ? undefined : new Date(end).toISOString().slice(0, 16);
};

describe('quiet hours', () => {
  it('are local, in summer and in winter', () => {
    const working = { from: '09:00', to: '17:00' };
    expect(endOf('2026-01-14T08:30Z', working)).toBe('2026-01-14T16:00');
    expect(endOf('2026-07-14T08:30Z', working)).toBe('2026-07-14T15:00');
    expect(endOf('2026-07-14T06:59Z', working)).toBeUndefined();
    expect(endOf('2026-07-14T07:00Z', working)).toBe('2026-07-14T15:00');
    expect(endOf('2026-07-14T15:00Z', working)).toBeUndefined();
  });

  it('begin on the days that were chosen, as they are there', () => {
    const friday = { days: [5], from: '18:00', to: '08:00' };
    expect(endOf('2026-07-17T20:00Z', friday)).toBe('2026-07-18T06:00');
    expect(endOf('2026-07-18T05:00Z', friday)).toBe('2026-07-18T06:00');
    expect(endOf('2026-07-17T05:00Z', friday)).toBeUndefined();
    // Friday morning there is still Thursday here, and the other way round.
    expect(endOf('2026-07-16T16:30Z', { days: [5], from: '00:00', to: '02:00', zone: 'Asia/Shanghai' })).toBe(
      '2026-07-16T18:00',
    );
    expect(endOf('2026-07-18T03:30Z', { days: [5], from: '20:00', to: '21:00', zone: 'America/Los_Angeles' })).toBe(
      '2026-07-18T04:00',
    );
    expect(endOf('2026-07-17T10:30Z', { days: [6], from: '00:00', to: '01:00', zone: 'Pacific/Kiritimati' })).toBe(
      '2026-07-17T11:00',
    );
  });

  it('run a whole day from and to the same time, and on into one another', () => {
    expect(endOf('2026-07-14T08:00Z', { days: [2], from: '06:00', to: '06:00' })).toBe('2026-07-15T04:00');
    expect(
      endOf(
        '2026-07-14T08:00Z',
        { from: '09:00', to: '12:00' },
        { from: '11:30', to: '14:00' },
        { from: '14:30', to: '15:00' },
      ),
    ).toBe('2026-07-14T12:00');
  });

  it('that never end are followed for a good week', () => {
    const end = endOf('2026-07-14T08:00Z', { from: '00:00', to: '00:00' });
    expect(end).toBe('2026-07-22T22:00');
  });

  it('lose the hour that is skipped in spring', () => {
    // 29 March 2026: 01:59:59 is followed by 03:00:00, which is 01:00 UTC.
    expect(endOf('2026-03-29T00:30Z', { from: '01:00', to: '04:00' })).toBe('2026-03-29T02:00');
    expect(endOf('2026-03-29T00:59Z', { from: '02:00', to: '03:00' })).toBeUndefined();
    expect(endOf('2026-03-29T01:00Z', { from: '02:00', to: '03:00' })).toBeUndefined();
    // One that begins in the gap begins as much later as the gap is long.
    expect(endOf('2026-03-29T01:20Z', { from: '02:30', to: '05:00' })).toBeUndefined();
    expect(endOf('2026-03-29T01:40Z', { from: '02:30', to: '05:00' })).toBe('2026-03-29T03:00');
  });

  it('cover the hour that comes twice in autumn both times', () => {
    // 25 October 2026: 02:00 to 03:00 comes at 00:00 and again at 01:00 UTC.
    const twice = { from: '02:15', to: '02:45' };
    expect(endOf('2026-10-25T00:10Z', twice)).toBeUndefined();
    for (const at of ['2026-10-25T00:20Z', '2026-10-25T00:50Z', '2026-10-25T01:44Z'])
      expect(endOf(at, twice)).toBe('2026-10-25T01:45');
    expect(endOf('2026-10-24T23:00Z', { from: '00:00', to: '04:00' })).toBe('2026-10-25T03:00');
  });

  it('are refused with a zone or a time that does not exist', () => {
    const bad = (change: object) =>
      blackoutSchema.safeParse({ days: [1], from: '01:00', to: '02:00', zone: 'Europe/Berlin', ...change }).success;
    expect([
      bad({}),
      bad({ zone: 'Europe/Nowhere' }),
      bad({ from: '24:00' }),
      bad({ days: [] }),
      bad({ days: [8] }),
    ]).toEqual([true, false, false, false, false]);
  });
});
