/** The web server sends every visitor on to a host that only the local network knows. */
import { letAnswer } from './other-server.ts';
import { byPort80, orderedBy, type Situation } from './situation.ts';

export const redirect: Situation = async (world) => {
  await letAnswer(world, (request, response) => {
    response.writeHead(301, { Location: `http://intranet${request.url ?? '/'}` });
    response.end();
  });
  return {
    ...(await orderedBy(world, await byPort80(world))),
    byHand: world.callUs,
  };
};
