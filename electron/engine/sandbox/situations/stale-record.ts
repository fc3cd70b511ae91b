/** Values of earlier proofs were never taken away, more than authorities like to read. */
import { byAccount, oldValue, orderedBy, type Situation } from './situation.ts';

const count = 11;

export const staleRecord: Situation = async (world) => {
  for (let left = 0; left < count; left += 1) world.sandbox.setTxt(`_acme-challenge.${world.name}`, oldValue());
  return orderedBy(world, await byAccount(world));
};
