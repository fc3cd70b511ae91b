/** Whether anything will renew the certificate that is about to be ordered. It never keeps an order from being placed. */
import { besideVault, type ScheduleDrift, type ScheduleState } from '../../../../shared/domain/schedule.ts';
import type { VaultKind } from '../../../../shared/domain/vault.ts';
import { type Found, found } from '../check.ts';

export interface ScheduleFacts {
  readonly state: ScheduleState;
  readonly vault: VaultKind | undefined;
  /** Nothing is managed here yet: the schedule is usually set up afterwards. */
  readonly firstOrder: boolean;
}

export const judgeSchedule = ({ state, vault, firstOrder }: ScheduleFacts): readonly Found[] => {
  if (state.mechanism === 'none') return [found('schedule-none')];
  const whole = besideVault(state, vault);
  return [
    ...whole.drift.flatMap((drift) => judgeDrift(drift, state, firstOrder)),
    ...(state.installed && state.mechanism === 'cron' ? [found('schedule-no-catch-up', {}, [state.place])] : []),
  ];
};

const judgeDrift = (
  { kind, detail }: ScheduleDrift,
  { place }: ScheduleState,
  firstOrder: boolean,
): readonly Found[] => {
  const evidence = [`${place}: ${kind} ${detail}`.trim()];
  switch (kind) {
    case 'missing':
      return [found('schedule-missing', {}, evidence, firstOrder ? { verdict: 'note' } : {})];
    case 'moved-executable':
    case 'other-command':
    case 'disabled':
    case 'cron-not-running':
      return [found('schedule-broken', { reason: kind }, evidence)];
    case 'edited':
      return [found('schedule-broken', { reason: kind }, evidence, { verdict: 'note' })];
    case 'other-user':
      return [found('schedule-other-user', { user: detail }, evidence)];
    case 'signed-in-only':
      return [found('schedule-signed-in-only', { user: detail }, evidence)];
    case 'lingering-off':
      return [found('schedule-signed-in-only', { user: detail }, evidence, { verdict: 'warning' })];
    case 'last-run-failed':
      return [found('schedule-last-failed', { result: detail }, evidence)];
    case 'needs-key-file':
      return [found('schedule-without-session', { kind: detail }, evidence)];
    case 'never-ran':
      return [];
  }
};
