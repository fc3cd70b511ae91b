/** A run as a failure to be diagnosed: what ended it, what it stumbled over, and what it knows. */
import type { RunView } from '../../../shared/domain/runs.ts';
import type { Failure } from './diagnose.ts';
import { keyWorkedFor } from './proven-key.ts';

/** Nothing where nothing went wrong. */
export const failureOfRun = ({
  problem,
  warnings,
  records,
}: Pick<RunView, 'problem' | 'warnings' | 'records'>): Failure | undefined => {
  const problems = [...(problem === undefined ? [] : [problem]), ...warnings];
  return problems.length === 0 ? undefined : { problems, keyWorked: keyWorkedFor(records) };
};
