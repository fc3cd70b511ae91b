/** What each system is told to do, from what its programs print; and what refusals look like. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FirewallView, Repair } from '../../../electron/engine/ports/index.ts';
import { closingChains, readFirewalld } from '../../../electron/platform/network/linux-firewalls.ts';
import { type RepairOfSystem, systemRepair } from '../../../electron/platform/repair/index.ts';
import { type LinuxMachine, linuxRepair } from '../../../electron/platform/repair/linux.ts';
import { macosRepair } from '../../../electron/platform/repair/macos.ts';
import { posixLine } from '../../../electron/platform/repair/posix-line.ts';
import { windowsRepair } from '../../../electron/platform/repair/windows.ts';
import { failureOf } from '../../support/failure-of.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import * as printed from '../preflight/printed.ts';

const { signal } = new AbortController();

/** Programs by what they are called with; everything else is not installed. */
const asks =
  (answers: Readonly<Record<string, string>>): LinuxMachine['ask'] =>
  async (program, args) =>
    answers[[program, ...args].join(' ')];

const lines = (system: RepairOfSystem, repair: Repair | undefined) =>
  repair && { does: repair.commands.map(system.lineOf), undoes: repair.undo.map(system.lineOf) };

describe('Linux', () => {
  const at = async (machine: Partial<LinuxMachine> & { readonly answers?: Readonly<Record<string, string>> }) => {
    const system = linuxRepair({
      ask: asks(machine.answers ?? {}),
      isRoot: true,
      env: {},
      readText: async () => '',
      ...machine,
    });
    return lines(system, await system.openPort(8080, signal));
  };
  const firewalld = 'public (active)\n  target: default\n  services: dhcpv6-client http\n  ports: 9000-9090/tcp\n';

  it('asks ufw to let it in, unless it does, or was told not to', async () => {
    expect(await at({ answers: { 'ufw status verbose': printed.ufw } })).toEqual({
      does: ['ufw allow 8080/tcp'],
      undoes: ['ufw delete allow 8080/tcp'],
    });
    const refused = printed.ufw.replace('25  ', '8080');
    expect(await at({ answers: { 'ufw status verbose': refused, 'iptables -S': '-P INPUT DROP\n' } })).toBeUndefined();
  });

  it('opens it on one device where the rules of ufw may not be read', async () => {
    const files: Readonly<Record<string, string>> = {
      '/etc/ufw/ufw.conf': '# comment\nENABLED=yes\nLOGLEVEL=low\n',
      '/etc/default/ufw': 'IPV6=yes\nDEFAULT_INPUT_POLICY="DROP"\n',
      '/proc/net/route': printed.procRoute,
    };
    const readText = async (path: string) => files[path] ?? '';
    expect(await at({ isRoot: false, readText })).toEqual({
      does: ['sudo ufw allow in on wlan0 to any port 8080 proto tcp'],
      undoes: ['sudo ufw delete allow in on wlan0 to any port 8080 proto tcp'],
    });
    const disabled = async (path: string) => (files[path] ?? '').replace('ENABLED=yes', 'ENABLED=no');
    expect(await at({ isRoot: false, readText: disabled })).toBeUndefined();
  });

  it('opens it in the zone of firewalld', async () => {
    expect(await at({ isRoot: false, answers: { 'firewall-cmd --list-all': firewalld } })).toEqual({
      does: ['sudo firewall-cmd --zone=public --add-port=8080/tcp'],
      undoes: ['sudo firewall-cmd --zone=public --remove-port=8080/tcp'],
    });
    const open = firewalld.replace('9000', '8000');
    // Its rules are full of jumps, and the policy of a chain says nothing.
    expect(
      await at({ answers: { 'firewall-cmd --list-all': open, 'iptables -S': '-P INPUT DROP\n' } }),
    ).toBeUndefined();
  });

  it.each([
    [80, firewalld, 'open', 'public: http'],
    [9050, firewalld, 'open', 'public: 9000-9090/tcp'],
    [443, firewalld, 'closed', 'public: default'],
    [443, firewalld.replace('default', 'ACCEPT'), 'open', 'public: ACCEPT'],
    [443, firewalld.replace('default', '%%REJECT%%'), 'closed', 'public: %%REJECT%%'],
  ])('reads for port %d what firewalld lists (%#)', (port, text, verdict, evidence) => {
    expect(readFirewalld(text, port)).toEqual({ firewall: 'firewalld', verdict, evidence });
  });

  it('reads nothing from a firewalld that does not run', () => {
    expect(readFirewalld('', 80)).toBeUndefined();
  });

  it('finds the chains that refuse, of IP alone, and leaves those of iptables to it', async () => {
    const chain = (table: string, name: string, rule = '') =>
      `table ${table} {\n\tchain ${name} {\n\t\ttype filter hook input priority filter; policy drop;\n\t\t${rule}\n\t}\n}\n`;
    const ruleset = [
      chain('ip filter', 'INPUT'),
      chain('inet fence', 'guard'),
      chain('bridge fence', 'guard'),
      chain('ip6 open', 'guard', 'tcp dport 8080 accept'),
    ].join('');
    expect(closingChains(ruleset, 8080).map(({ family }) => family)).toEqual(['ip', 'inet']);
    expect(await at({ answers: { 'nft list ruleset': ruleset, 'iptables -S': '-P INPUT DROP\n' } })).toMatchObject({
      does: [
        'nft insert rule inet fence guard tcp dport 8080 accept comment Certwright-8080',
        'iptables -I INPUT -p tcp --dport 8080 -m comment --comment Certwright-8080 -j ACCEPT',
      ],
      undoes: [
        expect.stringMatching(/^sh -c '.*' sh inet fence guard Certwright-8080$/),
        'iptables -D INPUT -p tcp --dport 8080 -m comment --comment Certwright-8080 -j ACCEPT',
      ],
    });
  });

  it('has nothing to offer where no firewall is known to close it', async () => {
    expect(await at({})).toBeUndefined();
    expect(await at({ answers: { 'iptables -S': '-P INPUT DROP\n-A INPUT -j MINE\n' } })).toBeUndefined();
  });
});

describe('macOS', () => {
  const state = (number: number) => `Firewall is enabled. (State = ${number})\n`;
  const at = async (global: string, own: string) => {
    const firewall = '/usr/libexec/ApplicationFirewall/socketfilterfw';
    const program = '/Applications/Certwright.app/Contents/MacOS/Certwright';
    const ask = asks({ [`${firewall} --getglobalstate`]: global, [`${firewall} --getappblocked ${program}`]: own });
    const system = macosRepair({ ask, isRoot: false, ownProgram: program });
    return JSON.parse(
      JSON.stringify(lines(system, await system.openPort(80, signal)) ?? null)
        .replaceAll(`sudo ${firewall} `, '')
        .replaceAll(` ${program}`, ''),
    );
  };

  it('admits our program where it is not, and takes exactly that back', async () => {
    expect(await at(state(1), 'The application is not part of the firewall\n')).toEqual({
      does: ['--add', '--unblockapp'],
      undoes: ['--remove'],
    });
    expect(await at(state(1), 'Incoming connection to the application is blocked\n')).toEqual({
      does: ['--unblockapp'],
      undoes: ['--blockapp'],
    });
    expect(await at(state(1), 'Incoming connection to the application is permitted\n')).toBeNull();
    expect(await at(state(0), 'The application is not part of the firewall\n')).toBeNull();
    expect(await at(state(2), 'The application is not part of the firewall\n')).toBeNull();
  });

  it('unlocks the login keychain', async () => {
    const ask = asks({ '/usr/bin/security login-keychain': '    "/Users/me/Library/Keychains/login.keychain-db"\n' });
    const system = macosRepair({ ask, isRoot: false, ownProgram: '' });
    const found = await system.startKeychain(signal);
    expect([found?.service, lines(system, found?.repair)]).toEqual([
      'login',
      { does: ['/usr/bin/security unlock-keychain /Users/me/Library/Keychains/login.keychain-db'], undoes: [] },
    ]);
  });

  it('asks for an administrator with every word quoted twice', () => {
    const system = macosRepair({ ask: asks({}), isRoot: false, ownProgram: '' });
    const command = { program: '/bin/echo', args: ['a "b"', "it's", '$(id)', '\\'], elevated: true };
    expect(system.elevate(command)).toEqual([
      {
        program: '/usr/bin/osascript',
        args: [
          '-e',
          `do shell script "/bin/echo 'a \\"b\\"' 'it'\\\\''s' '$(id)' '\\\\'" with administrator privileges`,
        ],
      },
    ]);
    expect(system.judge({ code: 1, printed: '0:9: execution error: User canceled. (-128)\n' })).toBe('denied');
    expect(system.judge({ code: 1, printed: '0:9: execution error: No such file (127)\n' })).toBe('failed');
  });
});

describe('Windows', () => {
  const closed = (evidence: string): FirewallView => ({ firewall: 'Windows Defender', verdict: 'closed', evidence });
  const at = (...views: readonly FirewallView[]) => windowsRepair({ firewalls: async () => views });

  it('adds a rule under a name of ours, unless a rule of others blocks', async () => {
    const system = at(closed('Public: Block'));
    expect(lines(system, await system.openPort(80, signal))).toEqual({
      does: [
        "New-NetFirewallRule -Name 'Certwright-TCP-80' -DisplayName 'Certwright-TCP-80' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 80",
      ],
      undoes: ["Remove-NetFirewallRule -Name 'Certwright-TCP-80'"],
    });
    expect(await at(closed('No web servers')).openPort(80, signal)).toBeUndefined();
    expect(await at().openPort(80, signal)).toBeUndefined();
    expect(await system.startKeychain(signal)).toBeUndefined();
  });

  it('has the system ask, and tells its no from a failure', () => {
    const [asked] = at().elevate({
      program: 'C:\\My Tools\\a.exe',
      args: ["it's", 'a b\\', 'say "x"'],
      elevated: true,
    });
    const script = asked?.args.at(-1) ?? '';
    expect(script).toContain("$start.FileName = 'C:\\My Tools\\a.exe'\n");
    expect(script).toContain(`$start.Arguments = 'it''s "a b\\\\" "say \\"x\\""'\n`);
    expect(script).toContain("$start.Verb = 'runas'\n");
    expect(at().judge({ code: 1223, printed: '' })).toBe('denied');
    expect(at().judge({ code: 1, printed: '' })).toBe('failed');
  });

  it('shows other programs as PowerShell takes them', () => {
    const command = { program: 'C:\\My Tools\\a.exe', args: ["it's"], elevated: false };
    expect(at().lineOf(command)).toBe("& 'C:\\My Tools\\a.exe' 'it''s'");
  });
});

it('a line for a POSIX shell is taken apart again into the same words', () => {
  const words = ['a b', "it's", '$HOME', '`id`', '', '*', '\\', 'é', '"', "''", 'a\nb', '80/tcp'];
  const shown = execFileSync('sh', ['-c', `printf '%s\\0' ${posixLine(words)}`], { encoding: 'utf8' });
  expect(shown.split('\0').slice(0, -1)).toEqual(words);
});

describe.runIf(process.platform === 'linux')('running a repair', () => {
  let folder: ReturnType<typeof tempFolder>;
  const path = process.env.PATH;
  beforeEach(() => {
    folder = tempFolder();
    mkdirSync(join(folder.path, 'bin'));
    process.env.PATH = [join(folder.path, 'bin'), '/usr/bin', '/bin'].join(delimiter);
  });
  afterEach(() => {
    process.env.PATH = path;
    folder.remove();
  });
  /** A program that says this and ends so. */
  const install = (name: string, script: string): void => {
    const file = join(folder.path, 'bin', name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  };
  const run = (env: NodeJS.ProcessEnv, program = 'ufw', elevated = true) =>
    systemRepair(linuxRepair({ ask: asks({}), isRoot: false, env, readText: async () => '' })).run(
      { program, args: ['allow', '80/tcp'], elevated },
      signal,
    );
  const desktop = { DISPLAY: ':0' };
  const ran = (): string => join(folder.path, 'ran');
  const does = (): void => install('ufw', `echo "$@" > ${ran()}`);
  const line = 'sudo ufw allow 80/tcp';

  it('asks by polkit on a desktop', async () => {
    does();
    install('pkexec', 'exec "$@"');
    await run(desktop);
    expect(execFileSync('cat', [ran()], { encoding: 'utf8' })).toBe('allow 80/tcp\n');
  });

  it.each([
    ['the question was closed', 'exit 126'],
    ['polkit says no', "echo 'Error executing command as another user: Not authorized' >&2; exit 127"],
  ])('is denied when %s, and nobody else is asked', async (_, pkexec) => {
    does();
    install('pkexec', pkexec);
    install('sudo', 'shift 2; exec "$@"');
    expect(await failureOf(run(desktop))).toMatchObject({ code: 'fix.denied', details: { command: line } });
  });

  it('asks by sudo where there is nobody to ask by polkit', async () => {
    does();
    install('pkexec', "echo 'Error executing command as another user: No authentication agent found.' >&2; exit 127");
    install('sudo', `test "$1 $2" = '--askpass --' && shift 2 && exec "$@"`);
    await run({ ...desktop, SUDO_ASKPASS: '/usr/bin/ask' });
    install('sudo', "echo 'sudo: a password is required' >&2; exit 1");
    expect(await failureOf(run({}))).toMatchObject({ code: 'fix.denied', details: { command: line } });
  });

  it('fails with what the program said last', async () => {
    install('ufw', "echo first; echo 'ERROR: problem running' >&2; exit 3");
    install('sudo', 'shift 2; exec "$@"');
    expect(await failureOf(run({}))).toMatchObject({
      code: 'fix.failed',
      details: { command: line, reason: 'ERROR: problem running' },
    });
    expect(await failureOf(run({}, 'no-such-program', false))).toMatchObject({
      code: 'fix.failed',
      details: { command: 'no-such-program allow 80/tcp', reason: 'ENOENT' },
    });
  });

  it('is not waited for when it leaves a service behind, or when it is given up', async () => {
    install('daemon', 'sleep 30 & exit 0');
    const from = performance.now();
    await run({}, 'daemon', false);
    const giveUp = new AbortController();
    install('long', 'exec sleep 30');
    const repair = systemRepair(linuxRepair());
    const running = repair.run({ program: 'long', args: [], elevated: false }, giveUp.signal);
    giveUp.abort(new Error('given up'));
    await expect(running).rejects.toThrow('given up');
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
