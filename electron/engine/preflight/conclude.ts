/** What all findings together mean for the order. Pure. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import { type PreflightFinding, type PreflightOutcome, type Verdict, worst } from '../../../shared/domain/preflight.ts';
import { findingFacts } from '../../../shared/domain/preflight-findings.ts';
import type { FailureClass } from '../../../shared/errors/codes.ts';
import { proofsOf } from './inputs.ts';

/**
 * What blocks one way of proof or one authority blocks the order only when no other way or authority is left; then it
 * is a warning, because the next in line takes over.
 */
export const concludeVerdict = (
  outcomes: readonly PreflightOutcome[],
  policy: Policy,
  authorities: readonly string[],
): Verdict => {
  const all = outcomes.map(({ verdict }) => verdict);
  if (worst(all) !== 'blocks') return worst(all);
  const blocking = blockingFindings(outcomes);
  const everywhere = blocking.some(({ method, authority }) => method === undefined && authority === undefined);
  const methods = proofsOf(policy).map(({ method }) => method);
  const waysLeft = methods.some((method) =>
    authorities.some(
      (authority) =>
        !blocking.some(
          (one) =>
            (one.method === undefined || one.method === method) &&
            (one.authority === undefined || one.authority === authority),
        ),
    ),
  );
  return everywhere || !waysLeft ? 'blocks' : 'warning';
};

export const blockingFindings = (outcomes: readonly PreflightOutcome[]): readonly PreflightFinding[] =>
  outcomes.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict === 'blocks');

/** The class of what blocks first, in the order in which checks are read. */
export const failureClassOf = (outcomes: readonly PreflightOutcome[]): FailureClass | undefined =>
  blockingFindings(outcomes).flatMap(({ code }): readonly FailureClass[] => {
    const facts = findingFacts[code];
    return 'failureClass' in facts && facts.failureClass !== undefined ? [facts.failureClass] : [];
  })[0];
