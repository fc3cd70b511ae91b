/** Tinyproxy as Debian packages it, on loopback: open to all, for those who sign in, or for a few ports only. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { tool } from './find-tool.ts';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

export interface Tinyproxy {
  readonly url: string;
  /** Targets of the tunnels and requests that it was asked for so far. */
  asked(): readonly string[];
  stop(): Promise<void>;
}

export interface TinyproxyOptions {
  readonly signIn?: { readonly user: string; readonly password: string };
  /** Tunnels to any other port are refused with 403. */
  readonly onlyPort?: number;
}

export const startTinyproxy = async ({ signIn, onlyPort }: TinyproxyOptions = {}): Promise<Tinyproxy> => {
  const folder = tempFolder('certwright-tinyproxy-');
  const port = await freePort();
  const config = join(folder.path, 'tinyproxy.conf');
  const lines = [
    ...[`Port ${port}`, 'Listen 127.0.0.1', 'Allow 127.0.0.1', 'LogLevel Connect', 'Timeout 20', 'MaxClients 20'],
    ...(signIn === undefined ? [] : [`BasicAuth ${signIn.user} ${signIn.password}`]),
    ...(onlyPort === undefined ? [] : [`ConnectPort ${onlyPort}`]),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  const program = await startProgram({
    command: tool('tinyproxy'),
    args: ['-d', '-c', config],
    ready: () => accepts(port),
  });
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () =>
      [...program.output().matchAll(/Request \(file descriptor \d+\): [A-Z]+ (\S+) HTTP/g)].map(([, to = '']) => to),
    stop: async () => {
      await program.stop();
      folder.remove();
    },
  };
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
