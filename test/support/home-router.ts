/** A home behind a real router (miniupnpd over nftables): two machines inside, one outside. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  hasPrivateNetworks,
  openNetworkBeside,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from './private-network.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export const homeRouterNeeds = [
  ...privateNetworkNeeds,
  ...['miniupnpd', 'nft'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
] as const;

/** miniupnpd takes addresses for documentation (RFC 5737) for no real ones; these lead nowhere from here either. */
export const places = {
  router: '192.168.77.1',
  home: '192.168.77.2',
  neighbour: '192.168.77.3',
  outer: '11.0.0.1',
  outside: '11.0.0.9',
} as const;
export type Machine = 'home' | 'neighbour' | 'outside';

export interface HomeRouter {
  /** A Node script on one of the machines: the JSON it prints. */
  script(at: Machine, path: string, args: readonly string[]): Promise<unknown>;
  /** Runs on that machine until it is stopped; begun when it has printed a line. */
  serve(at: Machine, script: string): Promise<Program>;
  /** All rules of the router. */
  rules(): string;
  /** What the router wrote about requests. */
  log(): string;
  /** From now on nobody hears what it answers to PCP and NAT-PMP. */
  falseSilence(): void;
  stop(): Promise<void>;
}

const ruleset = `table inet filter {
  chain input { type filter hook input priority 0; policy accept; }
  chain output { type filter hook output priority 0; policy accept; }
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname "lan" accept
    jump miniupnpd
  }
  chain miniupnpd { }
  chain prerouting { type nat hook prerouting priority -100; policy accept; jump prerouting_miniupnpd; }
  chain postrouting { type nat hook postrouting priority 100; policy accept; jump postrouting_miniupnpd; oifname "wan" masquerade; }
  chain prerouting_miniupnpd { }
  chain postrouting_miniupnpd { }
}
`;
/** The first byte of a PCP message is its version, 2, and that of NAT-PMP is 0. */
const dropPcp = 'add rule inet filter input udp dport 5351 @th,64,8 2 drop\n';

const settings = (speaks: HomeRouterOptions): string =>
  [
    'ext_ifname=wan',
    'listening_ip=lan',
    'http_port=0',
    `enable_natpmp=${speaks.pcp || speaks.natPmp ? 'yes' : 'no'}`,
    `enable_upnp=${speaks.upnp ? 'yes' : 'no'}`,
    'secure_mode=yes',
    'min_lifetime=60',
    'max_lifetime=3600',
    'upnp_table_name=filter',
    'upnp_nat_table_name=filter',
    'upnp_forward_chain=miniupnpd',
    'upnp_nat_chain=prerouting_miniupnpd',
    'upnp_nat_postrouting_chain=postrouting_miniupnpd',
    'uuid=cdecca1d-d8e4-446b-8a54-019e2cc70aaa',
    'allow 0-65535 192.168.77.0/24 0-65535',
    '',
  ].join('\n');

export interface HomeRouterOptions {
  readonly pcp: boolean;
  readonly natPmp: boolean;
  readonly upnp: boolean;
}

export const startHomeRouter = async (speaks: HomeRouterOptions): Promise<HomeRouter> => {
  const folder = tempFolder('certwright-router-');
  const router = await openPrivateNetwork();
  const machines: Partial<Record<Machine, PrivateNetwork>> = {};
  const running: Program[] = [];
  const stop = async () => {
    await Promise.all(running.map((program) => program.stop()));
    for (const machine of [...Object.values(machines), router]) await machine.stop();
    folder.remove();
  };
  try {
    await layCables(router, machines);
    router.run('sh', ['-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
    router.run('nft', ['-f', '-'], ruleset + (speaks.pcp ? '' : dropPcp));
    const config = join(folder.path, 'miniupnpd.conf');
    writeFileSync(config, settings(speaks));
    running.push(await startMiniupnpd(router, config, join(folder.path, 'pid'), speaks));
  } catch (error) {
    await stop();
    throw error;
  }
  const insideOf = (at: Machine, args: readonly string[]) => {
    const machine = machines[at];
    if (machine === undefined) throw new Error(at);
    return machine.inside(process.execPath, args);
  };
  return {
    script: async (at, path, args) => {
      const { command, args: all } = insideOf(at, [path, ...args]);
      const { stdout } = await promisify(execFile)(command, [...all]);
      return JSON.parse(stdout) as unknown;
    },
    serve: async (at, script) => {
      const program = await startProgram({ ...insideOf(at, ['-e', script]), ready: (output) => output.endsWith('\n') });
      running.push(program);
      return program;
    },
    log: () => running[0]?.output() ?? '',
    falseSilence: () => void router.run('nft', 'add rule inet filter output udp sport 5351 drop'.split(' ')),
    rules: () => router.run('nft', ['list', 'ruleset']),
    stop,
  };
};

const layCables = async (router: PrivateNetwork, machines: Partial<Record<Machine, PrivateNetwork>>) => {
  const ip = (...args: string[]): void => void router.run('ip', args);
  ip('link', 'add', 'lan', 'type', 'bridge');
  for (const name of ['home', 'neighbour', 'outside'] as const) {
    const machine = await openNetworkBeside(router);
    machines[name] = machine;
    const device = name === 'outside' ? 'wan' : name;
    ip('link', 'add', device, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(machine.pid));
    if (name !== 'outside') ip('link', 'set', device, 'master', 'lan');
    ip('link', 'set', device, 'up');
    machine.run('ip', ['address', 'add', `${places[name]}/24`, 'dev', 'eth0']);
    machine.run('ip', ['link', 'set', 'eth0', 'up']);
  }
  ip('link', 'set', 'lan', 'up');
  ip('address', 'add', `${places.router}/24`, 'dev', 'lan');
  ip('address', 'add', `${places.outer}/24`, 'dev', 'wan');
  for (const name of ['home', 'neighbour'] as const)
    machines[name]?.run('ip', ['route', 'add', 'default', 'via', places.router]);
};

const startMiniupnpd = (
  router: PrivateNetwork,
  config: string,
  pid: string,
  { upnp }: HomeRouterOptions,
): Promise<Program> =>
  startProgram({
    ...router.inside(tool('miniupnpd'), ['-d', '-f', config, '-P', pid]),
    ready: (output) =>
      /HTTP listening on port/.test(output) || (!upnp && /Listening for NAT-PMP\/PCP traffic/.test(output)),
  });
