/** A port that leads to another one while it is open, and refuses connections while it is closed. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

export interface Gate {
  readonly port: number;
  open(): Promise<void>;
  close(): Promise<void>;
}

export const gateTo = async (target: number): Promise<Gate> => {
  const port = await freePort();
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  const accept = (near: Socket): void => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
    }
  };
  return {
    port,
    open: async () => {
      server = createServer(accept).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      const closing = server;
      server = undefined;
      for (const socket of sockets) socket.destroy();
      if (closing === undefined) return;
      closing.close();
      await once(closing, 'close');
    },
  };
};
