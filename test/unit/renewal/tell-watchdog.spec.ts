import { expect, it } from 'vitest';
import type { StoredNotice } from '../../../electron/engine/storage/notices.ts';
import { type Found, watchdogOccurrences } from '../../../electron/engine/workspace/tell-watchdog.ts';
import type { NoticeCode } from '../../../shared/domain/notifications.ts';
import type { PlanAlert, PlanEntry } from '../../../shared/domain/renewal.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Heartbeat, WatchAlert } from '../../../shared/domain/watchdog.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { noticeWords } from '../../../shared/i18n/notice-words.ts';

const noon = '2026-11-27T12:00:00.000Z';
const life = { notBefore: '2026-09-01T00:00:00.000Z', notAfter: '2026-11-30T00:00:00.000Z' };
const nas = { certificateId: 'c1', name: 'nas.example.org' };
const entry = (code?: PlanAlert['code']): PlanEntry => ({
  ...nas,
  due: false,
  why: 'two-thirds',
  detail: {},
  byHand: false,
  notes: [],
  wouldChange: [],
  ...(code === undefined ? {} : { alert: { severity: 'warning', code } }),
});
const alert = (code: WatchAlert['code'], detail: WatchAlert['detail'] = {}): WatchAlert => ({
  code,
  severity: 'warning',
  detail,
  action: 'repair-schedule',
});
const open = (code: NoticeCode, subject: StoredNotice['subject'] = {}): StoredNotice => ({
  ...{ id: code, trouble: code, code, severity: 'warning', subject, detail: {}, at: noon, updatedAt: noon },
});
const beat = (at: string, vault: Heartbeat['facts']['vault'] = true): Heartbeat => ({
  kind: 'scheduled',
  at,
  facts: { pid: 1, vault, proofs: [] },
});
const command = { program: '/usr/bin/certwright', args: [] };
const schedule = (installed = true): ScheduleState => ({
  ...{ mechanism: 'cron', installed, whenSignedOut: true, place: 'crontab', command, expected: command, drift: [] },
});

const told = ({ alerts = [], ...found }: Partial<Found> & { readonly alerts?: readonly WatchAlert[] }) =>
  watchdogOccurrences({
    state: { mode: 'scheduled', alerts: [...alerts] },
    plan: [entry()],
    open: [],
    lifeOf: () => life,
    ...found,
  });
const codes = (found: Parameters<typeof told>[0]) =>
  told(found).map(({ code, of }) => (of === undefined ? code : `${code}: ${of.join(' ')}`));

it('says nothing while nothing is wrong and nothing was', () => {
  expect(told({ scheduled: beat(noon), schedule: schedule() })).toEqual([]);
});

it('tells what keeps renewals from happening, and of lives with what the policy judges them by', () => {
  const locked = { ...alert('vault-unreadable'), problem: problem('vault.passphrase-needed', {}) };
  const alerts = [alert('schedule-broken', { kind: 'disabled', detail: '' }), alert('no-scheduled-run'), locked];
  expect(codes({ alerts })).toEqual(['schedule-broken', 'no-heartbeat', 'vault-locked']);
  expect(codes({ alerts: [alert('runs-fail', { count: '3' })], plan: [entry('failing')] })).toEqual([
    'all-runs-failed',
  ]);
  expect(told({ plan: [entry('little-life')] })).toEqual([
    { code: 'expiring', subject: nas, detail: { notBefore: life.notBefore, expiresAt: life.notAfter } },
  ]);
  expect(codes({ alerts: [alert('only-while-open'), alert('little-life'), alert('provider-refuses')] })).toEqual([]);
});

it('ends what it knows to be over, not what nobody looked at', () => {
  expect(codes({ open: [open('schedule-broken')] })).toEqual([]);
  expect(codes({ open: [open('schedule-broken')], schedule: schedule() })).toEqual(['back-to-normal: schedule-broken']);
  // A machine that has just woken is not asked for a sign of life, and has given none.
  const silent = { open: [open('no-heartbeat')], schedule: schedule(), scheduled: beat('2026-11-25T12:00:00.000Z') };
  expect(codes(silent)).toEqual([]);
  expect(codes({ ...silent, scheduled: beat('2026-11-27T18:00:00.000Z') })).toEqual(['back-to-normal: no-heartbeat']);
  expect(codes({ ...silent, schedule: schedule(false) })).toEqual(['back-to-normal: no-heartbeat']);
  const locked = beat(noon, problem('vault.passphrase-needed', {}));
  expect(codes({ open: [open('vault-locked')], scheduled: locked })).toEqual([]);
  expect(codes({ open: [open('vault-locked')], scheduled: beat(noon) })).toEqual(['back-to-normal: vault-locked']);
});

it('takes runs that failed for over once no certificate is in trouble, whatever the last runs were', () => {
  const failed = { alerts: [alert('runs-fail')], open: [open('all-runs-failed')] };
  expect(codes({ ...failed, plan: [entry(), entry('failing')] })).toEqual(['all-runs-failed']);
  expect(codes(failed)).toEqual(['back-to-normal: all-runs-failed']);
  expect(codes({ open: failed.open, plan: [entry('needs-person')] })).toEqual([]);
});

it('ends a life that ran short with the certificate, and leaves those of other hosts alone', () => {
  const notices = [open('expiring', nas), open('expired', { certificateId: 'gone' }), open('expiring', { host: 'a' })];
  expect(codes({ open: notices, plan: [entry('little-life')] })).toEqual([
    'expiring',
    'back-to-normal: expiring expired',
  ]);
  expect(told({ open: notices.slice(0, 1) })).toEqual([
    { code: 'back-to-normal', subject: nas, of: ['expiring', 'expired'] },
  ]);
});

it('names in the message what is wrong with the schedule', () => {
  const notice = { code: 'schedule-broken', subject: {}, detail: { kind: 'disabled', detail: '' } } as const;
  const { text } = noticeWords(notice, 'en');
  expect(text.split('\n').length).toBe(3);
  expect(text).not.toContain('{{');
});
