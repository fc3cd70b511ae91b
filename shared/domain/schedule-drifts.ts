/**
 * How the schedule that is there differs from what should be there. `warning`: certificates may not be renewed; `note`: good to
 * know. What `repair` puts right says so.
 */
export const scheduleDrifts = {
  missing: { verdict: 'warning', repairable: true },
  'moved-executable': { verdict: 'warning', repairable: true },
  'other-command': { verdict: 'warning', repairable: true },
  disabled: { verdict: 'warning', repairable: true },
  edited: { verdict: 'warning', repairable: true },
  'other-user': { verdict: 'warning', repairable: false },
  'cron-not-running': { verdict: 'warning', repairable: false },
  'lingering-off': { verdict: 'warning', repairable: true },
  'last-run-failed': { verdict: 'warning', repairable: false },
  'needs-key-file': { verdict: 'warning', repairable: false },
  'signed-in-only': { verdict: 'note', repairable: false },
  'never-ran': { verdict: 'note', repairable: false },
} as const satisfies Readonly<Record<string, { verdict: 'note' | 'warning'; repairable: boolean }>>;
export type ScheduleDriftKind = keyof typeof scheduleDrifts;
export const scheduleDriftKinds = Object.keys(scheduleDrifts) as [ScheduleDriftKind, ...ScheduleDriftKind[]];
