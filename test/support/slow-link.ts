/** A TCP link on loopback that takes its time: everything written at one end comes out of the other half a round trip later. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface SlowLink {
  readonly port: number;
  /** Connections opened so far. */
  connections(): number;
  stop(): Promise<void>;
}

/**
 * Leads to `port` on 127.0.0.1. `roundTrip` in milliseconds. Loopback accepts at once, so the round trip that opening a
 * TCP connection takes is made up for by holding the first bytes back.
 */
export const startSlowLink = async (port: number, roundTrip: number): Promise<SlowLink> => {
  const sockets = new Set<Socket>();
  let opened = 0;
  const server = createServer((near) => {
    opened++;
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => sockets.delete(socket));
    }
    const openedAt = performance.now() + roundTrip;
    carry(near, far, roundTrip / 2, openedAt);
    carry(far, near, roundTrip / 2, openedAt);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => opened,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** In order: what comes later leaves later, the end last. */
const carry = (from: Socket, to: Socket, delay: number, openedAt: number): void => {
  const later = (act: () => void): void => {
    const due = Math.max(performance.now(), openedAt) + delay;
    setTimeout(
      () => {
        if (!to.destroyed) act();
      },
      Math.max(0, due - performance.now()),
    );
  };
  from.on('data', (chunk: Buffer) => later(() => to.write(chunk)));
  from.once('close', () => later(() => to.end()));
};
