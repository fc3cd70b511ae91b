/** A web server of somebody else, for as long as the situation lasts. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { SituationWorld } from './situation.ts';

/** The authority calls it in our place. */
export const letAnswer = async (world: SituationWorld, answer: RequestListener): Promise<void> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  world.callElsewhere(typeof bound === 'object' && bound !== null ? bound.port : 0);
  world.atEnd(() => {
    server.close();
    server.closeAllConnections();
  });
};
