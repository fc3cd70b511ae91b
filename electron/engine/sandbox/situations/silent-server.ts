/** One of three name servers says nothing; the others have the record. */
import { byAccount, orderedBy, type Situation } from './situation.ts';

export const silentServer: Situation = async (world) => {
  const { faults } = world.sandbox;
  faults.servers = faults.servers.map((server, index) => ({ ...server, silent: index === 2 }));
  return {
    ...(await orderedBy(world, await byAccount(world))),
    byHand: () => {
      world.sandbox.faults.servers = world.sandbox.faults.servers.map((server) => ({ ...server, silent: false }));
    },
  };
};
