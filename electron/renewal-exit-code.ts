import type { RenewalReport } from '../shared/domain/renewal-run.ts';
import { exitCodeOf } from '../shared/errors/problem.ts';

/**
 * Of the gravest failure as far as numbers can tell, else 0: what waits, was left alone or could be stopped without harm
 * is none.
 */
export const renewalExitCode = ({ certificates, vault, stopped }: RenewalReport): number => {
  if (stopped) return 0;
  const failed = certificates.filter(({ outcome }) => outcome === 'failed').map(({ problem }) => problem);
  return Math.max(0, ...[vault, ...failed].flatMap((problem) => (problem === undefined ? [] : [exitCodeOf(problem)])));
};
