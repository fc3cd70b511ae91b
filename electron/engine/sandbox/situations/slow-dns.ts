/** The provider publishes late, and its other name servers follow one after another. */
import { byAccount, orderedBy, type Situation } from './situation.ts';

/** Milliseconds: long enough to watch, short enough not to wait for. */
const published = 6000;
const apart = 7000;

export const slowDns: Situation = async (world) => {
  const { faults } = world.sandbox;
  const since = world.now().getTime();
  faults.publishDelay = published;
  faults.servers = faults.servers.map((server, index) => ({ ...server, lag: index * apart, since }));
  return orderedBy(world, await byAccount(world));
};
