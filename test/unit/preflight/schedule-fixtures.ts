/** What wakes renewals, as it was found before an order. */
import { judgeSchedule, type ScheduleFacts } from '../../../electron/engine/preflight/judge/schedule.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { ScheduleDriftKind } from '../../../shared/domain/schedule-drifts.ts';
import { bad, type Fixture, good } from './fixture.ts';

const command = { program: '/usr/bin/node', args: ['/opt/certwright/cli.js', 'renew', '--due', '--scheduled'] };
const timer: ScheduleState = {
  mechanism: 'systemd-timer',
  installed: true,
  whenSignedOut: true,
  place: '/home/ana/.config/systemd/user/certwright-renew-0a1b2c3d.timer',
  command,
  expected: command,
  drift: [],
};
const judge = (state: Partial<ScheduleState>, facts: Partial<Omit<ScheduleFacts, 'state'>> = {}) =>
  judgeSchedule({ state: { ...timer, ...state }, vault: 'key-file', firstOrder: false, ...facts });
const drifted = (kind: ScheduleDriftKind, detail = '') => judge({ drift: [{ kind, detail }] });

export const goodSchedules: readonly Fixture[] = [
  good('a timer that runs', judge({})),
  good('a timer that was installed just now', drifted('never-ran')),
  good('a timer of the session', judge({ whenSignedOut: false, drift: [{ kind: 'signed-in-only', detail: 'ana' }] }), [
    'schedule-signed-in-only',
    'note',
    'scheduler-user-not-logged-in',
  ]),
  good(
    'a first order, before anything is scheduled',
    judge({ installed: false, drift: [{ kind: 'missing', detail: '' }] }, { firstOrder: true }),
    ['schedule-missing', 'note', 'scheduler-task-broken'],
  ),
  good('a machine without a scheduler', judge({ mechanism: 'none', installed: false }), ['schedule-none', 'note']),
  good('cron with a key file', judge({ mechanism: 'cron' }), [
    'schedule-no-catch-up',
    'note',
    'scheduler-missed-while-asleep',
  ]),
  good('a timer whose times were changed', drifted('edited', 'x'), [
    'schedule-broken',
    'note',
    'scheduler-task-broken',
  ]),
  good('a timer without a session, before a vault is set up', judge({}, { vault: undefined })),
];

const warned = (name: string, kind: ScheduleDriftKind, ...expected: Fixture['expected']): Fixture =>
  bad(name, drifted(kind, 'ana'), ...expected);
const broken = ['schedule-broken', 'warning', 'scheduler-task-broken'] as const;

export const badSchedules: readonly Fixture[] = [
  warned('certificates, and nothing that renews them', 'missing', [
    'schedule-missing',
    'warning',
    'scheduler-task-broken',
  ]),
  warned('a program that was moved', 'moved-executable', broken),
  warned('a schedule that starts something else', 'other-command', broken),
  warned('a schedule that was switched off', 'disabled', broken),
  warned('cron that does not run', 'cron-not-running', broken),
  warned('a profile of somebody else', 'other-user', ['schedule-other-user', 'warning', 'scheduler-wrong-account']),
  warned('lingering that was taken back', 'lingering-off', [
    'schedule-signed-in-only',
    'warning',
    'scheduler-user-not-logged-in',
  ]),
  warned('a run that failed', 'last-run-failed', ['schedule-last-failed', 'warning', 'scheduler-environment-differs']),
  bad('a keychain, and runs without a session', judge({}, { vault: 'keychain' }), [
    'schedule-without-session',
    'warning',
    'keychain-no-session-bus',
  ]),
];
