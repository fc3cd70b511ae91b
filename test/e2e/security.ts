/**
 * The desktop window with its real page, as if a script in it belonged to somebody else, and something on this computer
 * that it could reach. One window for all specs of a worker: what one of them breaks, the next one sees.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { HostBridge } from '../../shared/ipc/envelope.ts';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { browserVariable } from '../support/electron-double/control.ts';
import { tempFolder } from '../support/temp-folder.ts';

export type PageWindow = Window & { readonly certwright: HostBridge };

/** Where a script may want to send something. */
export interface Addresses {
  readonly http: string;
  readonly port: number;
  readonly udpPort: number;
}

/** Listens on loopback and remembers everyone who came. */
export interface Target extends Addresses {
  /** First bytes of every connection and packet. */
  readonly seen: readonly string[];
  /** Comes by TCP and by UDP as anybody else would, and waits until both are seen. */
  visit(): Promise<void>;
}

export const startTarget = async (): Promise<Target & { close(): void }> => {
  const seen: string[] = [];
  const tcp = createServer((socket) => {
    seen.push(`tcp ${socket.remotePort}`);
    socket.on('error', () => undefined).end();
  });
  const udp = createSocket('udp4', (message) => void seen.push(`udp ${message.subarray(0, 20).toString('hex')}`));
  tcp.listen(0, '127.0.0.1');
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  const [{ port }, { port: udpPort }] = [tcp.address() as AddressInfo, udp.address()];
  return {
    http: `http://127.0.0.1:${port}/`,
    port,
    udpPort,
    seen,
    visit: async () => {
      await once(connect(port, '127.0.0.1').resume(), 'close');
      const socket = createSocket('udp4');
      socket.send('visit', udpPort, '127.0.0.1');
      await once(udp, 'message');
      socket.close();
    },
    close: () => {
      tcp.close();
      udp.close();
    },
  };
};

export const test = base.extend<object, { desktop: Desktop; target: Target }>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
    async ({}, use) => {
      const folder = tempFolder();
      // Judged in the whole browser.
      const env = { [browserVariable]: 'chromium' };
      const desktop = await launchDesktop({ profile: join(folder.path, 'profile'), env });
      await use(desktop);
      await desktop.close();
      folder.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  target: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const target = await startTarget();
      await use(target);
      target.close();
    },
    { scope: 'worker' },
  ],
});

/** Runs it in the page until it ends, or for a moment where the browser never says how it went. */
export const attempt = async <T>({ page }: Desktop, script: (given: T) => unknown, given: T): Promise<void> => {
  const moment = page.evaluate(() => new Promise<void>((done) => setTimeout(done, 500)));
  const running = page.evaluate(script as (given: unknown) => unknown, given).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([running, moment]);
};

/**
 * The window is where it was, alone, untouched by any script but ours, and still talks to the program. Where the browser
 * refused for itself and said so in a page of its own, ours comes back first.
 */
export const expectHome = async ({ page }: Desktop, home: string): Promise<void> => {
  await expect(async () => {
    const state = await page.evaluate(async () => {
      const answer = await (window as unknown as PageWindow).certwright.call('app.bootstrap', {});
      return { answer: answer.ok, escaped: document.documentElement.dataset.escaped, title: document.title };
    });
    expect(state).toEqual({ answer: true, escaped: undefined, title: 'Certwright' });
    expect(page.url()).toBe(home);
    expect(page.context().pages()).toHaveLength(1);
  }).toPass({ timeout: 10_000 });
};

/** Asks a server for a way out, as a data channel does. Runs in the page. */
export const gatherWays = async (urls: string): Promise<void> => {
  const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] });
  connection.createDataChannel('out');
  const gathered = new Promise((done) => {
    connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && done(undefined);
    setTimeout(done, 3_000);
  });
  await connection.setLocalDescription(await connection.createOffer());
  await gathered;
  connection.close();
};
export { expect };
