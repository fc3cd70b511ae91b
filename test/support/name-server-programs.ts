/** Name servers in a private network, each told by its own settings. All listen on port 53. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateNetwork } from './private-network.ts';
import { type Program, startProgram } from './program.ts';
import { tool } from './tools.ts';

export interface Place {
  readonly network: PrivateNetwork;
  /** For settings and zones; made if it is not there. */
  readonly folder: string;
}

const start = (
  { network }: Place,
  name: string,
  args: readonly string[],
  ready: (output: string) => boolean,
): Promise<Program> => startProgram({ ...network.inside(tool(name), args), ready });

const place = (folder: string, name: string, text: string): string => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** `settings` go into the options, `zones` behind them. */
export const startNamed = (
  at: Place,
  options: { readonly address: string; readonly settings: readonly string[]; readonly zones: readonly string[] },
): Promise<Program> => {
  const config = place(
    at.folder,
    'named.conf',
    [
      `options { directory "${at.folder}"; listen-on port 53 { ${options.address}; }; listen-on-v6 { none; };`,
      'pid-file none; lock-file none; empty-zones-enable no; allow-query { any; };',
      `session-keyfile "${join(at.folder, 'session.key')}";`,
      ...options.settings,
      '};',
      'controls { };',
      ...options.zones,
      '',
    ].join('\n'),
  );
  return start(at, 'named', ['-g', '-c', config, '-n', '1'], (output) => /\d running$/m.test(output));
};

/** `sections` are all but server, log and database. */
export const startKnotd = (
  at: Place,
  options: { readonly addresses: readonly string[]; readonly sections: readonly string[] },
): Promise<Program> => {
  const config = place(
    at.folder,
    'knot.conf',
    [
      'server:',
      `  rundir: "${at.folder}"`,
      `  listen: [${options.addresses.map((address) => `${address}@53`).join(', ')}]`,
      '  udp-workers: 1',
      '  tcp-workers: 1',
      '  background-workers: 2',
      'log:',
      '  - target: stdout',
      '    any: info',
      'database:',
      `  storage: "${at.folder}"`,
      '  journal-db-max-size: 16M',
      '  kasp-db-max-size: 8M',
      '  timer-db-max-size: 8M',
      ...options.sections,
      '',
    ].join('\n'),
  );
  return start(at, 'knotd', ['-c', config], (output) => output.includes('server started'));
};

export interface Nsd extends Program {
  /** Reads the zone again, or fetches it from its primary. */
  control(...words: readonly string[]): void;
}

export const startNsd = async (
  at: Place,
  options: { readonly addresses: readonly string[]; readonly zones: readonly string[] },
): Promise<Nsd> => {
  const file = (name: string): string => join(at.folder, name);
  const config = place(
    at.folder,
    'nsd.conf',
    [
      'server:',
      ...options.addresses.map((address) => `  ip-address: ${address}`),
      '  port: 53',
      '  server-count: 1',
      '  username: ""',
      '  chroot: ""',
      '  database: ""',
      '  pidfile: ""',
      '  verbosity: 1',
      `  zonesdir: "${at.folder}"`,
      `  xfrdir: "${at.folder}"`,
      `  xfrdfile: ""`,
      `  zonelistfile: "${file('zone.list')}"`,
      'remote-control:',
      '  control-enable: yes',
      `  control-interface: "${file('nsd.sock')}"`,
      ...options.zones,
      '',
    ].join('\n'),
  );
  const program = await start(at, 'nsd', ['-d', '-c', config], (output) => output.includes('nsd started'));
  return {
    ...program,
    control: (...words) => void at.network.run('nsd-control', ['-c', config, ...words]),
  };
};
