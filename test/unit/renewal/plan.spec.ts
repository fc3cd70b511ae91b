import { describe, expect, it } from 'vitest';
import { planRenewals } from '../../../electron/engine/renewal/plan.ts';
import { type Blackout, planEntrySchema } from '../../../shared/domain/renewal.ts';
import {
  again,
  certificate,
  day,
  dayOf,
  dueDay,
  factsOf,
  failedWith,
  hour,
  info,
  iso,
  letsEncrypt,
  plainly,
  planOf,
  quarter,
  sixth,
  start,
  strict,
  version,
} from './certificates.ts';

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

  it('pauses everything until a date', () => {
    const until = dueDay + 2 * day;
    const settings = { ...plainly, pausedUntil: iso(until) };
    const paused = { due: false, at: iso(until), why: 'paused-by-person' };
    const open = certificate({ lastRun: { status: 'working', live: false } });
    for (const given of [certificate(), open]) {
      expect(planOf(given, dueDay, { settings })).toMatchObject(paused);
      expect(planOf(given, until, { settings }).due).toBe(true);
    }
    // What is due later anyway keeps its reason.
    const early = { ...plainly, pausedUntil: iso(start + 10 * day) };
    expect(planOf(certificate(), start + day, { settings: early })).toEqual(planOf(certificate(), start + day));
    expect(
      planOf(certificate(), start + 91 * day, { settings: { ...plainly, pausedUntil: iso(start + 99 * day) } }),
    ).toMatchObject({
      due: false,
      alert: { code: 'expired' },
    });
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
