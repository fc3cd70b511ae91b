/** The web host and what stands around it in a network of their own, and a door through which the browser comes in. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import type { PrivateNetwork } from './private-network.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/main/cli.js');

export interface InnerHost {
  readonly program: Program;
  readonly profile: string;
  /** The link with its one-time token; it works outside too. */
  readonly link: string;
  stop(): Promise<void>;
}

export const startInnerHost = async (
  network: PrivateNetwork,
  profile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<InnerHost> => {
  // The same number on both sides: the host takes no other in the address it is called by.
  const port = await freePort();
  const door = await openDoor(network, port);
  const pattern = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;
  const args = [cli, 'serve', '--no-open', '--port', String(port), '--profile', profile];
  const program = await startProgram({
    ...network.inside(process.execPath, args),
    env: { LANG: 'C.UTF-8', ...env },
    ready: (output) => pattern.test(output),
  });
  return {
    program,
    profile,
    link: pattern.exec(program.output())?.[0] ?? '',
    stop: async () => {
      await program.stop();
      await door.close();
    },
  };
};

/** Sockets in the file system know no networks. */
const innerSide = `
const { connect, createServer } = require('node:net');
const [path, port] = process.argv.slice(1);
createServer((near) => {
  const far = connect(Number(port), '127.0.0.1');
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
}).listen(path, () => console.log('open'));
`;

/** A port on 127.0.0.1 that leads to the same port inside. */
const openDoor = async (network: PrivateNetwork, port: number): Promise<{ close(): Promise<void> }> => {
  const folder = tempFolder('certwright-door-');
  const path = join(folder.path, 'door');
  const inner = await startProgram({
    ...network.inside(process.execPath, ['-e', innerSide, path, String(port)]),
    ready: (output) => output.startsWith('open'),
  });
  const sockets = new Set<Socket>();
  const outer = createServer((near) => {
    const far = connect(path);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
    }
  }).listen(port, '127.0.0.1');
  await once(outer, 'listening');
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy();
      outer.close();
      await once(outer, 'close');
      await inner.stop();
      folder.remove();
    },
  };
};

export interface Stage<Facts> {
  /** What the worker told when its world stood. */
  readonly facts: Facts;
  /** One command of the worker; resolves with its answer when it is done. */
  tell(command: string, argument?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** A worker of this folder that answers every line with a line, both JSON. See `playStage`. */
export const startStage = async <Facts>(network: PrivateNetwork, worker: string): Promise<Stage<Facts>> => {
  const { command, args } = network.inside(process.execPath, [join(import.meta.dirname, worker)]);
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error(`${worker} ended`);
    return JSON.parse(value) as unknown;
  };
  const facts = (await answer()) as Facts;
  return {
    facts,
    tell: (name, argument = null) => {
      child.stdin.write(`${JSON.stringify([name, argument])}\n`);
      return answer();
    },
    stop: () => ended(child),
  };
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
};

/** The other end: tells the facts, then does what each line says; at the end of the input `stop` and no more. */
export const playStage = async (
  facts: unknown,
  commands: Readonly<Record<string, (argument: unknown) => unknown>>,
  stop: () => Promise<void>,
): Promise<void> => {
  const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
  say(facts);
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, argument] = JSON.parse(line) as [string, unknown];
    const command = commands[name];
    if (command === undefined) throw new Error(`no command ${name}`);
    say((await command(argument)) ?? null);
  }
  await stop();
  process.exit();
};
