import type { WatchAlert } from '../../../shared/domain/watchdog.ts';

const ofSchedule: ReadonlySet<WatchAlert['code']> = new Set(['only-while-open', 'schedule-broken', 'no-scheduled-run']);

/** About what starts renewals; the state of automatic renewal tells of these. */
export const isOfSchedule = ({ code }: WatchAlert): boolean => ofSchedule.has(code);
