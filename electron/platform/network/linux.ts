/** Linux: /proc for ports, routes and processes; nft, iptables and ufw for rules, where they may be read. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FirewallView, PortHolder } from '../../engine/ports/index.ts';
import type { NetworkOfSystem } from './index.ts';
import { readFirewalld, readIptables, readNftables, readUfw } from './linux-firewalls.ts';
import { runCommand } from './run-command.ts';

export const linuxNetwork: NetworkOfSystem = {
  portHolder: async (port) => {
    const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(readText));
    const inodes = new Set(tables.flatMap((table) => listeningInodes(table, port)));
    return inodes.size === 0 ? undefined : holderOf(inodes);
  },
  firewalls: async (port, signal) => {
    const [ufw, firewalld, nft, iptables] = await Promise.all([
      runCommand('ufw', ['status', 'verbose'], signal),
      askFirewalld(runCommand, signal),
      runCommand('nft', ['list', 'ruleset'], signal),
      runCommand('iptables', ['-S'], signal),
    ]);
    // These two write rules for the other two, whose many chains say the same less clearly.
    const own =
      (ufw === undefined ? undefined : readUfw(ufw, port)) ??
      (firewalld === undefined ? undefined : readFirewalld(firewalld, port));
    if (own !== undefined) return [own];
    const views = [
      nft === undefined ? undefined : readNftables(nft, port),
      iptables === undefined ? undefined : readIptables(iptables, port),
    ];
    return views.filter((view): view is FirewallView => view !== undefined);
  },
  gateway: async () => readRoutes(await readText('/proc/net/route')),
};

/** The zone of the device that leads outside, as firewalld lists it. */
export const askFirewalld = async (ask: typeof runCommand, signal: AbortSignal): Promise<string | undefined> => {
  const device = readRoutes(await readText('/proc/net/route'))?.device;
  const own =
    device === undefined ? undefined : await ask('firewall-cmd', [`--get-zone-of-interface=${device}`], signal);
  // A device that no zone names is in the default one, which is what is listed without a name.
  const zone = own === undefined ? [] : [`--zone=${own.trim()}`];
  return ask('firewall-cmd', [...zone, '--list-all'], signal);
};

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Lines of /proc/net/tcp: state 0A is LISTEN, the local port is hexadecimal. */
export const listeningInodes = (table: string, port: number): readonly string[] =>
  table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      const own = Number.parseInt(local.split(':')[1] ?? '', 16) === port;
      return state === '0A' && own && inode !== undefined && inode !== '0' ? [inode] : [];
    });

/** Sockets of other users' processes can be read by root alone. */
const holderOf = async (inodes: ReadonlySet<string>): Promise<PortHolder | undefined> => {
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue;
    const folder = `/proc/${pid}/fd`;
    for (const descriptor of await readdir(folder).catch(() => [])) {
      const target = await readlink(`${folder}/${descriptor}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined || !inodes.has(inode)) continue;
      return { name: await programOf(pid), pid: Number(pid) };
    }
  }
  return undefined;
};

/** By its file, for a program may give its first thread a name that nobody knows it by: Node's is "MainThread". */
const programOf = async (pid: string): Promise<string> => {
  const file = await readlink(`/proc/${pid}/exe`).catch(() => '');
  // The kernel marks a file that an update has replaced.
  const name = basename(file.replace(/ \(deleted\)$/, '')) || (await readText(`/proc/${pid}/comm`)).trim();
  return name === '' ? pid : name;
};

/** The default route of /proc/net/route with the lowest metric; addresses are little-endian hexadecimal. */
export const readRoutes = (table: string): { readonly address: string; readonly device: string } | undefined => {
  const routes = table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [device, destination, gateway = '', , , , metric, mask] = line.trim().split(/\s+/);
      if (device === undefined || destination !== '00000000' || mask !== '00000000' || gateway === '00000000')
        return [];
      const address = [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.');
      return [{ address, device, metric: Number(metric) }];
    });
  const [best] = routes.toSorted((one, other) => one.metric - other.metric);
  return best === undefined ? undefined : { address: best.address, device: best.device };
};
