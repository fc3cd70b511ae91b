import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export interface Unbound {
  /** `127.0.0.2:P`, as a resolver is written. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Unbound as the resolver of a home network, with all that it remembers: it asks one name server about the zones and
 * refuses everything else. On an address apart from those of name servers, unless told. Needs `unbound`.
 */
export const startUnbound = async (options: {
  readonly zones: readonly string[];
  /** `ip:port`. */
  readonly nameServer: string;
  readonly address?: string;
}): Promise<Unbound> => {
  const folder = tempFolder('certwright-unbound-');
  const address = options.address ?? '127.0.0.2';
  const port = await freePort(address);
  const config = join(folder.path, 'unbound.conf');
  writeFileSync(
    config,
    [
      'server:',
      `  directory: "${folder.path}"`,
      '  username: ""',
      '  chroot: ""',
      '  pidfile: ""',
      '  use-syslog: no',
      '  verbosity: 1',
      `  interface: ${address}@${port}`,
      '  do-not-query-localhost: no',
      // Names of tests are nobody's, so that it would say "no" by itself (RFC 6761 §6.2).
      '  local-zone: "." refuse',
      ...options.zones.map((zone) => `  local-zone: "${zone}." transparent`),
      '  module-config: "iterator"',
      'remote-control:',
      '  control-enable: no',
      ...options.zones.flatMap((zone) => [
        'stub-zone:',
        `  name: "${zone}"`,
        `  stub-addr: ${options.nameServer.replace(':', '@')}`,
      ]),
      '',
    ].join('\n'),
  );
  try {
    const program = await startProgram({
      command: tool('unbound'),
      args: ['-d', '-c', config],
      ready: (output) => output.includes('start of service'),
    });
    const stop = async () => {
      await program.stop();
      folder.remove();
    };
    return { endpoint: `${address}:${port}`, stop };
  } catch (error) {
    folder.remove();
    throw error;
  }
};
