/** Starting over where the database cannot be read: what goes and what stays is told by the files alone. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfileReset } from '../../../shared/domain/reset.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { SchedulerPort } from '../ports/index.ts';
import { readMarker } from '../vault/marker.ts';
import { items } from './reset.ts';
import { followSchedule, liveFolder, type Manifest, manifestFor, removeProfile } from './reset-profile.ts';

/** Trying again or waiting does not make it readable. */
export const isDamaged = (thrown: unknown): boolean => toProblem(thrown).code === 'storage.corrupt';

/** Certificates whose files lie where servers read them. */
const publishedIn = (folder: string): number => {
  try {
    return readdirSync(join(folder, liveFolder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
  } catch {
    return 0;
  }
};

/** Changes nothing. */
export const previewDamaged = async (folder: string, scheduler: SchedulerPort | undefined): Promise<ProfileReset> => {
  const marker = await readMarker(folder).catch(() => undefined);
  const published = publishedIn(folder);
  const schedule = await scheduler?.inspect().catch(() => undefined);
  return {
    removed: items({
      certificates: published,
      ...(marker === undefined ? {} : { [`vault-${marker.kind}` as const]: 1 }),
      schedule: schedule?.installed === true ? 1 : 0,
      practice: existsSync(join(folder, 'practice')) ? 1 : 0,
      settings: 1,
    }),
    kept: items({ valid: published, exported: published }),
    records: 0,
    working: 0,
    published,
  };
};

export const manifestOfDamaged = (folder: string, scheduler: SchedulerPort | undefined, now: Date): Promise<Manifest> =>
  manifestFor(publishedIn(folder), scheduler, now);

/** Answers why the schedule could not follow. `reset.in-use`, `storage.*`; nothing is changed then. */
export const removeDamaged = async (
  folder: string,
  scheduler: SchedulerPort | undefined,
  now: Date,
): Promise<Problem | undefined> => {
  removeProfile(folder, await manifestOfDamaged(folder, scheduler, now), { removeFiles: false });
  return followSchedule(scheduler, 'none');
};
