/** Waiting that ends by itself: the moment is kept, and the run goes on then without anyone. */
import type { CauseId } from '../../../shared/domain/causes.ts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { FixCase, Planner } from './fix.ts';
import { goingOn, ordering, waiting } from './run-again.ts';

const minute = 60_000;

/** Milliseconds, where nobody said when: what is in the way is usually over by then. */
const usually: Partial<Readonly<Record<CauseId, number>>> = {
  'concurrent-run-lock': 2 * minute,
  'ca-processing-slow': 10 * minute,
  'ca-service-unavailable': 15 * minute,
  'provider-rate-limited': 15 * minute,
  'rate-limit-request-overload': 15 * minute,
};

export const planWait: Planner = (of) => {
  const { run, policy } = of;
  if (policy === undefined) return { kind: 'words', values: [...momentsIn(of)] };
  const then = run === undefined || run.status === 'succeeded' ? ordering(policy) : goingOn(run, policy);
  return waiting(momentOf(of, policy), policy, run?.id, then.changes);
};

/** The latest of all that is known: before that somebody would refuse. */
const momentOf = (of: FixCase, policy: Policy): string => {
  const { asked, run, world } = of;
  const now = world.now().getTime();
  const told = [...momentsIn(of), world.barredUntil(policy), ...(run === undefined ? [] : ofRun(run))]
    .flatMap((moment) => (moment === undefined ? [] : [Date.parse(moment)]))
    .filter((moment) => moment > now);
  const wait = Object.entries(usually).find(([cause]) => cause === asked.cause)?.[1] ?? 60 * minute;
  return new Date(told.length > 0 ? Math.max(...told) : now + wait).toISOString();
};

/** When it is tried by itself is no earlier than when it is allowed. */
const ofRun = ({ retry, problem }: RunView): readonly (string | undefined)[] => [
  problem?.retryAt,
  ...(retry === undefined || retry.kind === 'give-up' ? [] : [retry.notBefore]),
  retry?.kind === 'at' ? retry.at : undefined,
];

/** A check or a probe may have found the moment; details are text, so it is known by its form. */
const momentsIn = ({ asked }: FixCase): readonly string[] =>
  Object.values(asked.detail).filter((value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value));
