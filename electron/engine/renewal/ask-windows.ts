/** Asks authorities when they would like certificates to be renewed (RFC 9773), as many as one run may. */
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { inLanes } from '../ports/index.ts';
import type { RunDueParts } from './run-due.ts';

/** Those that are planned soonest; the others have their turn at a later waking. */
const mostQuestions = 500;
const lanes = 4;

/** Answers how many were asked. An authority that cannot be reached is not asked about its other certificates. */
export const askDueWindows = async (
  { storage, clock, logger, askWindow }: Pick<RunDueParts, 'storage' | 'clock' | 'logger' | 'askWindow'>,
  plan: readonly PlanEntry[],
  stop: AbortSignal,
): Promise<number> => {
  const now = clock.now().toISOString();
  const due = plan.filter(({ askRenewalInfoAt }) => askRenewalInfoAt !== undefined && askRenewalInfoAt <= now);
  const silent = new Set<string>();
  let asked = 0;
  await inLanes(due.slice(0, mostQuestions), lanes, async ({ certificateId, name }) => {
    const authority = JSON.stringify(storage.certificates.get(certificateId)?.policy.authority);
    if (stop.aborted || silent.has(authority)) return;
    try {
      await askWindow(certificateId);
      asked++;
    } catch (thrown) {
      const { code } = toProblem(thrown);
      if (code.startsWith('network.') || code.startsWith('directory.')) silent.add(authority);
      logger.warn('renewal-info-unknown', { certificate: name, reason: code });
    }
  });
  return asked;
};
