/** A network of its own, in which every loopback address and port 53 are free and nothing leads outside. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { findTool, tool } from './find-tool.ts';

export interface PrivateNetwork {
  /** Of the process that holds it, to give a device to it. */
  readonly pid: number;
  /** The same program, inside. */
  inside(command: string, args: readonly string[]): { readonly command: string; readonly args: readonly string[] };
  /** What a program that ends by itself prints. */
  run(name: string, args: readonly string[], input?: string): string;
  stop(): Promise<void>;
}

export const privateNetworkNeeds = ['unshare', 'nsenter', 'ip', 'sleep'] as const;

const own = ['--user', '--map-root-user', '--net'] as const;

/** Some systems keep ordinary users from having one. */
export const hasPrivateNetworks = (): boolean =>
  findTool('unshare') !== undefined && spawnSync(tool('unshare'), [...own, 'true']).status === 0;

const holding = [tool('sh'), '-c', 'echo ready; exec sleep 86400'] as const;

/** With the whole of 127.0.0.0/8, ::1 and the addresses given, IPv4 and IPv6. */
export const openPrivateNetwork = (addresses: readonly string[] = []): Promise<PrivateNetwork> =>
  hold(tool('unshare'), [...own, ...holding], addresses);

/** The same with mounts of its own, so that its programs may be given other files of the system than ours. */
export const openPrivateMachine = (): Promise<PrivateNetwork> =>
  hold(tool('unshare'), [...own, '--mount', ...holding], [], ['--mount']);

/** Another machine, as it were: a cable may lead from the one to the other (`ip link add … type veth`). */
export const openNetworkBeside = (network: PrivateNetwork): Promise<PrivateNetwork> => {
  const { command, args } = network.inside(tool('unshare'), ['--net', ...holding]);
  return hold(command, args, []);
};

const hold = async (
  program: string,
  programArgs: readonly string[],
  addresses: readonly string[],
  more: readonly string[] = [],
): Promise<PrivateNetwork> => {
  const holder = spawn(program, programArgs, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const pid = holder.pid ?? 0;
  const inside: PrivateNetwork['inside'] = (command, args) => ({
    command: tool('nsenter'),
    args: ['--target', String(pid), '--user', '--net', ...more, '--preserve-credentials', '--', command, ...args],
  });
  const run: PrivateNetwork['run'] = (name, args, input) => {
    const wrapped = inside(tool(name), args);
    return execFileSync(wrapped.command, wrapped.args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  };
  run('ip', ['link', 'set', 'lo', 'up']);
  for (const address of addresses)
    run('ip', ['address', 'add', address, 'dev', 'lo', ...(address.includes(':') ? ['nodad'] : [])]);
  return {
    pid,
    inside,
    run,
    stop: async () => {
      if (holder.exitCode !== null || holder.signalCode !== null) return;
      const ended = once(holder, 'exit');
      holder.kill('SIGKILL');
      await ended;
    },
  };
};
