/** Records of ours that an earlier clean-up could not remove: tried again, quietly, until the zone is clean. */
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Logger } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { Storage } from '../storage/open-storage.ts';

const deadline = 60_000;

/** Answers how many records are still there. Records of runs that have not ended belong to those runs. */
export const removeLeftBehind = async (parts: {
  readonly storage: Storage;
  readonly logger: Logger;
  now(): Date;
  open(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
}): Promise<number> => {
  const { storage, logger } = parts;
  const working = new Set(storage.runs.working().map(({ id }) => id));
  const entries = storage.journal.leftBehind().filter(({ runId }) => !working.has(runId));
  let left = 0;
  for (const entry of entries) {
    try {
      const provider = await parts.open(entry.provider, entry.credentialId);
      const { zone, fqdn, value, recordId } = entry;
      await provider.remove({ zone, fqdn, value, ttl: 60 }, recordId, AbortSignal.timeout(deadline));
      storage.journal.save({ ...entry, phase: 'removed' }, parts.now().toISOString());
    } catch (thrown) {
      left++;
      storage.journal.countAttempt(entry.id, parts.now().toISOString());
      logger.warn('record-still-left', { fqdn: entry.fqdn, reason: toProblem(thrown).code });
    }
  }
  return left;
};
