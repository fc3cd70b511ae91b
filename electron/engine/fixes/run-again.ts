/** The same once more: only the failed step where the order lives on, a new order otherwise, now or later. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { FixChange } from '../../../shared/domain/fixes.ts';
import type { RunStepId, RunView } from '../../../shared/domain/runs.ts';
import type { Draft, FixCase, FixStep, Planner } from './fix.ts';

interface Again {
  readonly changes: readonly FixChange[];
  readonly steps: readonly FixStep[];
}

/** `retry`, `one-after-another`, `wait-for-records`. */
export const planRetry: Planner = (of) => {
  const { run, policy } = of;
  if (policy === undefined) return nowhere;
  if (run === undefined) return { kind: 'go', place: 'review' };
  if (run.status === 'succeeded') return { kind: 'go', place: 'certificate', id: run.certificateId };
  return notBefore(of, policy, goingOn(run, policy));
};

export const planNewOrder: Planner = (of) => {
  const { run, policy } = of;
  if (policy === undefined) return nowhere;
  if (run === undefined) return { kind: 'go', place: 'review' };
  return notBefore(of, policy, ordering(policy));
};

/** What follows another fix, so that the run goes on with what has been set right; nothing for one that works. */
export const afterwards = ({ run, policy }: FixCase): Again => {
  const over = run === undefined || run.status === 'succeeded' || isLive(run);
  return over || policy === undefined ? { changes: [], steps: [] } : goingOn(run, policy);
};

export const ordering = (policy: Policy): Again => ({
  changes: [{ kind: 'order', names: policy.identifiers.map(({ value }) => value) }],
  steps: [{ kind: 'order', policy }],
});

export const goingOn = (run: RunView, policy: Policy): Again => {
  const live = isLive(run);
  if (!live && run.status !== 'interrupted' && run.resumable !== true) return ordering(policy);
  return {
    changes: [{ kind: 'resume', step: stepOf(run) }],
    steps: [{ kind: 'resume', runId: run.id, live }],
  };
};

/** Somebody works on it: then it is only told to look at once. */
export const isLive = ({ status }: Pick<RunView, 'status'>): boolean => status === 'working' || status === 'waiting';

/** The one that failed, or that it stands at. */
const stepOf = ({ steps }: RunView): RunStepId =>
  steps.find(({ status }) => status === 'failed' || status === 'working' || status === 'waiting')?.id ??
  steps.find(({ status }) => status === 'to-come')?.id ??
  'order';

/** The authority, or our own budget for it, refuses until then: people would only be told so. */
const notBefore = ({ world, run }: FixCase, policy: Policy, again: Again): Draft => {
  const until = world.barredUntil(policy);
  if (until === undefined) return { kind: 'do', undo: 'no', ...again };
  return waiting(until, policy, run?.id, again.changes);
};

export const waiting = (
  until: string,
  policy: Policy,
  runId: string | undefined,
  then: readonly FixChange[],
): Draft => ({
  kind: 'do',
  changes: [{ kind: 'wait', until }, ...then],
  undo: 'yes',
  steps: [{ kind: 'wait', until, policy, runId }],
});

const nowhere: Draft = { kind: 'words', values: [] };
