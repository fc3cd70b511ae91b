/** The authority is down for hours; the order may go to a second one. */
import { byAccount, orderFor, type Situation } from './situation.ts';

/** Seconds that it asks for; longer than anybody waits for a first certificate. */
const downFor = 2 * 3600;

export const authorityDown: Situation = async (world) => {
  world.sandbox.faults.down = downFor;
  const fallbackAuthorities = [{ id: 'practice-second' }];
  return { kind: 'order', policy: orderFor(world, await byAccount(world), { fallbackAuthorities }) };
};
