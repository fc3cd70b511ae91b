import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../../../electron/engine/renewal/facts.ts';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import { type Blackout, planEntrySchema } from '../../../shared/domain/renewal.ts';
import type { Retry } from '../../../shared/domain/runs.ts';
import {
  certificate,
  day,
  dayOf,
  factsOf,
  hour,
  info,
  iso,
  letsEncrypt,
  plainly,
  planOf,
  start,
  strict,
  version,
} from './certificates.ts';

/** Day on which one of 90 days is due, and days of little life. */
const dueDay = start + 60.2 * day;
const quarter = start + 67.5 * day;
const sixth = start + 75 * day;

const failedWith = (retry: Retry, lastAt: number, change: Partial<CertificateFacts> = {}) =>
  certificate({
    authorities: [{ ...letsEncrypt, planned: retry }],
    failures: { firstAt: iso(lastAt), lastAt: iso(lastAt) },
    lastRun: { status: 'failed', live: false, endedAt: iso(lastAt) },
    ...change,
  });
const again = (at: number, change: object = {}): Retry => ({
  kind: 'at',
  at: iso(at),
  how: 'new-order',
  reason: 'network',
  ...change,
});

describe('what calls for a new certificate at once', () => {
  it.each([
    ['never-issued', { current: undefined, lastRun: undefined }],
    ['revoked', { current: version(90, { revoked: { at: iso(start), reason: 1 } }) }],
    ['names-changed', { names: ['example.org', 'www.example.org'] }],
    ['names-changed', { current: version(90, { names: ['example.org', 'old.example.org'] }) }],
    ['key-changed', { keyType: 'rsa2048' }],
  ] as const)('%s', (why, change) => {
    expect(planOf(certificate(change), start + day)).toMatchObject({
      due: true,
      at: iso(start + day),
      why,
      cause: why,
    });
  });

  it('its end', () => {
    expect(planOf(certificate(), start + 90 * day)).toMatchObject({ due: true, why: 'expired' });
  });

  it('neither the order of its names nor a key that came with a request', () => {
    const two = { names: ['b.org', 'a.org'], current: version(90, { names: ['a.org', 'b.org'] }), keyType: undefined };
    expect(planOf(certificate(two), start + day)).toMatchObject({ due: false, why: 'two-thirds' });
  });

  it('not one that was revoked because nobody needs it', () => {
    const retired = certificate({ current: version(90, { revoked: { at: iso(start), reason: 5 } }) });
    const entry = planOf(retired, start + 95 * day);
    expect([entry.due, entry.at, entry.why, entry.alert, entry.askRenewalInfoAt]).toEqual([
      false,
      undefined,
      'retired',
      undefined,
      undefined,
    ]);
  });
});

describe('after an attempt that failed', () => {
  it('waits as the retry policy decided', () => {
    const failed = failedWith(again(dueDay + 3 * hour), dueDay);
    const entry = planOf(failed, dueDay + hour);
    expect([entry.due, entry.at, entry.why, entry.cause, entry.detail]).toEqual([
      false,
      iso(dueDay + 3 * hour),
      'retry',
      'two-thirds',
      { reason: 'network' },
    ]);
    expect(planOf(failed, dueDay + 3 * hour).due).toBe(true);
  });

  it('waits for a limit of the authority, and says so', () => {
    const told = again(dueDay + 30 * hour, { reason: 'authority-limit', notBefore: iso(dueDay + 30 * hour) });
    const entry = planOf(failedWith(told, dueDay), dueDay + hour);
    expect([entry.why, entry.at]).toEqual(['waiting-limit', iso(dueDay + 30 * hour)]);
    expect(entry.wouldChange.map(({ code }) => code)).toContain('limit-ends');
  });

  it('goes on at once with what was decided to follow and was broken off', () => {
    const entry = planOf(failedWith({ kind: 'now', how: 'next-method', reason: 'method' }, dueDay), dueDay + hour);
    expect(entry).toMatchObject({ due: true, why: 'two-thirds' });
  });

  it('spends no more failed validations of a name than our share of them, whoever spent them', () => {
    const now = dueDay + hour;
    const moments = [50, 40, 30].map((minutes) => iso(now - minutes * 60_000));
    const failedValidations = moments.map((at) => ({ accountId: 'account', name: 'example.org', at }));
    const wildcard = certificate({
      names: ['*.example.org'],
      current: version(90, { names: ['*.example.org'] }),
    });
    for (const given of [certificate(), wildcard]) {
      const entry = planOf(given, now, { failedValidations });
      expect([entry.due, entry.why, entry.at, entry.detail.reason]).toEqual([
        false,
        'waiting-limit',
        iso(now + 10 * 60_000),
        'budget',
      ]);
      expect(planOf(given, now, { failedValidations: failedValidations.slice(1) }).due).toBe(true);
    }
    const elsewhere = failedValidations.map((one) => ({ ...one, accountId: 'another' }));
    expect(planOf(certificate(), now, { failedValidations: elsewhere }).due).toBe(true);
  });

  it('asks another authority only when the wait is long for the life that is left', () => {
    const bar = again(sixth, { reason: 'authority-limit', notBefore: iso(sixth) });
    const both = (now: number) =>
      planOf(failedWith(bar, dueDay, { authorities: [{ ...letsEncrypt, planned: bar }, strict] }), now);
    expect(both(dueDay + hour)).toMatchObject({ due: false, at: iso(sixth) });
    expect(both(quarter + hour).due).toBe(true);
    // Only a pause of our own: the first authority would be asked again, and too early.
    const pause = again(sixth);
    const soft = failedWith(pause, dueDay, { authorities: [{ ...letsEncrypt, planned: pause }, strict] });
    expect(planOf(soft, quarter + hour)).toMatchObject({ due: false, why: 'retry', at: iso(sixth) });
  });

  it('tries daily what was given up, and asks for a person', () => {
    const gaveUp = failedWith({ kind: 'give-up', reason: 'configuration' }, dueDay);
    const entry = planOf(gaveUp, dueDay + hour);
    expect([entry.due, entry.why, entry.alert]).toEqual([
      false,
      'retry',
      { severity: 'warning', code: 'needs-person', since: iso(dueDay) },
    ]);
    expect(Date.parse(entry.at ?? '') - dueDay).toBeGreaterThanOrEqual(day);
    expect(planOf(gaveUp, dueDay + 25 * hour).due).toBe(true);
  });

  it('leaves a first order that cannot work to whoever set it up', () => {
    const first = failedWith({ kind: 'give-up', reason: 'configuration' }, start, { current: undefined });
    const entry = planOf(first, start + 5 * day);
    expect([entry.due, entry.at, entry.why, entry.alert?.code]).toEqual([
      false,
      undefined,
      'needs-person',
      'needs-person',
    ]);
    expect(planOf(failedWith(again(start + hour), start, { current: undefined }), start + 2 * hour).due).toBe(true);
  });

  it('does not wait for a time that a wrong clock wrote down', () => {
    const future = dueDay + 400 * day;
    expect(planOf(failedWith(again(future + hour), future), dueDay).due).toBe(true);
    // What the authority said binds all the same: the order would be refused.
    expect(planOf(failedWith(again(future + hour, { notBefore: iso(future) }), future), dueDay).due).toBe(false);
  });
});

describe('what people decide', () => {
  it('pauses everything, or one', () => {
    for (const settings of [
      { ...plainly, paused: true },
      { ...plainly, certificates: { c1: { paused: true } } },
    ]) {
      const entry = planOf(certificate(), dueDay, { settings });
      expect([entry.due, entry.at, entry.why, entry.cause]).toEqual([
        false,
        undefined,
        'paused-by-person',
        'two-thirds',
      ]);
      // The end is told all the same.
      expect(planOf(certificate(), start + 91 * day, { settings }).alert?.code).toBe('expired');
    }
  });

  it('puts one off', () => {
    const settings = { ...plainly, certificates: { c1: { waitUntil: iso(dueDay + 2 * day) } } };
    expect(planOf(certificate(), dueDay, { settings })).toMatchObject({
      due: false,
      at: iso(dueDay + 2 * day),
      why: 'paused-by-person',
    });
    expect(planOf(certificate(), dueDay + 2 * day, { settings }).due).toBe(true);
    expect(planOf(certificate(), start + day, { settings })).toMatchObject({ why: 'paused-by-person' });
  });

  it('is not overruled on the day of a cancelled renewal, while there is time', () => {
    const cancelled = (at: number) => certificate({ lastRun: { status: 'cancelled', live: false, endedAt: iso(at) } });
    expect(planOf(cancelled(dueDay), dueDay + hour)).toMatchObject({ due: false, at: iso(dueDay + day) });
    expect(planOf(cancelled(dueDay), dueDay + day).due).toBe(true);
    expect(planOf(cancelled(quarter + hour), quarter + 2 * hour).due).toBe(true);
    const first = certificate({
      current: undefined,
      lastRun: { status: 'cancelled', live: false, endedAt: iso(start) },
    });
    expect(planOf(first, start + 5 * day)).toMatchObject({ due: false, why: 'paused-by-person' });
  });

  it('keeps quiet hours as long as enough life is left', () => {
    const always: Blackout = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', zone: 'UTC' };
    const night: Blackout = { days: [1, 2, 3, 4, 5, 6, 7], from: '14:00', to: '20:00', zone: 'UTC' };
    const planned = (blackout: Blackout, now: number, given = certificate()) =>
      planOf(given, now, { settings: { ...plainly, blackouts: [blackout] } });
    // 60.2 days after 10:20 it is 15:08.
    const entry = planned(night, dueDay);
    expect([entry.due, entry.why, entry.at?.slice(11, 16), entry.notes]).toEqual([false, 'blackout', '20:00', []]);
    expect(planned(night, dueDay + 5 * hour).due).toBe(true);
    // Told beforehand as well.
    expect(planned({ ...night, from: '09:00' }, start + day).at?.slice(11, 16)).toBe('20:00');

    const late = planned(always, sixth - 2 * day);
    expect([late.due, late.at, late.notes]).toEqual([false, iso(sixth), ['blackout-overruled']]);
    expect(planned(always, sixth)).toMatchObject({ due: true, why: 'two-thirds', notes: ['blackout-overruled'] });
    const revoked = certificate({ current: version(90, { revoked: { at: iso(start), reason: 1 } }) });
    expect(planned(always, start + day, revoked)).toMatchObject({ due: true, notes: ['blackout-overruled'] });
  });
});

describe('an order that is open', () => {
  const open = (live: boolean) => certificate({ lastRun: { status: 'working', live } });
  it('is left to whoever works on it, and gone on with when nobody does', () => {
    expect(planOf(open(true), start + day)).toMatchObject({ due: false, why: 'order-open' });
    expect(planOf(open(false), start + day)).toMatchObject({ due: true, why: 'order-open' });
  });
});

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

it('answers in the shape that was agreed on', () => {
  const given = [
    certificate({ renewalInfo: info(start + 50 * day, start + 51 * day) }),
    certificate({ id: 'c2', current: undefined, lastRun: undefined }),
    failedWith(again(dueDay + hour), dueDay, { id: 'c3' }),
  ];
  for (const now of [start, dueDay, sixth + day])
    for (const entry of planRenewals(factsOf(given), new Date(now)))
      expect(planEntrySchema.parse(entry)).toEqual(entry);
  expect(dayOf(planOf(certificate(), start))).toBe(60);
});
