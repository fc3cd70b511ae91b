/** Nothing gets through to port 80. */
import { byPort80, closedPort, orderedBy, type Situation } from './situation.ts';

export const portClosed: Situation = async (world) => {
  world.callElsewhere(closedPort);
  return orderedBy(world, await byPort80(world));
};
