/** The account has ordered too much; the authority says when it may order again. */
import { byAccount, orderedBy, type Situation } from './situation.ts';

/** Milliseconds: real limits last for hours. */
const refusedFor = 60_000;

export const rateLimit: Situation = async (world) => {
  world.sandbox.faults.limitedUntil = new Date(world.now().getTime() + refusedFor);
  return orderedBy(world, await byAccount(world));
};
