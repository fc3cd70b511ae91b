/** What fixes changed in the world: noted before it is done, taken back when asked or when its run has ended. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AppliedFix, FixChange, FixResult } from '../../../shared/domain/fixes.ts';
import { CertwrightError, fail, toProblem } from '../../../shared/errors/problem.ts';
import type { AppliedFixRepository, StoredFix } from '../storage/applied-fixes.ts';
import { doStep, type FixHands, undoStep } from './doing.ts';
import { type FixUndo, undoSchema } from './fix.ts';
import type { ShownPlan } from './plans.ts';

export interface LedgerParts {
  readonly store: AppliedFixRepository;
  readonly hands: FixHands;
  changed(): void;
}

/** Milliseconds. */
export const undoLimit = 60_000;

/** All steps in order. When one fails, those before it are taken back, and the failure is what is told. */
export const carryOut = async (
  { store, hands, changed }: LedgerParts,
  { asked, draft }: ShownPlan,
  untilDone: string | undefined,
  signal: AbortSignal,
): Promise<FixResult> => {
  const id = randomUUID();
  const undo: FixUndo[] = [];
  const entry = (): StoredFix => ({
    id,
    action: asked.action,
    changes: draft.changes.filter(leavesTraces),
    undo: [...undo],
    phase: 'applying',
    ...(draft.undo === 'until-done' && untilDone !== undefined ? { untilDone } : {}),
    appliedAt: hands.now().toISOString(),
  });
  const note = (): void => (undo.length === 0 ? store.remove(id) : store.save(entry()));
  const doing = {
    action: asked.action,
    hands,
    signal,
    keep: (one: FixUndo) => {
      undo.push(one);
      note();
    },
    forget: () => {
      undo.pop();
      note();
    },
  };
  let result: FixResult = {};
  try {
    for (const step of draft.steps) {
      // Whoever follows the run sees it taken back at its end, so it is told before the run begins.
      if (step.kind === 'resume' || step.kind === 'order') settle(store, id);
      result = { ...result, ...(await doStep(step, doing)) };
    }
  } catch (thrown) {
    // Its own time: the one it had may be what ran out. What cannot be taken back now stays in the list.
    const limit = AbortSignal.timeout(undoLimit);
    if (undo.length > 0) await takeBack({ store, hands, changed }, id, limit).catch(() => undefined);
    changed();
    throw thrown;
  }
  settle(store, id);
  changed();
  return undo.length === 0 ? result : { ...result, undoId: id };
};

const settle = (store: AppliedFixRepository, id: string): void => {
  const entry = store.get(id);
  if (entry !== undefined) store.save({ ...entry, phase: 'applied' });
};

const leavesTraces = ({ kind }: FixChange): boolean =>
  kind === 'record' || kind === 'command' || kind === 'mapping' || kind === 'wait';

/**
 * The last thing first; what has been taken back is not tried again. `fix.not-undoable`; what went wrong is kept with
 * the entry and thrown.
 */
export const takeBack = async (
  { store, hands, changed }: LedgerParts,
  id: string,
  signal: AbortSignal,
): Promise<void> => {
  const entry = store.get(id);
  if (entry === undefined) throw fail('fix.not-undoable', { id });
  const left = undosOf(entry);
  try {
    for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
      await undoStep(last, hands, signal);
      left.pop();
      if (left.length > 0) store.save({ ...entry, undo: left });
    }
    store.remove(id);
  } catch (thrown) {
    const problem = toProblem(thrown);
    store.save({ ...entry, undo: left, problem });
    throw new CertwrightError(problem, { cause: thrown });
  } finally {
    changed();
  }
};

export const undosOf = ({ undo }: StoredFix): FixUndo[] => z.array(undoSchema).parse(undo);

export const viewOfFix = (
  { id, action, changes, appliedAt, untilDone, problem }: StoredFix,
  certificateId: (name: string) => string | undefined,
): AppliedFix => {
  const certificate = untilDone === undefined ? undefined : certificateId(untilDone);
  return {
    id,
    action,
    changes: [...changes],
    appliedAt,
    ...(certificate === undefined ? {} : { certificateId: certificate }),
    ...(problem === undefined ? {} : { problem }),
  };
};
