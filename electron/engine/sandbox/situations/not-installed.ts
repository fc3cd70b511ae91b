/** Renewed, and the web server goes on serving the certificate it began with. */
import { once } from 'node:events';
import { createServer, type SecureContextOptions } from 'node:tls';
import { byAccount, issueNow, orderFor, type Situation, type SituationWorld } from './situation.ts';

/** Milliseconds. */
const lookLimit = 10_000;

export const notInstalled: Situation = async (world) => {
  const { workspace, name } = world;
  const policy = orderFor(world, await byAccount(world));
  const certificateId = await issueNow(world, policy);
  const server = createServer(await pemOf(world)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  world.atEnd(() => void server.close());
  await issueNow(world, policy);
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const { id } = workspace.watch.save({ host: name, port, certificateId });
  world.atEnd(() => workspace.watch.remove(id));
  const look = () => workspace.watch.look({ id }, AbortSignal.timeout(lookLimit));
  await look();
  return {
    kind: 'certificate',
    certificateId,
    byHand: async () => {
      server.setSecureContext(await pemOf(world));
      await look();
    },
  };
};

const pemOf = async ({ workspace, name }: SituationWorld): Promise<SecureContextOptions> => {
  const files = await workspace.pemFiles(name);
  return { cert: files['fullchain.pem'] ?? '', key: files['privkey.pem'] ?? '' };
};
