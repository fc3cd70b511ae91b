/** Linux: whichever firewall closes the port, polkit or sudo to be allowed, D-Bus to start a keychain. */
import { readFile } from 'node:fs/promises';
import type { Repair, RepairCommand } from '../../engine/ports/index.ts';
import { hasDisplay } from '../current.ts';
import { askFirewalld, readRoutes } from '../network/linux.ts';
import { closingChains, type NftablesChain, readFirewalld, readIptables, readUfw } from '../network/linux-firewalls.ts';
import { runCommand } from '../network/run-command.ts';
import type { RepairOfSystem } from './index.ts';
import { startLinuxKeychain } from './linux-keychain.ts';
import { posixLine } from './posix-line.ts';
import type { Program } from './run-program.ts';

export interface LinuxMachine {
  readonly ask: typeof runCommand;
  readonly isRoot: boolean;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Empty where it may not be read. */
  readText(path: string): Promise<string>;
}

const thisMachine = (): LinuxMachine => ({
  ask: runCommand,
  isRoot: process.getuid?.() === 0,
  env: process.env,
  readText: (path) => readFile(path, 'utf8').catch(() => ''),
});

export const linuxRepair = (machine: LinuxMachine = thisMachine()): RepairOfSystem => ({
  openPort: async (port, signal) => {
    const repair =
      (await throughUfw(machine, port, signal)) ??
      (await throughFirewalld(machine, port, signal)) ??
      (await throughRules(machine, port, signal));
    return repair === nothing ? undefined : repair;
  },
  startKeychain: (signal) => startLinuxKeychain(machine, signal),
  elevate: (command) => elevations(command, machine.env),
  judge: ({ code, printed }) => {
    // pkexec(1): 126 when the question was dismissed, 127 when not authorized or when there was nobody to ask.
    if (code === 127 && /No authentication agent|polkit.*(not running|unavailable)|GDBus\.Error/i.test(printed))
      return 'next';
    if (code === 'ENOENT') return 'next';
    if (code === 126 || (code === 127 && /not authorized/i.test(printed))) return 'denied';
    return /^sudo: .*(password|askpass|not allowed)|not in the sudoers file/m.test(printed) ? 'denied' : 'failed';
  },
  lineOf: ({ program, args, elevated }) => posixLine([...(elevated ? ['sudo'] : []), program, ...args]),
});

/** A desktop has an agent that asks; elsewhere sudo does, if it can without a terminal. */
const elevations = ({ program, args }: RepairCommand, env: LinuxMachine['env']): readonly Program[] => {
  const ask = env.SUDO_ASKPASS ? '--askpass' : '--non-interactive';
  const sudo = { program: 'sudo', args: [ask, '--', program, ...args] };
  return hasDisplay(env, 'linux') ? [{ program: 'pkexec', args: [program, ...args] }, sudo] : [sudo];
};

const repairOf = (
  { isRoot }: LinuxMachine,
  commands: readonly (readonly string[])[],
  undo: readonly (readonly string[])[],
): Repair => {
  const asCommand = ([program = '', ...args]: readonly string[]): RepairCommand => ({
    program,
    args,
    elevated: !isRoot,
  });
  return { commands: commands.map(asCommand), undo: undo.map(asCommand) };
};

/** The firewall is known, and is not what is in the way. */
const nothing: Repair = { commands: [], undo: [] };
const ourComment = (port: number): string => `Certwright-${port}`;

/** `undefined` where ufw does not decide; nothing to do where it lets the port in or was told to refuse it. */
const throughUfw = async (machine: LinuxMachine, port: number, signal: AbortSignal): Promise<Repair | undefined> => {
  const text = await machine.ask('ufw', ['status', 'verbose'], signal);
  const view = text === undefined ? undefined : readUfw(text, port);
  if (view !== undefined) {
    // A rule that names the port was somebody's decision, and allowing would overwrite it.
    if (view.verdict === 'open' || !view.evidence.startsWith('Default:')) return nothing;
    return repairOf(machine, [['ufw', 'allow', `${port}/tcp`]], [['ufw', 'delete', 'allow', `${port}/tcp`]]);
  }
  if (machine.isRoot || text !== undefined) return undefined;
  return throughUnreadUfw(machine, port);
};

/**
 * Only root may read the rules, everybody may read that there are some. Somebody else's rule for the port may be among
 * them; ours names the device, so that taking it back never takes theirs.
 */
const throughUnreadUfw = async (machine: LinuxMachine, port: number): Promise<Repair | undefined> => {
  const [settings, defaults, routes] = await Promise.all(
    ['/etc/ufw/ufw.conf', '/etc/default/ufw', '/proc/net/route'].map((path) => machine.readText(path)),
  );
  const device = readRoutes(routes ?? '')?.device;
  const closes = /^ENABLED=yes/m.test(settings ?? '') && /^DEFAULT_INPUT_POLICY="?(DROP|REJECT)/m.test(defaults ?? '');
  if (!closes || device === undefined) return undefined;
  const rule = ['allow', 'in', 'on', device, 'to', 'any', 'port', String(port), 'proto', 'tcp'];
  return repairOf(machine, [['ufw', ...rule]], [['ufw', 'delete', ...rule]]);
};

/** Until the firewall is started again: what is wanted for good belongs into the zone by the hand of its owner. */
const throughFirewalld = async (
  machine: LinuxMachine,
  port: number,
  signal: AbortSignal,
): Promise<Repair | undefined> => {
  const text = await askFirewalld(machine.ask, signal);
  const view = text === undefined ? undefined : readFirewalld(text, port);
  if (view === undefined) return undefined;
  if (view.verdict === 'open') return nothing;
  const [zone = ''] = view.evidence.split(':');
  const command = (verb: 'add' | 'remove') => ['firewall-cmd', `--zone=${zone}`, `--${verb}-port=${port}/tcp`];
  return repairOf(machine, [command('add')], [command('remove')]);
};

/** Rules that nobody keeps for the person: one more at the top of every chain that refuses. */
const throughRules = async (machine: LinuxMachine, port: number, signal: AbortSignal): Promise<Repair | undefined> => {
  const [nft, iptables, ip6tables] = await Promise.all([
    machine.ask('nft', ['list', 'ruleset'], signal),
    machine.ask('iptables', ['-S'], signal),
    machine.ask('ip6tables', ['-S'], signal),
  ]);
  const chains = closingChains(nft ?? '', port).filter((chain) => !isOfIptables(chain));
  const tables = [
    ['iptables', iptables],
    ['ip6tables', ip6tables],
  ].flatMap(([program = '', text]) =>
    text !== undefined && readIptables(text, port)?.verdict === 'closed' ? [program] : [],
  );
  if (chains.length + tables.length === 0) return undefined;
  const match = ['-p', 'tcp', '--dport', String(port), '-m', 'comment', '--comment', ourComment(port), '-j', 'ACCEPT'];
  return repairOf(
    machine,
    [
      ...chains.map((chain) => [
        ...insertInto(chain),
        'tcp',
        'dport',
        String(port),
        'accept',
        'comment',
        ourComment(port),
      ]),
      ...tables.map((program) => [program, '-I', 'INPUT', ...match]),
    ],
    [
      ...chains.map((chain) => ['sh', '-c', deleteByComment, 'sh', ...placeOf(chain), ourComment(port)]),
      ...tables.map((program) => [program, '-D', 'INPUT', ...match]),
    ],
  );
};

const placeOf = ({ family, table, name }: NftablesChain): readonly string[] => [family, table, name];
const insertInto = (chain: NftablesChain): readonly string[] => ['nft', 'insert', 'rule', ...placeOf(chain)];

/** iptables keeps its rules in tables of nftables, which are its own (iptables-nft(8)). */
const isOfIptables = ({ family, table, name }: NftablesChain): boolean =>
  family !== 'inet' && table === 'filter' && name === 'INPUT';

/** nft removes a rule by a number that is known only when the rule is there (nft(8), "delete rule"). */
const deleteByComment =
  'nft -a list chain "$1" "$2" "$3" | sed -n "s/.* comment \\"$4\\" # handle //p" | while read -r handle; do nft delete rule "$1" "$2" "$3" handle "$handle"; done';
