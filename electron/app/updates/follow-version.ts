/** The first start of another version: whether it is the one that was wanted, and whether the schedule still finds it. */
import type { ScheduleDrift, ScheduleState } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import { type Problem, problem, toProblem } from '../../../shared/errors/problem.ts';
import type { UpdatesProfile } from '../../ipc/updates-host.ts';

type Parts = Pick<UpdatesProfile, 'read' | 'write' | 'scheduler' | 'raise'>;

/** Answers `updates.not-installed` where the old version started again. `storage.*`. */
export const followVersion = async (profile: Parts, version: string): Promise<Problem | undefined> => {
  const { installing, ...stored } = profile.read();
  const { lastVersion } = stored;
  if (installing !== undefined) profile.write(stored);
  if (lastVersion !== version) {
    // Not kept until the schedule is right, so that the next start tries again.
    const right = lastVersion === undefined || (await repairSchedule(profile));
    if (right) profile.write({ ...profile.read(), lastVersion: version });
  }
  return installing === undefined || installing === version
    ? undefined
    : problem('updates.not-installed', { version: installing });
};

/** Paths move with an update. What was never installed is not installed now. Never rejects. */
const repairSchedule = async ({ scheduler, raise }: Parts): Promise<boolean> => {
  try {
    const found = await scheduler.inspect();
    if (!found.installed || broken(found) === undefined) return true;
    const drift = broken((await scheduler.repair()).after);
    if (drift === undefined) return true;
    raise({ code: 'schedule-broken', subject: {}, detail: { ...drift } });
  } catch (thrown) {
    raise({ code: 'schedule-broken', subject: {}, problem: toProblem(thrown) });
  }
  return false;
};

/** What an update can have done to it. */
const broken = ({ drift }: ScheduleState): ScheduleDrift | undefined =>
  drift.find(({ kind }) => scheduleDrifts[kind].repairable);
