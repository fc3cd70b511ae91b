/** What every check is: a name, whether it applies, and what it finds. Judging is pure and lies in `judge/`. */

import { type CauseId, causes } from '../../../shared/domain/causes.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import {
  type FindingCode,
  factsOf,
  type PreflightCheckId,
  type PreflightFinding,
  type Verdict,
} from '../../../shared/domain/preflight.ts';
import type { PreflightInputs } from './inputs.ts';

export interface Check {
  readonly id: PreflightCheckId;
  /** Milliseconds; 8 s unless told. */
  readonly deadline?: number;
  applies(policy: Policy, inputs: PreflightInputs): boolean;
  /** Rejects with the signal's reason; anything else that is thrown is told as "could not be checked". */
  run(inputs: PreflightInputs, signal: AbortSignal): Promise<readonly Found[]>;
}

/** A finding before the runner writes the name of its check on it. */
export type Found = Omit<PreflightFinding, 'check'>;

export interface Particulars {
  /** Where the circumstances make it more or less grave than usual. */
  readonly verdict?: Verdict;
  readonly cause?: CauseId | undefined;
  readonly method?: PreflightFinding['method'];
  readonly authority?: string | undefined;
}

export const found = (
  code: FindingCode,
  detail: Readonly<Record<string, string>> = {},
  evidence: readonly string[] = [],
  particulars: Particulars = {},
): Found => {
  const facts = factsOf(code);
  const cause = particulars.cause ?? facts.cause;
  return {
    code,
    verdict: particulars.verdict ?? facts.verdict,
    ...(cause === undefined ? {} : { cause }),
    detail: { ...detail },
    evidence: [...evidence],
    fixes: cause === undefined ? [] : [...causes[cause].fixes],
    ...(particulars.method === undefined ? {} : { method: particulars.method }),
    ...(particulars.authority === undefined ? {} : { authority: particulars.authority }),
  };
};

/** What a check saw that found nothing. */
export const fine = (...evidence: readonly string[]): Found => found('fine', {}, evidence);

/** At least what was seen, where nothing is wrong; what could not be looked at is never called fine. */
export const orFine = (
  findings: readonly Found[],
  evidence: readonly string[] = [],
  looked: boolean = true,
): readonly Found[] => {
  if (findings.length > 0) return findings;
  return [looked ? fine(...evidence) : found('not-looked-at')];
};
