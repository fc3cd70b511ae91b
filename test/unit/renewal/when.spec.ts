import { describe, expect, it } from 'vitest';
import { renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import {
  certificate,
  day,
  dayOf,
  hour,
  info,
  iso,
  lifetimes,
  plainly,
  planOf,
  start,
  version,
} from './certificates.ts';

const withLife = (days: number, change = {}) => certificate({ current: version(days), ...change });

describe('without a word from the authority', () => {
  it.each([
    [398, 265.33, 'two-thirds'],
    [200, 133.33, 'two-thirds'],
    [100, 66.67, 'two-thirds'],
    [90, 60, 'two-thirds'],
    [64, 42.67, 'two-thirds'],
    [47, 31.33, 'two-thirds'],
    [45, 30, 'two-thirds'],
    [10, 6.67, 'two-thirds'],
    [9.99, 5, 'half-life'],
    [6.7, 3.35, 'half-life'],
  ])('renews one of %d days on day %d', (days, expected, why) => {
    const entry = planOf(withLife(days), start + day);
    expect([entry.due, entry.why, entry.cause]).toEqual([false, why, why]);
    expect(Math.abs(dayOf(entry) - expected)).toBeLessThan(0.05);
    expect(planOf(withLife(days), Date.parse(entry.at ?? '')).due).toBe(true);
    expect(planOf(withLife(days), Date.parse(entry.at ?? '') - 1).due).toBe(false);
  });

  it('spreads those that were signed together, by no more than a 48th of their lives', () => {
    const settings = renewalSettingsSchema.parse({});
    const moments = Array.from({ length: 500 }, (_, index) =>
      dayOf(planOf(certificate({ current: version(90, { id: `v${index}` }) }), start + day, { settings })),
    );
    expect(Math.min(...moments)).toBeLessThan(60.05);
    expect(Math.max(...moments)).toBeGreaterThan(60.45);
    expect(Math.max(...moments)).toBeLessThan(60.55);
    const short = Array.from({ length: 500 }, (_, index) =>
      dayOf(planOf(certificate({ current: version(6.7, { id: `v${index}` }) }), start + day, { settings })),
    );
    expect(Math.max(...short)).toBeLessThan(3.35 + 6.7 / 48 + 0.05);
  });

  it('keeps away from the full hour', () => {
    const onTheHour = version(90, {
      notBefore: iso(start - 20 * 60_000),
      notAfter: iso(start - 20 * 60_000 + 90 * day),
    });
    const { at } = planOf(certificate({ current: onTheHour }), start + day);
    const minute = new Date(at ?? '').getUTCMinutes();
    expect([minute >= 5, minute <= 55]).toEqual([true, true]);
  });

  it('renews at the share that a person chose, also earlier than the authority asks', () => {
    const settings = { ...plainly, certificates: { c1: { renewAt: 0.5 } } };
    const asked = certificate({ renewalInfo: info(start + 50 * day, start + 52 * day) });
    expect(planOf(certificate(), start + day, { settings })).toMatchObject({ why: 'chosen-share' });
    expect(dayOf(planOf(certificate(), start + day, { settings }))).toBe(45);
    expect(dayOf(planOf(asked, start + day, { settings }))).toBe(45);
  });
});

describe('what the authority asks for', () => {
  const window = (from: number, to: number, chosen?: number) =>
    certificate({
      renewalInfo: info(
        start + from * day,
        start + to * day,
        chosen === undefined ? {} : { chosen: iso(start + chosen * day) },
      ),
    });

  it('is followed at the moment that was drawn', () => {
    const entry = planOf(window(50, 52, 51.5), start + day);
    expect([entry.why, dayOf(entry), entry.detail]).toEqual([
      'ari-window',
      51.5,
      { start: iso(start + 50 * day), end: iso(start + 52 * day) },
    ]);
    expect(entry.wouldChange.map(({ code }) => code)).toEqual(['ari-question', 'backstop']);
  });

  it('is drawn the same way each time where the drawn moment is lost', () => {
    const moments = [1, 2, 3].map((today) => dayOf(planOf(window(50, 52), start + today * day)));
    expect(new Set(moments).size).toBe(1);
    expect(moments[0]).toBeGreaterThanOrEqual(50);
    expect(moments[0]).toBeLessThan(52);
  });

  it('means now when its window is over', () => {
    expect(planOf(window(10, 11, 10.5), start + 20 * day)).toMatchObject({ due: true, why: 'ari-window', notes: [] });
    // Told when it was over already: the moment of asking was kept.
    expect(planOf(window(10, 11, 20), start + 20 * day)).toMatchObject({ due: true, why: 'ari-window' });
  });

  it('is not waited for beyond the backstop', () => {
    expect(planOf(window(80, 85, 82), start + day)).toMatchObject({ why: 'backstop', due: false });
    expect(dayOf(planOf(window(80, 85, 82), start + day))).toBe(60);
    expect(planOf(window(80, 85, 82), start + 60.1 * day).due).toBe(true);
  });

  it.each([
    ['ends before it starts', 52, 50],
    ['is empty', 50, 50],
    ['was over before the certificate began', -3, -1],
    ['lies after its end', 91, 95],
    ['ends after its end', 80, 91],
  ])('is not believed when the window %s', (_, from, to) => {
    const entry = planOf(window(from, to), start + day);
    expect([entry.why, dayOf(entry), entry.notes]).toEqual(['two-thirds', 60, ['ari-implausible']]);
  });

  it('is not believed when its dates cannot be read', () => {
    const broken = certificate({ renewalInfo: info(start, start, { window: { start: 'soon', end: 'later' } }) });
    expect(planOf(broken, start + day)).toMatchObject({ why: 'two-thirds', notes: ['ari-implausible'] });
  });

  it('is obeyed at once the first time, and rests when it is said of everything new', () => {
    const now = start + 2 * hour;
    const fresh = certificate({ renewalInfo: info(start + hour, start + hour + 1) });
    const issued = (count: number) =>
      Array.from({ length: count }, () => ({ certificateId: 'c1', at: iso(start), replaces: true }));
    expect(planOf(fresh, now, { issued: issued(1) })).toMatchObject({ due: true, notes: [] });
    const second = planOf(fresh, now, { issued: issued(2) });
    expect([second.due, second.at, second.notes]).toEqual([false, iso(start + 6 * hour), ['ari-insists']]);
    expect(planOf(fresh, now, { issued: issued(9) }).at).toBe(iso(start + day));
  });

  it('is asked for twice a day, never more than a day apart, and not after the end', () => {
    const asked = (change: object) => certificate({ renewalInfo: info(start + 50 * day, start + 52 * day, change) });
    const question = (given: ReturnType<typeof asked>, now: number) => planOf(given, now).askRenewalInfoAt;
    expect(question(certificate(), start + day)).toBe(iso(start + day));
    expect(question(asked({}), start + hour)).toBe(iso(start + 6 * hour));
    expect(question(asked({}), start + day)).toBe(iso(start + day));
    expect(question(asked({ askAgainAt: iso(start + 40 * day) }), start + hour)).toBe(iso(start + hour + day));
    expect(question(asked({ askAgainAt: 'later' }), start + hour)).toBe(iso(start + hour));
    // The clock was set back since.
    expect(
      question(asked({ askedAt: iso(start + 10 * day), askAgainAt: iso(start + 10.5 * day) }), start + 8.5 * day),
    ).toBe(iso(start + 8.5 * day));
    expect(question(asked({}), start + 90 * day)).toBeUndefined();
  });

  it.each(lifetimes)('is a window in the usual place for one of %d days', (days) => {
    const life = days * day;
    const from = start + life * 0.6;
    const given = certificate({ current: version(days), renewalInfo: info(from, from + life * 0.02) });
    const entry = planOf(given, start + hour);
    const backstop = days < 10;
    expect(entry.why).toBe(backstop ? 'backstop' : 'ari-window');
    expect(Date.parse(entry.at ?? '')).toBeLessThanOrEqual(start + life * 0.62);
  });
});
