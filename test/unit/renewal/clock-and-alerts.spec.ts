import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../../../electron/engine/renewal/facts.ts';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import {
  again,
  certificate,
  day,
  dueDay,
  factsOf,
  failedWith,
  hour,
  iso,
  planOf,
  quarter,
  sixth,
  start,
  version,
} from './certificates.ts';

describe('a clock that cannot be right', () => {
  const many = Array.from({ length: 50 }, (_, index) => {
    const names = [`${index}.example.org`];
    return certificate({ id: `c${index}`, names, current: version(90, { names }) });
  });
  const planMany = (now: number, lastContact: number) =>
    planRenewals(factsOf(many, { lastContact: iso(lastContact) }), new Date(now));

  it('far ahead has one of them tried, and the others looked at again', () => {
    const plan = planMany(start + 400 * day, start + 20 * day);
    expect(plan.filter(({ due }) => due)).toHaveLength(1);
    expect(plan.slice(1).every(({ why, at }) => why === 'clock-doubtful' && at === iso(start + 400 * day + hour))).toBe(
      true,
    );
    // An authority has answered meanwhile.
    expect(planMany(start + 400 * day, start + 400 * day).every(({ due, why }) => due && why === 'expired')).toBe(true);
  });

  it('of a machine that was off for weeks is believed', () => {
    expect(planMany(start + 61 * day, start + 35 * day).every(({ due }) => due)).toBe(true);
  });

  it('behind is looked at again; what is due even so is renewed', () => {
    const back = planMany(start + day, start + 20 * day);
    expect(back.map(({ due, why, at }) => [due, why, at])).toEqual(
      many.map(() => [false, 'clock-doubtful', iso(start + day + hour)]),
    );
    expect(back[0]?.alert).toEqual({ severity: 'warning', code: 'clock-doubtful', since: iso(start + 20 * day) });
    expect(planMany(dueDay, dueDay + 3 * day).every(({ due }) => due)).toBe(true);
  });

  it('before the beginning of a certificate is behind, whatever else is known', () => {
    expect(planOf(certificate(), start - 2 * day)).toMatchObject({ due: false, why: 'clock-doubtful' });
    expect(planOf(certificate(), start - hour)).toMatchObject({ due: false, why: 'two-thirds' });
  });

  it.each([-1, 1])('is believed when it is off by %d day', (off) => {
    const now = start + 30 * day + off * day;
    expect(planOf(certificate(), now, { lastContact: iso(start + 30 * day) })).toMatchObject({ why: 'two-thirds' });
  });
});

describe('what people hear of', () => {
  const alert = (given: CertificateFacts, now: number) => planOf(given, now).alert;
  it('grows with the life that is gone', () => {
    expect(alert(certificate(), quarter)).toBeUndefined();
    expect(alert(certificate(), quarter + 1)).toEqual({
      severity: 'warning',
      code: 'life-running-out',
      since: iso(quarter),
    });
    expect(alert(certificate(), sixth + 1)).toEqual({ severity: 'urgent', code: 'little-life', since: iso(sixth) });
    const end = start + 90 * day;
    expect(alert(certificate(), end)).toEqual({ severity: 'urgent', code: 'expired', since: iso(end) });
  });

  it('is a failure from the first, and grave when it lasts', () => {
    const failing = failedWith(again(dueDay + hour), dueDay);
    expect(alert(failing, dueDay + hour)).toEqual({ severity: 'note', code: 'failing', since: iso(dueDay) });
    expect(alert(failing, dueDay + 2 * day)?.severity).toBe('warning');
  });

  it('is a certificate that was withdrawn', () => {
    const revoked = certificate({ current: version(90, { revoked: { at: iso(start), reason: 1 } }) });
    expect(alert(revoked, start + day)).toEqual({ severity: 'urgent', code: 'revoked', since: iso(start) });
  });

  it('is a record that has to be added by hand, once it is time', () => {
    const byHand = certificate({ byHand: true });
    expect([alert(byHand, start + day), alert(byHand, dueDay)?.code]).toEqual([undefined, 'by-hand']);
    expect(planOf(byHand, dueDay)).toMatchObject({ due: true, byHand: true });
  });
});
