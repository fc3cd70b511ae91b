/** macOS: lsof for ports, route for the way out, the application firewall for whether it refuses everything. */
import type { FirewallView, PortHolder } from '../../engine/ports/index.ts';
import type { NetworkOfSystem } from './index.ts';
import { runCommand } from './run-command.ts';

export const macosNetwork: NetworkOfSystem = {
  portHolder: async (port, signal) => {
    const text = await runCommand('/usr/sbin/lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], signal);
    return text === undefined ? undefined : readLsof(text);
  },
  firewalls: async (_, signal) => {
    const program = '/usr/libexec/ApplicationFirewall/socketfilterfw';
    const text = await runCommand(program, ['--getglobalstate', '--getblockall'], signal);
    return text === undefined ? [] : readSocketFilter(text);
  },
  gateway: async (signal) => {
    const text = await runCommand('/sbin/route', ['-n', 'get', 'default'], signal);
    return text === undefined ? undefined : readRoute(text);
  },
};

/** `lsof -Fpc`: one field a line, `p` the process, `c` its command. */
export const readLsof = (text: string): PortHolder | undefined => {
  const pid = /^p(\d+)$/m.exec(text)?.[1];
  const name = /^c(.+)$/m.exec(text)?.[1];
  return pid === undefined || name === undefined ? undefined : { name, pid: Number(pid) };
};

/** Allowing one program at a time shows itself when it listens; only "block all" decides beforehand. */
export const readSocketFilter = (text: string): readonly FirewallView[] => {
  const line = text.split('\n').find((one) => /block all/i.test(one));
  const closed = line !== undefined && /\b(enabled|on)\b|State = 2/i.test(line) && !/disabled/i.test(line);
  const all = closed || /State = 2/.test(text);
  if (!all) return [];
  const evidence = (line ?? /.*State = 2.*/.exec(text)?.[0] ?? '').trim();
  return [{ firewall: 'Application Firewall', verdict: 'closed', evidence }];
};

export const readRoute = (text: string): { readonly address: string; readonly device: string } | undefined => {
  const address = /^\s*gateway: ([\d.]+)\s*$/m.exec(text)?.[1];
  const device = /^\s*interface: (\S+)\s*$/m.exec(text)?.[1];
  return address === undefined || device === undefined ? undefined : { address, device };
};
