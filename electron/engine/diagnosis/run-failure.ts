/** A run as a failure to be diagnosed: what ended it, what it stumbled over, and what it knows. */
import type { RunView } from '../../../shared/domain/runs.ts';
import type { Failure } from './diagnose.ts';
import { keyWorkedFor } from './proven-key.ts';

/** Nothing where nothing went wrong. */
export const failureOfRun = ({
  problem,
  warnings,
  records,
  providerId,
}: Pick<RunView, 'problem' | 'warnings' | 'records' | 'providerId'>): Failure | undefined => {
  const problems = [...(problem === undefined ? [] : [problem]), ...warnings];
  if (problems.length === 0) return undefined;
  return { problems, keyWorked: keyWorkedFor(records), ...(providerId === undefined ? {} : { provider: providerId }) };
};
