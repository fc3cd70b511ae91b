/** What fixes left to be done by itself: orders whose moment has come, ports to be closed or kept open. */

import type { StoredFix } from '../storage/applied-fixes.ts';
import type { StoredRun } from '../storage/runs.ts';
import type { FixUndo } from './fix.ts';
import { type LedgerParts, takeBack, undoLimit, undosOf } from './ledger.ts';

/** Milliseconds; whoever has not ordered by then has thought better of it. */
const longestOpen = 24 * 3_600_000;
/** Milliseconds; the host gives people no longer to allow it. */
const longestDoing = 5 * 60_000;

/**
 * Whether what was opened for a run is to be closed. `latest`: the newest run of the certificate; one that works, or is
 * to be taken up again, still needs it.
 */
export const isOver = (
  { appliedAt, phase }: Pick<StoredFix, 'appliedAt' | 'phase'>,
  latest: Pick<StoredRun, 'status' | 'endedAt'> | undefined,
  now: Date,
): boolean => {
  const age = now.getTime() - Date.parse(appliedAt);
  if (age > longestOpen) return true;
  if (latest?.status === 'working') return false;
  // The process ended in the middle of it: nobody will order any more.
  if (phase === 'applying') return age > longestDoing;
  return latest?.endedAt !== undefined && latest.endedAt >= appliedAt;
};

/** All that are over; those that a person has to allow wait for a person. */
export const closeOver = async (
  parts: LedgerParts,
  latestOf: (name: string) => Pick<StoredRun, 'status' | 'endedAt'> | undefined,
): Promise<void> => {
  for (const entry of parts.store.list()) {
    const { untilDone, problem } = entry;
    if (untilDone === undefined || problem?.code === 'fix.denied') continue;
    if (!isOver(entry, latestOf(untilDone), parts.hands.now())) continue;
    // What went wrong is kept with the entry, and tried again within the hour.
    await takeBack(parts, entry.id, AbortSignal.timeout(undoLimit)).catch(() => undefined);
  }
};

/** Routers forget; what a person wants to stay is asked for again when half of its time is over. */
export const renewMappings = async ({ store, hands }: LedgerParts): Promise<void> => {
  const now = hands.now();
  for (const entry of store.list()) {
    const undos = await Promise.all(undosOf(entry).map((undo) => renewed(undo, hands, now)));
    if (undos.some(({ at }) => at !== undefined)) store.save({ ...entry, undo: undos.map(({ undo }) => undo) });
  }
};

const renewed = async (
  undo: FixUndo,
  { mapper }: LedgerParts['hands'],
  now: Date,
): Promise<{ readonly undo: FixUndo; readonly at?: string }> => {
  if (undo.kind !== 'mapping' || !undo.keep || undo.mapping.seconds === 0) return { undo };
  const { router: gateway, outerPort, innerPort, seconds, nonce } = undo.mapping;
  const half = Date.parse(undo.at) + seconds * 500;
  if (now.getTime() < half) return { undo };
  try {
    const wanted = { gateway, outerPort, innerPort, seconds, nonce };
    const mapping = await mapper.open(wanted, AbortSignal.timeout(undoLimit));
    const at = now.toISOString();
    return { undo: { ...undo, mapping, at }, at };
  } catch {
    // This machine may be on the road; the router is asked again within the hour.
    return { undo };
  }
};
