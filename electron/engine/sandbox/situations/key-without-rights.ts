/** The provider knows the key, which may change another zone alone. */
import { byAccount, orderedBy, rightKey, type Situation, zone } from './situation.ts';

export const keyWithoutRights: Situation = async (world) => {
  world.sandbox.faults.keys = new Map([[rightKey, ['example.com']]]);
  return {
    ...(await orderedBy(world, await byAccount(world))),
    byHand: () => {
      world.sandbox.faults.keys = new Map([[rightKey, ['example.com', zone]]]);
    },
  };
};
