/** Windows: rules of the Defender firewall under a name of ours; the credential manager is always there. */
import type { RepairCommand } from '../../engine/ports/index.ts';
import { windowsNetwork } from '../network/windows.ts';
import type { RepairOfSystem } from './index.ts';

export interface WindowsMachine {
  readonly firewalls: typeof windowsNetwork.firewalls;
}

/** ERROR_CANCELLED: the question of User Account Control was answered with no. */
const cancelled = 1223;

export const windowsRepair = ({ firewalls }: WindowsMachine = windowsNetwork): RepairOfSystem => ({
  openPort: async (port, signal) => {
    const closed = (await firewalls(port, signal)).find(({ verdict }) => verdict === 'closed');
    // A rule that blocks wins over any that allows, and was somebody's decision; only what no rule names is allowed.
    if (closed === undefined || !/^(Domain|Private|Public): Block$/.test(closed.evidence)) return undefined;
    const name = `'Certwright-TCP-${port}'`;
    const add = `New-NetFirewallRule -Name ${name} -DisplayName ${name} -Direction Inbound -Action Allow -Protocol TCP -LocalPort ${port}`;
    return { commands: [script(add)], undo: [script(`Remove-NetFirewallRule -Name ${name}`)] };
  },
  startKeychain: async () => undefined,
  elevate: ({ program, args }) => [powershell(asAdministrator(program, args))],
  judge: ({ code }) => (code === cancelled ? 'denied' : 'failed'),
  // What PowerShell is given is what a person would type into it.
  lineOf: (command) =>
    isScript(command)
      ? (command.args.at(-1) ?? '')
      : [`& ${quote(command.program)}`, ...command.args.map(quote)].join(' '),
});

const options = ['-NoProfile', '-NonInteractive', '-Command'] as const;
const powershell = (text: string) => ({ program: 'powershell.exe', args: [...options, text] });

/** Where the rights are there already, the system does not ask. */
const script = (text: string): RepairCommand => ({ ...powershell(text), elevated: true });

const isScript = ({ program, args }: RepairCommand): boolean =>
  program === 'powershell.exe' && args.length === options.length + 1 && options.every((one, at) => args[at] === one);

/** about_Quoting_Rules: nothing is expanded, and a quote is written twice. */
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * As `Start-Process -Verb RunAs -Wait` does, which hides the code that tells a refusal from a failure: it rethrows every
 * error as text in the language of the system.
 */
const asAdministrator = (program: string, args: readonly string[]): string =>
  [
    '$start = New-Object System.Diagnostics.ProcessStartInfo',
    `$start.FileName = ${quote(program)}`,
    `$start.Arguments = ${quote(args.map(argument).join(' '))}`,
    "$start.Verb = 'runas'",
    '$start.UseShellExecute = $true',
    "$start.WindowStyle = 'Hidden'",
    'try { $process = [System.Diagnostics.Process]::Start($start) }',
    'catch { $cause = $_.Exception.GetBaseException(); if ($cause -is [System.ComponentModel.Win32Exception]) { exit $cause.NativeErrorCode }; exit 1 }',
    '$process.WaitForExit()',
    'exit $process.ExitCode',
  ].join('\n');

/** "Parsing C++ command-line arguments": backslashes count only before a quote. */
const argument = (text: string): string =>
  /^[^\s"]+$/.test(text) ? text : `"${text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
