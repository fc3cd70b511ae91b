import { z } from 'zod';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Storage } from '../storage/open-storage.ts';

const settingsKey = 'schedule-since';

/** ISO 8601: since when a schedule is known to be installed. Noted at the first sight of it, forgotten when it is gone. */
export const scheduledSince = (
  { settings }: Pick<Storage, 'settings'>,
  schedule: Pick<ScheduleState, 'installed'> | undefined,
  now: Date,
): string | undefined => {
  const known = settings.read(settingsKey, z.string());
  if (schedule === undefined) return known;
  if (!schedule.installed) {
    if (known !== undefined) settings.remove(settingsKey);
    return undefined;
  }
  if (known !== undefined) return known;
  const at = now.toISOString();
  settings.write(settingsKey, at);
  return at;
};
