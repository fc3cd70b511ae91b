/** When something is to be done next, as the plan says. */
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { hour, iso } from './facts.ts';

/**
 * The next attempt or question to an authority; `undefined` when nothing is planned. What could be done by now and was
 * not, because a person or another process is at it, is looked at again within the hour.
 */
export const nextMoment = (plan: readonly PlanEntry[], now: Date): string | undefined => {
  const present = now.toISOString();
  const again = iso(now.getTime() + hour);
  let next: string | undefined;
  for (const { at, askRenewalInfoAt } of plan)
    for (const moment of [at, askRenewalInfoAt]) {
      if (moment === undefined) continue;
      const then = moment > present ? moment : again;
      if (next === undefined || then < next) next = then;
    }
  return next;
};
