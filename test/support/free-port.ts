import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Never given twice by this process: between the answer and its use a port looks free to everybody. */
const given = new Set<number>();

/** Below the ranges from which systems give connections their ports, so that none of those takes it in the meantime. */
const draw = async (isFree: (port: number) => Promise<boolean>): Promise<number> => {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (given.has(port)) continue;
    if (!(await isFree(port))) continue;
    given.add(port);
    return port;
  }
};

const isFreeForTcp = (port: number, address?: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    // Any other error, as of an address that is none of this machine's, every port would meet.
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, address, () => server.close(() => resolve(true)));
  });

const isFreeForUdp = (port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, address, () => socket.close(() => resolve(true)));
  });

/** A port that is free for TCP and UDP on the address. */
export const freePort = (address = '127.0.0.1'): Promise<number> =>
  draw(async (port) => (await isFreeForTcp(port, address)) && (await isFreeForUdp(port, address)));

/** A TCP port that is free on every address. */
export const quietPort = (): Promise<number> => draw((port) => isFreeForTcp(port));
