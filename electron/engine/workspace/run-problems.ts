import type { Problem } from '../../../shared/errors/problem.ts';
import { keyWorkedFor } from '../diagnosis/proven-key.ts';
import type { IssuanceState } from '../issuance/state.ts';

/** Why the run failed, and what it stumbled over. */
export const problemsOf = (state: IssuanceState | undefined): readonly Problem[] =>
  state === undefined ? [] : [...(state.outcome?.kind === 'failed' ? [state.outcome.problem] : []), ...state.warnings];

/** Whether the provider took the key when this run wrote its records. */
export const keyWorkedIn = (state: IssuanceState | undefined): boolean =>
  keyWorkedFor(
    (state?.authorizations ?? []).flatMap(({ challenge, record }) =>
      challenge === undefined || record === undefined ? [] : [{ challenge: challenge.type, state: record.state }],
    ),
  );
