/** Both clients as whole processes, each order with a folder and an account of its own. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pebble } from '../support/pebble.ts';
import { tool } from '../support/tools.ts';
import type { ClientName, Plan } from './excess-latency-plan.ts';
import { resolverEndpoint } from './excess-latency-servers.ts';

export interface Surroundings {
  /** Built command line. */
  readonly cli: string;
  readonly folder: string;
  readonly pebble: Pebble;
  /** Address of the provider. */
  readonly provider: string;
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Answers with the end of what it printed where it failed. */
export const order = (plan: Plan, surroundings: Surroundings): Promise<string | undefined> => {
  const { command, args, env } = commands[plan.client](plan, surroundings);
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const keep = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-600);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => child.kill('SIGKILL'), 1000 * (1.2 * plan.delay + 90));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : `ended with ${code}: ${printed.trim()}`);
    });
  });
};

const commands: Readonly<Record<ClientName, (plan: Plan, surroundings: Surroundings) => Command>> = {
  certwright: ({ zone }, { cli, folder, pebble, provider }) => {
    const credential = join(folder, `${zone}.json`);
    writeFileSync(credential, JSON.stringify({ endpoint: provider }));
    return {
      command: process.execPath,
      args: [
        ...[cli, 'issue', '--profile', join(folder, zone), '--name', zone],
        ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile, '--resolver', resolverEndpoint],
        ...['--challenge', 'dns-01', '--provider', 'httpreq', '--credential', credential],
      ],
      env: { LANG: 'C.UTF-8', LC_ALL: '' },
    };
  },
  lego: ({ zone }, { folder, pebble, provider }) => ({
    command: tool('lego'),
    args: [
      ...['--server', pebble.directoryUrl, '--accept-tos', '--email', 'me@example.test', '--path', join(folder, zone)],
      ...['--dns', 'httpreq', '--dns.resolvers', resolverEndpoint, '--domains', zone, 'run'],
    ],
    env: {
      LEGO_CA_CERTIFICATES: pebble.rootFile,
      HTTPREQ_ENDPOINT: provider,
      // Its usual minute ends before the long delays do; how often it asks stays as it is.
      HTTPREQ_PROPAGATION_TIMEOUT: '900',
    },
  }),
};
