/** This machine's clock is six minutes slow, as the authority sees it. */
import { byAccount, orderedBy, type Situation } from './situation.ts';

/** Seconds. */
const slowBy = 370;

export const wrongClock: Situation = async (world) => {
  world.sandbox.faults.clockAhead = slowBy;
  return {
    ...(await orderedBy(world, await byAccount(world))),
    byHand: () => {
      world.sandbox.faults.clockAhead = 0;
    },
  };
};
