/** Port 80 leads to another machine, such as an old server or the router's own page. */
import { letAnswer } from './other-server.ts';
import { byPort80, orderedBy, type Situation } from './situation.ts';

export const wrongServer: Situation = async (world) => {
  await letAnswer(world, (_request, response) => {
    response.writeHead(404, { Server: 'old-server', 'Content-Type': 'text/html' });
    response.end('<h1>It works</h1><p>Welcome to the old server.</p>');
  });
  return {
    ...(await orderedBy(world, await byPort80(world))),
    byHand: world.callUs,
  };
};
