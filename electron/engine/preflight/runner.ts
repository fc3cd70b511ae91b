/** All checks at once, each with its own deadline: one that hangs holds up no other. */
import {
  type PreflightCheckId,
  type PreflightEvent,
  type PreflightOutcome,
  type PreflightReport,
  verdicts,
  worst,
} from '../../../shared/domain/preflight.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { type Check, type Found, found } from './check.ts';
import { concludeVerdict } from './conclude.ts';
import type { PreflightInputs } from './inputs.ts';

export interface PreflightOptions {
  readonly inputs: PreflightInputs;
  readonly checks: readonly Check[];
  readonly signal: AbortSignal;
  onEvent?(event: PreflightEvent): void;
}

const usualDeadline = 8000;

/** Ends in `run.cancelled` when the signal is aborted; whatever else happens is a finding. */
export const runPreflight = async (options: PreflightOptions): Promise<PreflightReport> => {
  const { inputs, checks, signal } = options;
  if (signal.aborted) throw fail('run.cancelled', {});
  const from = inputs.clock.now().getTime();
  const asked = checks.filter((check) => check.applies(inputs.policy, inputs));
  const outcomes = await Promise.all(asked.map((check) => runCheck(check, options)));
  return {
    verdict: concludeVerdict(
      outcomes,
      inputs.policy,
      inputs.authorities.map(({ authority }) => authority.id),
    ),
    checks: outcomes,
    milliseconds: inputs.clock.now().getTime() - from,
  };
};

const runCheck = async (check: Check, { inputs, signal, onEvent }: PreflightOptions): Promise<PreflightOutcome> => {
  onEvent?.({ kind: 'started', check: check.id });
  const from = inputs.clock.now().getTime();
  const findings = await findingsOf(check, inputs, signal);
  const outcome = outcomeOf(check.id, findings, inputs.clock.now().getTime() - from);
  onEvent?.({ kind: 'finished', outcome });
  return outcome;
};

/** The deadline counts even for a check that does not listen to its signal. */
const findingsOf = async (check: Check, inputs: PreflightInputs, signal: AbortSignal): Promise<readonly Found[]> => {
  const milliseconds = check.deadline ?? usualDeadline;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), milliseconds);
  const ended = AbortSignal.any([late.signal, signal]);
  const cut = new Promise<never>((_, reject) => {
    ended.addEventListener('abort', () => reject(ended.reason), { once: true });
  });
  // Whichever of the two loses may still reject, with nobody listening.
  cut.catch(() => undefined);
  try {
    const work = check.run(inputs, ended);
    work.catch(() => undefined);
    return await Promise.race([work, cut]);
  } catch (thrown) {
    if (signal.aborted) throw fail('run.cancelled', {});
    // A shared fact has a time of its own, which may end first.
    const overdue = thrown instanceof DOMException && thrown.name === 'TimeoutError';
    if (late.signal.aborted || overdue) return [found('check-late', { seconds: String(milliseconds / 1000) })];
    const { code } = toProblem(thrown);
    return [found('check-failed', { reason: code }, [code === 'internal' ? String(thrown) : code])];
  } finally {
    clearTimeout(timer);
  }
};

const outcomeOf = (id: PreflightCheckId, found: readonly Found[], milliseconds: number): PreflightOutcome => {
  const grave = ({ verdict }: Found): number => verdicts.indexOf(verdict);
  const sorted = found.toSorted((one, other) => grave(other) - grave(one));
  return {
    id,
    verdict: worst(sorted.map(({ verdict }) => verdict)),
    milliseconds,
    evidence: [...new Set(sorted.flatMap(({ evidence }) => evidence))],
    findings: sorted.filter(({ code }) => code !== 'fine').map((one) => ({ check: id, ...one })),
  };
};
