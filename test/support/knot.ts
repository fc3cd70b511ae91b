import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bind, BindKey, BindZone } from './bind.ts';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';
import { zoneFile } from './zone-file.ts';

/**
 * Knot DNS as the primary server of the zones, on any loopback address (BIND listens only on those the machine has);
 * every key may change everything. Ready when it prints that the zones are loaded; needs `knotd`.
 */
export const startKnot = async (options: {
  readonly zones: readonly Omit<BindZone, 'updatePolicy'>[];
  readonly keys?: readonly BindKey[];
  readonly address?: string;
}): Promise<Bind> => {
  const folder = tempFolder('certwright-knot-');
  const address = options.address ?? '127.0.0.1';
  const port = await freePort(address);
  const keys = options.keys ?? [];
  const zones = options.zones.flatMap((zone, index) => {
    const file = join(folder.path, `${index}.zone`);
    writeFileSync(file, zoneFile(zone, address));
    return [`  - domain: ${zone.name}`, `    file: "${file}"`, ...(keys.length > 0 ? ['    acl: writers'] : [])];
  });
  const config = join(folder.path, 'knot.conf');
  writeFileSync(
    config,
    [
      'server:',
      `  rundir: "${folder.path}"`,
      `  listen: ${address}@${port}`,
      '  udp-workers: 1',
      '  tcp-workers: 1',
      '  background-workers: 1',
      'log:',
      '  - target: stdout',
      '    any: info',
      'database:',
      `  storage: "${folder.path}"`,
      '  journal-db-max-size: 16M',
      '  kasp-db-max-size: 8M',
      '  timer-db-max-size: 8M',
      ...(keys.length > 0 ? ['key:'] : []),
      ...keys.map(
        ({ name, algorithm, secret }) => `  - id: ${name}\n    algorithm: ${algorithm}\n    secret: "${secret}"`,
      ),
      ...(keys.length > 0
        ? ['acl:', '  - id: writers', `    key: [${keys.map(({ name }) => name).join(', ')}]`, '    action: update']
        : []),
      'template:',
      '  - id: default',
      '    zonefile-sync: -1',
      '    journal-content: all',
      'zone:',
      ...zones,
      '',
    ].join('\n'),
  );
  try {
    const program = await startProgram({
      command: tool('knotd'),
      args: ['-c', config],
      ready: (output) =>
        output.includes('server started') && options.zones.every(({ name }) => output.includes(`[${name}.] loaded`)),
    });
    const stop = async () => {
      await program.stop();
      folder.remove();
    };
    return { address, port, endpoint: `${address}:${port}`, output: program.output, stop };
  } catch (error) {
    folder.remove();
    throw error;
  }
};
