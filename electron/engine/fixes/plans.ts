/** Plans that were shown and not carried out yet. Of this process alone: a new one looks again. */
import { randomUUID } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import type { Draft, FixRequest } from './fix.ts';

export interface ShownPlan {
  readonly asked: FixRequest;
  readonly draft: Extract<Draft, { kind: 'do' }>;
}

export interface ShownPlans {
  /** Answers the name of the plan. */
  keep(plan: ShownPlan): string;
  /** Good once. `fix.plan-unknown`. */
  take(id: string): ShownPlan;
}

/** Milliseconds. */
const good = 3_600_000;

export const shownPlans = (now: () => Date): ShownPlans => {
  const kept = new Map<string, ShownPlan & { readonly until: number }>();
  const forgetOld = (): void => {
    for (const [id, { until }] of kept) if (until <= now().getTime()) kept.delete(id);
  };
  return {
    keep: (plan) => {
      forgetOld();
      const id = randomUUID();
      kept.set(id, { ...plan, until: now().getTime() + good });
      return id;
    },
    take: (id) => {
      forgetOld();
      const plan = kept.get(id);
      if (plan === undefined) throw fail('fix.plan-unknown', { id });
      kept.delete(id);
      return plan;
    },
  };
};
