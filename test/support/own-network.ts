/** Starts a program in a network of its own, whose only name server is the one that listens on 127.0.0.1 in it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTool, tool } from './find-tool.ts';
import { tempFolder } from './temp-folder.ts';

export const ownNetworkNeeds = ['unshare', 'ip', 'mount', 'sh'] as const;

const own = ['--user', '--map-root-user', '--net', '--mount'] as const;

/** Some systems keep ordinary users from having one. */
export const hasOwnNetworks = (): boolean =>
  ownNetworkNeeds.every((name) => findTool(name) !== undefined) &&
  spawnSync(tool('unshare'), [...own, 'true']).status === 0;

/**
 * Every loopback address and port 53 are free in it, and nothing leads outside. /etc/resolv.conf names 127.0.0.1 there.
 * Ends with the program; answers with its exit code.
 */
export const runInOwnNetwork = async (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> => {
  const folder = tempFolder('certwright-network-');
  const resolvers = join(folder.path, 'resolv.conf');
  writeFileSync(resolvers, 'nameserver 127.0.0.1\n');
  const prepared = 'ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
  try {
    const child = spawn(tool('unshare'), [...own, tool('sh'), '-c', prepared, 'sh', resolvers, command, ...args], {
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    await once(child, 'exit');
    return child.exitCode;
  } finally {
    folder.remove();
  }
};
