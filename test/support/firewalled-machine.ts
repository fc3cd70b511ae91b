/** A machine with a real firewall that refuses new connections, and a neighbour who tries. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasPrivateNetworks, openNetworkBeside, openPrivateMachine, type PrivateNetwork } from './private-network.ts';
import { type Program, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export const firewalls = ['nftables', 'iptables', 'ufw', 'firewalld'] as const;
export type Firewall = (typeof firewalls)[number];

export const firewalledMachineNeeds = [
  ...['unshare', 'nsenter', 'ip', 'sleep', 'mount'],
  ...['nft', 'iptables', 'ip6tables', 'ufw', 'firewalld', 'firewall-cmd', 'dbus-daemon'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
] as const;

const worker = join(import.meta.dirname, 'repair-worker.ts');
const reach = join(import.meta.dirname, 'reach-worker.ts');
const address = '192.168.78.1';

export interface FirewalledMachine {
  /** An action of `repair-worker.ts`, on the machine. */
  ask(action: string, argument: string): Promise<unknown>;
  /** What the neighbour hears at the port, or `null`. */
  reach(port: number): Promise<unknown>;
  /** Everything that the firewall keeps, as its own programs print it. */
  rules(): string;
  stop(): Promise<void>;
}

/** Says `here` on port 80 to whoever is let in. */
const listener = "require('net').createServer((s) => s.end('here')).listen(80, '0.0.0.0', () => console.log('up'))";

export const startFirewalledMachine = async (firewall: Firewall): Promise<FirewalledMachine> => {
  const folder = tempFolder('certwright-firewall-');
  const machine = await openPrivateMachine();
  const running: Program[] = [];
  let neighbour: PrivateNetwork | undefined;
  const stop = async () => {
    for (const program of running.toReversed()) await program.stop();
    await neighbour?.stop();
    await machine.stop();
    folder.remove();
  };
  const node = async (at: PrivateNetwork, args: readonly string[]): Promise<unknown> => {
    const { command, args: all } = at.inside(process.execPath, args);
    const { stdout } = await promisify(execFile)(command, [...all]);
    return JSON.parse(stdout) as unknown;
  };
  try {
    const other = await openNetworkBeside(machine);
    neighbour = other;
    layCable(machine, other);
    running.push(...(await starts[firewall](machine, folder.path)));
    const inside = machine.inside(process.execPath, ['-e', listener]);
    running.push(await startProgram({ ...inside, ready: (output) => output.endsWith('\n') }));
    return {
      ask: (action, argument) => node(machine, [worker, action, argument]),
      reach: (port) => node(other, [reach, address, String(port)]),
      rules: () =>
        [
          machine.run('nft', ['list', 'ruleset']),
          machine.run('iptables', ['-S']),
          machine.run('ip6tables', ['-S']),
          ...(firewall === 'ufw' ? [machine.run('ufw', ['status', 'verbose'])] : []),
          ...(firewall === 'firewalld' ? [machine.run('firewall-cmd', ['--list-all'])] : []),
        ]
          // Packets that were counted are no rule.
          .map((text) => text.replaceAll(/counter packets \d+ bytes \d+/g, 'counter'))
          .join('\n'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const layCable = (machine: PrivateNetwork, neighbour: PrivateNetwork): void => {
  const peer = ['peer', 'name', 'eth0', 'netns', String(neighbour.pid)];
  machine.run('ip', ['link', 'add', 'eth0', 'type', 'veth', ...peer]);
  machine.run('ip', ['address', 'add', `${address}/24`, 'dev', 'eth0']);
  machine.run('ip', ['link', 'set', 'eth0', 'up']);
  neighbour.run('ip', ['address', 'add', '192.168.78.2/24', 'dev', 'eth0']);
  neighbour.run('ip', ['link', 'set', 'eth0', 'up']);
};

/** Two chains that refuse, of which a rule in one alone would open nothing. */
const ruleset = `table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    iifname "lo" accept
    ct state established,related accept
    tcp dport 22 accept comment "mine"
  }
}
table ip second {
  chain entry {
    type filter hook input priority 10; policy drop;
    tcp dport 22 accept
  }
}
`;

type Start = (machine: PrivateNetwork, folder: string) => Promise<readonly Program[]>;

const startNftables: Start = async (machine) => {
  machine.run('nft', ['-f', '-'], ruleset);
  return [];
};

const startIptables: Start = async (machine) => {
  for (const program of ['iptables', 'ip6tables']) {
    machine.run(program, '-A INPUT -p tcp --dport 22 -m comment --comment mine -j ACCEPT'.split(' '));
    machine.run(program, ['-P', 'INPUT', 'DROP']);
  }
  return [];
};

/** Settings of its own instead of those of the system that the test runs on. */
const mount = (machine: PrivateNetwork, source: string, target: string): void =>
  void machine.run('mount', ['--bind', source, target]);

const startUfw: Start = async (machine, folder) => {
  const own = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  machine.run('sh', ['-c', 'cp /usr/share/ufw/*.rules "$0"', own('etc')]);
  mkdirSync(join(folder, 'etc/applications.d'));
  writeFileSync(join(folder, 'etc/ufw.conf'), 'ENABLED=no\nLOGLEVEL=low\n');
  writeFileSync(join(folder, 'default'), ufwDefaults);
  mount(machine, join(folder, 'etc'), '/etc/ufw');
  mount(machine, join(folder, 'default'), '/etc/default/ufw');
  mount(machine, own('run'), '/run');
  // Its own files are whole only once it has written a rule.
  machine.run('ufw', ['allow', '22/tcp']);
  machine.run('ufw', ['--force', 'enable']);
  return [];
};

const ufwDefaults = `IPV6=yes
DEFAULT_INPUT_POLICY="DROP"
DEFAULT_OUTPUT_POLICY="ACCEPT"
DEFAULT_FORWARD_POLICY="DROP"
DEFAULT_APPLICATION_POLICY="SKIP"
MANAGE_BUILTINS=no
IPT_MODULES=""
`;

const bus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=/run/dbus/system_bus_socket</listen>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
`;

const startFirewalld: Start = async (machine, folder) => {
  for (const name of ['etc', 'run/dbus', 'log']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'bus.conf'), bus);
  mount(machine, join(folder, 'etc'), '/etc/firewalld');
  mount(machine, join(folder, 'run'), '/run');
  mount(machine, join(folder, 'log'), '/var/log');
  const start = (name: string, args: readonly string[], ready: () => boolean): Promise<Program> =>
    startProgram({ ...machine.inside(tool(name), args), ready, within: 30_000 });
  const answers = (name: string, args: readonly string[]) => (): boolean => {
    try {
      machine.run(name, args);
      return true;
    } catch {
      return false;
    }
  };
  const socket = ['-S', '/run/dbus/system_bus_socket'];
  const config = `--config-file=${join(folder, 'bus.conf')}`;
  const daemon = await start('dbus-daemon', [config, '--nopidfile', '--nofork'], answers('test', socket));
  const firewalld = await start('firewalld', ['--nofork', '--nopid'], answers('firewall-cmd', ['--state']));
  return [daemon, firewalld];
};

const starts: Readonly<Record<Firewall, Start>> = {
  nftables: startNftables,
  iptables: startIptables,
  ufw: startUfw,
  firewalld: startFirewalld,
};
