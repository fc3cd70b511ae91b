/** One certificate as a whole process, for 1 and for 50 names, beside certbot and lego on the same Pebble. */
import { join } from 'node:path';
import { startBind } from '../support/bind.ts';
import { freePort } from '../support/free-port.ts';
import { startPebble } from '../support/pebble.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { findTool } from '../support/tools.ts';
import { report, type Timing, time } from './measure.ts';

const cli = join(import.meta.dirname, '../../dist/main/cli.js');

export const benchIssue = async (): Promise<void> => {
  const bind = await startBind({ zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1'] }] });
  const pebble = await startPebble({ dnsServer: bind.endpoint, httpPort: await freePort() });
  const folder = tempFolder('certwright-bench-');
  const port = String(pebble.httpPort);
  try {
    for (const count of [1, 50]) {
      const names = Array.from({ length: count }, (_, index) => `host${index}.example.test`);
      const ours = await time('certwright', 5, (run) => ({
        command: process.execPath,
        args: [
          ...[cli, 'issue', '--profile', join(folder.path, `ours-${count}-${run}`), '--quiet'],
          ...names.flatMap((name) => ['--name', name]),
          ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile, '--challenge', 'http-01'],
          ...['--http-port', port, '--http-address', '127.0.0.1'],
        ],
      }));
      const peers: Timing[] = [];
      const certbot = findTool('certbot');
      if (certbot !== undefined)
        peers.push(
          await time('certbot', 3, (run) => {
            const base = join(folder.path, `certbot-${count}-${run}`);
            return {
              command: certbot,
              env: { REQUESTS_CA_BUNDLE: pebble.rootFile },
              args: [
                ...[
                  'certonly',
                  '--standalone',
                  '--non-interactive',
                  '--agree-tos',
                  '--register-unsafely-without-email',
                ],
                ...['--server', pebble.directoryUrl, '--http-01-port', port, '--http-01-address', '127.0.0.1'],
                ...['--config-dir', `${base}/c`, '--work-dir', `${base}/w`, '--logs-dir', `${base}/l`],
                ...names.flatMap((name) => ['-d', name]),
              ],
            };
          }),
        );
      const lego = findTool('lego');
      if (lego !== undefined && count === 1)
        peers.push(
          await time('lego', 3, (run) => ({
            command: lego,
            env: { LEGO_CA_CERTIFICATES: pebble.rootFile },
            args: [
              ...['--server', pebble.directoryUrl, '--accept-tos', '--email', 'me@example.test'],
              ...['--path', join(folder.path, `lego-${count}-${run}`), '--http', '--http.port', `127.0.0.1:${port}`],
              ...names.flatMap((name) => ['-d', name]),
              'run',
            ],
          })),
        );
      report(`issue, ${count} ${count === 1 ? 'name' : 'names'}, HTTP-01, new account (min, median, max)`, ours, peers);
    }
    process.stdout.write('  lego is left out for 50 names: it waits name by name, about four seconds each\n');
  } finally {
    await pebble.stop();
    await bind.stop();
    folder.remove();
  }
};
