/** Which steps are to run for a version, and when one that failed is tried again. Pure. */
import { errorCodes } from '../../../shared/errors/codes.ts';
import { assertNever, type Problem } from '../../../shared/errors/problem.ts';
import type { StoredStep } from '../storage/install-steps.ts';

const minute = 60_000;
/** Milliseconds. What may be over by itself is not over at once. */
const shortest = 10 * minute;
/** A folder or a program may be put right by somebody who does not think of us. */
const day = 24 * 60 * minute;

/**
 * The first step that has not installed the version and all after it, which build on what it does; none while that one
 * waits for its time or for a person.
 */
export const dueSteps = (
  steps: readonly StoredStep[],
  versionId: string,
  /** Milliseconds since the epoch. */
  now: number,
): readonly StoredStep[] => {
  const enabled = steps.filter((step) => step.enabled);
  const first = enabled.findIndex((step) => step.installedVersion !== versionId);
  const next = enabled[first];
  return next !== undefined && isDue(next, versionId, now) ? enabled.slice(first) : [];
};

const isDue = ({ failure, savedVersion }: StoredStep, versionId: string, now: number): boolean => {
  // Nobody wants half of what is being set up to run by itself.
  if (failure === undefined || failure.versionId !== versionId) return savedVersion !== versionId;
  const { problem } = failure;
  const at = Date.parse(failure.at);
  const patience = patienceOf(problem);
  switch (patience) {
    case 'next-run':
      return now >= Math.max(at + shortest, problem.retryAt === undefined ? 0 : Date.parse(problem.retryAt));
    case 'next-day':
      return now >= at + day;
    case 'person':
      return false;
    default:
      return assertNever(patience);
  }
};

/**
 * `next-run`: it may be over by itself. `person`: the same again can only lock an account, so it waits until the step
 * is changed or run by hand.
 */
export const patienceOf = (problem: Problem): 'next-run' | 'next-day' | 'person' => {
  const { failureClass } = errorCodes[problem.code];
  if (failureClass === 'credential' || failureClass === 'input') return 'person';
  return problem.retryable || failureClass === 'vault' ? 'next-run' : 'next-day';
};
