/** When the profile was last saved elsewhere. */
import { lastBackupSchema } from '../../../shared/domain/backup.ts';
import type { Storage } from '../storage/open-storage.ts';

const settingsKey = 'backup';

export const noteBackup = ({ settings }: Pick<Storage, 'settings'>, at: Date): void =>
  settings.write(settingsKey, { at: at.toISOString() });

/** ISO 8601. */
export const lastBackup = ({ settings }: Pick<Storage, 'settings'>): string | undefined =>
  settings.read(settingsKey, lastBackupSchema)?.at;
