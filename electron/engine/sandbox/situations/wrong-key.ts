/** The provider does not know the key that is stored. */
import { byAccount, orderedBy, rightKey, type Situation, zone } from './situation.ts';

export const wrongKey: Situation = async (world) => {
  world.sandbox.faults.keys = new Map([[rightKey, [zone]]]);
  return orderedBy(world, await byAccount(world, 'PRACTICE-KEY-8642'));
};
