/** The small internet that real orders of a scene need. */
import { startWorld, type World } from '../support/world.ts';

export const withWorld = async (work: (world: World) => Promise<void>): Promise<void> => {
  const world = await startWorld();
  try {
    await work(world);
  } finally {
    await world.stop();
  }
};
