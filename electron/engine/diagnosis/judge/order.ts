/** What the authority says of an order, as a result of the probe. Pure. */
import type { ProbeResult } from '../../../../shared/domain/diagnosis-probes.ts';
import { isAcmeProblem, type Problem } from '../../../../shared/errors/problem.ts';
import type { Measured } from '../probe-results.ts';

export interface OrderFacts {
  readonly url: string;
  /** RFC 8555 §7.1.6. */
  readonly status?: 'pending' | 'ready' | 'processing' | 'valid' | 'invalid';
  /** ISO 8601. */
  readonly expires?: string | undefined;
  /** Of its authorizations, where the order has failed. */
  readonly authorizations?: readonly string[];
  /** Instead of an order. */
  readonly problem?: Problem;
  /** The run came as far as asking for the certificate, or has it. */
  readonly run: 'before' | 'asked' | 'has-certificate';
  readonly now: Date;
}

export const judgeOrder = (facts: OrderFacts): Measured => {
  const { url, status, expires, authorizations = [], problem } = facts;
  const told = problem === undefined ? [status, expires === undefined ? '' : `expires ${expires}`] : [problem.code];
  const evidence = [[url, ...told, ...authorizations].filter(Boolean).join(' ')];
  const result = problem === undefined ? resultOf(facts) : resultOfProblem(problem);
  if (result !== undefined) return { outcome: 'result', result, evidence };
  return { outcome: status === undefined ? 'unmeasured' : 'nothing-wrong', evidence };
};

const resultOf = ({
  status,
  expires,
  authorizations,
  run,
  now,
}: OrderFacts): ProbeResult<'order-state'> | undefined => {
  if (status === 'processing') return 'processing';
  if (status === 'valid') return run === 'has-certificate' ? undefined : 'issued';
  if (expires !== undefined && Date.parse(expires) <= now.getTime()) return 'expired';
  if (status === 'invalid') return authorizations?.includes('expired') === true ? 'expired' : undefined;
  return status === 'pending' && run === 'asked' ? 'not-ready' : undefined;
};

/** An order that has expired may be removed (RFC 8555 §7.1.6), and then there is nothing at its address any more. */
const resultOfProblem = (problem: Problem): ProbeResult<'order-state'> | undefined => {
  if (['acme.serverInternal', 'acme.unavailable', 'directory.unavailable'].includes(problem.code))
    return 'server-error';
  const status = isAcmeProblem(problem) || problem.code === 'acme.bad-answer' ? problem.details.status : 0;
  if (status >= 500) return 'server-error';
  return status === 404 || status === 410 ? 'expired' : undefined;
};
