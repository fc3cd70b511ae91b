/** The last step of restoring: the profile must be closed in this process. */
import { hostname } from 'node:os';
import type { RestoreReport } from '../../../shared/domain/backup.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { KeychainPort, SchedulerPort } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import { discardProfile, type Manifest, replaceProfile } from '../workspace/reset-profile.ts';
import { isEmptyProfile } from './items.ts';
import type { StagedProfile } from './restore.ts';

/** Answers whether nothing is there. `backup.profile-not-empty` where something is, and it is not to be replaced. */
export const refuseUnasked = (storage: Storage, replace: boolean): boolean => {
  const empty = isEmptyProfile(storage);
  if (!empty && !replace) throw fail('backup.profile-not-empty', { path: storage.folder });
  return empty;
};

/** Answers the id under which what was there is kept. `reset.in-use`, `storage.*`; nothing is changed then. */
export const putInPlace = (profileFolder: string, staged: StagedProfile, present: Manifest): string =>
  replaceProfile(profileFolder, present, staged);

export const reportOf = async (
  { manifest, notes }: StagedProfile,
  scheduler: SchedulerPort | undefined,
  kept: {
    readonly profileFolder: string;
    readonly id: string;
    readonly keychain: KeychainPort;
    readonly empty: boolean;
  },
): Promise<RestoreReport> => {
  const schedule = await scheduler?.inspect().catch(() => undefined);
  // Nobody misses an empty one; where it cannot be deleted it is among what was removed.
  if (kept.empty) await discardProfile(kept.profileFolder, kept.id, kept.keychain).catch(() => undefined);
  return {
    createdAt: manifest.createdAt,
    computer: manifest.computer,
    items: manifest.items,
    notes: [
      ...(manifest.computer === hostname() ? [] : [{ note: 'other-computer' as const, names: [manifest.computer] }]),
      ...(schedule?.installed === true ? [] : [{ note: 'schedule' as const, names: [] }]),
      ...notes,
    ],
    ...(kept.empty ? {} : { removed: kept.id }),
  };
};
