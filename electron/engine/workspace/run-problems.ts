import type { Problem } from '../../../shared/errors/problem.ts';
import type { IssuanceState } from '../issuance/state.ts';

/** Why the run failed, and what it stumbled over. */
export const problemsOf = (state: IssuanceState | undefined): readonly Problem[] =>
  state === undefined ? [] : [...(state.outcome?.kind === 'failed' ? [state.outcome.problem] : []), ...state.warnings];
