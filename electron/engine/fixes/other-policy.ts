/** Another answer to what an order is told: shown as before and after, then ordered anew or handed back. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { FixChange } from '../../../shared/domain/fixes.ts';
import type { Draft, FixCase } from './fix.ts';
import { ordering, waiting } from './run-again.ts';

type Field = Extract<FixChange, { kind: 'policy' }>['field'];

/** One field of the policy; the names stay what they are, so nothing is left behind under an old one. */
export const withPolicy = (
  { run, world }: FixCase,
  policy: Policy,
  field: Field,
  [before, after]: readonly [before: string, after: string],
): Draft => {
  const change: FixChange = { kind: 'policy', field, before, after };
  if (run === undefined) return { kind: 'do', changes: [change], undo: 'no', steps: [{ kind: 'policy', policy }] };
  const again = ordering(policy);
  const until = world.barredUntil(policy);
  if (until !== undefined) return waiting(until, policy, undefined, [change, ...again.changes]);
  return { kind: 'do', changes: [change, ...again.changes], undo: 'no', steps: again.steps };
};
