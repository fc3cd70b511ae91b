/** What wakes the renewal run: what is there, what is wrong with it, and what the system's scheduler refuses. */
import type { ProblemTexts, ScheduleCode } from '../problem-text.ts';

export const schedule = {
  'schedule.mechanism.task-scheduler': 'Windows Task Scheduler',
  'schedule.mechanism.launch-agent': 'macOS LaunchAgent',
  'schedule.mechanism.systemd-timer': 'systemd timer',
  'schedule.mechanism.cron': 'cron',
  'schedule.mechanism.none': 'nothing',
  'schedule.on': 'Certwright is woken every few hours by: {{mechanism}} ({{place}})',
  'schedule.off': 'Nothing wakes Certwright. It can be set up with {{mechanism}}: certwright schedule install',
  'schedule.none': 'This machine has no scheduler that Certwright can use. Start the renewal run from one of your own:',
  'schedule.when-signed-out': 'Also when nobody is signed in',
  'schedule.command': 'Runs: {{command}}',
  'schedule.next-run': 'Next run about {{time}}',
  'schedule.last-run': 'Last run {{time}}',
  'schedule.removed':
    'Certwright is not woken any more. Certificates stay as they are and are not renewed by themselves.',
  'schedule.nothing-to-repair': 'There was nothing to repair.',
  'schedule.repaired': 'Written anew.',
  'schedule.lingering-stays': 'Your services still go on when you sign out. To end that: loginctl disable-linger',

  'schedule.drift.missing': 'The schedule is not there',
  'schedule.drift.missing.means': 'Nothing starts the renewal run. Install the schedule.',
  'schedule.drift.moved-executable': 'The schedule starts a program that is gone: {{detail}}',
  'schedule.drift.moved-executable.means': 'Certwright was moved or removed. Repair the schedule from where it is now.',
  'schedule.drift.other-command': 'The schedule starts something else: {{detail}}',
  'schedule.drift.other-command.means':
    'Another copy of Certwright set it up, or somebody changed it. Repair makes it start this one.',
  'schedule.drift.disabled': 'The schedule is switched off ({{detail}})',
  'schedule.drift.disabled.means': 'It is there but never runs. Repair switches it on again.',
  'schedule.drift.edited': 'The schedule was changed by hand: {{detail}}',
  'schedule.drift.edited.means': 'It still starts Certwright. If you did not mean it, repair takes the change back.',
  'schedule.drift.other-user': 'The schedule runs as another user than the owner of the profile: {{detail}}',
  'schedule.drift.other-user.means':
    'It may not be able to read keys, or leaves files the owner cannot read. Remove it, and install it as the owner.',
  'schedule.drift.cron-not-running': 'cron is not running',
  'schedule.drift.cron-not-running.means':
    'The entry is there, but nothing reads it. Start the cron service of this system, and let it start by itself.',
  'schedule.drift.lingering-off':
    'Runs without {{detail}} being signed in were chosen, but the system does not allow them now',
  'schedule.drift.lingering-off.means':
    'Lingering is off, so the schedule ends with the session. Repair asks for it again.',
  'schedule.drift.last-run-failed': 'The last run failed ({{detail}})',
  'schedule.drift.last-run-failed.means': 'Start the command above by hand to see why.',
  'schedule.drift.needs-key-file': 'Runs with nobody signed in cannot read your secrets, which are kept by: {{detail}}',
  'schedule.drift.needs-key-file.means':
    'Without a session there is no keychain, and nobody types a passphrase. Such runs need a key file.',
  'schedule.drift.signed-in-only': 'Runs only while {{detail}} is signed in',
  'schedule.drift.signed-in-only.means':
    'A locked screen does not matter. After a restart it waits until somebody signs in, and then catches up.',
  'schedule.drift.never-ran': 'It has not run yet',
  'schedule.drift.never-ran.means': 'That is as it should be when it was installed just now.',

  'reason.schedule.unavailable.no-scheduler': 'neither a scheduler of the user nor cron is here',
  'reason.schedule.unavailable.signed-out-not-offered':
    'on macOS it would take a system daemon, which cannot read your keychain',
  'reason.schedule.unavailable.user-manager-unreachable':
    'the schedule belongs to your systemd session, which cannot be reached from this one',
} as const;

export const scheduleProblems: ProblemTexts<ScheduleCode> = {
  'schedule.unavailable': {
    title: 'This cannot be scheduled here',
    explanation: 'The reason: {{reason}}.',
    action:
      'Sign in as the user who owns the certificates and try again, or start the renewal run from a scheduler of your own.',
  },
  'schedule.refused': {
    title: 'The system does not allow this schedule',
    explanation: '{{program}} says: {{excerpt}}',
    action: 'Ask an administrator, or install the schedule for the time you are signed in.',
  },
  'schedule.failed': {
    title: 'The scheduler of this system failed',
    explanation: '{{program}} says: {{excerpt}}',
    action: 'Try again. If it stays, run that program yourself to see more.',
  },
};
