/** The weekly question, while the program runs. */
import { toProblem } from '../../../shared/errors/problem.ts';
import type { UpdatesProfile } from '../../ipc/updates-host.ts';
import { looks } from './machine.ts';
import type { Program } from './program.ts';

/** Milliseconds. */
const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;
/** The window, renewals and everything else come first. */
const firstPause = 5 * minute;
/** After a question that nobody answered. */
const patience = 6 * hour;

/** Ends when the profile is closed. */
export const keepLooking = async (program: Program, profile: UpdatesProfile): Promise<void> => {
  const { clock, closing } = profile;
  let tried = Number.NEGATIVE_INFINITY;
  await clock.sleep(firstPause, closing);
  for (;;) {
    const now = clock.now().getTime();
    if (now - tried >= patience && isDue(program, profile, now)) {
      tried = now;
      await lookOnce(program, profile, { asked: false });
    }
    await clock.sleep(hour, closing);
  }
};

const isDue = ({ phase }: Pick<Program, 'phase'>, profile: UpdatesProfile, now: number): boolean => {
  const { look, lookedAt } = profile.read();
  if (!look || !profile.welcomed() || !looks(phase()) || profile.hindrance() !== undefined) return false;
  const since = lookedAt === undefined ? Number.POSITIVE_INFINITY : now - Date.parse(lookedAt);
  // The clock may have been ahead then.
  return since >= week || since < 0;
};

/** Never rejects. One that nobody asked for says nothing of its failure: the moment of the last answer stays. */
export const lookOnce = async (
  { updater, phase, step, parts }: Pick<Program, 'updater' | 'phase' | 'step' | 'parts'>,
  profile: UpdatesProfile,
  { asked }: { readonly asked: boolean },
): Promise<void> => {
  if (!looks(phase())) return;
  step({ is: 'look' });
  try {
    const { channel, skipped } = profile.read();
    const update = await (await updater()).look(channel);
    const { skipped: _, ...stored } = profile.read();
    const isSkipped = update !== undefined && update.version === skipped && !asked;
    profile.write({
      ...stored,
      ...(skipped === undefined || (asked && update?.version === skipped) ? {} : { skipped }),
      lookedAt: profile.clock.now().toISOString(),
    });
    step(update === undefined || isSkipped ? { is: 'nothing-new' } : { is: 'found', update });
  } catch (thrown) {
    const problem = toProblem(thrown);
    parts.logger.warn('updates.look-failed', { problem });
    step(asked ? { is: 'failed', problem } : { is: 'no-answer' });
  }
};
