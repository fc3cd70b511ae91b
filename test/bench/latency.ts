/** Issuing over a link with round trips of 150 ms, beside what the protocol cannot do without. */
import { join } from 'node:path';
import { acmeLanes } from '../../electron/engine/issuance/lanes.ts';
import { startBind } from '../support/bind.ts';
import { startPebble } from '../support/pebble.ts';
import { startSlowLink } from '../support/slow-link.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { median, report, time } from './measure.ts';

const cli = join(import.meta.dirname, '../../dist/main/cli.js');
const roundTrip = 150;

/**
 * Round trips that wait for each other, for a fresh account: TCP and TLS 1.3 to begin with; directory, nonce, account,
 * order; authorizations and challenges, of which each lane has one under way, for each request uses up a nonce that
 * only the answer before it brings; then one look at the order, finalization, one more look, certificate.
 */
const criticalPath = (names: number, lanes: number): number => 2 + 4 + 2 * Math.ceil(names / lanes) + 4;

export const benchLatency = async (): Promise<void> => {
  const bind = await startBind({ zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1'] }] });
  const pebble = await startPebble({ dnsServer: bind.endpoint });
  const folder = tempFolder('certwright-bench-');
  const line = (text: string): void => void process.stdout.write(`${text}\n`);
  try {
    for (const names of [1, 50]) {
      const link = await startSlowLink(Number(new URL(pebble.directoryUrl).port), roundTrip);
      const asked = () => pebble.output().match(/(GET|HEAD|POST) \S+ -> calling handler/g)?.length ?? 0;
      const before = asked();
      const ours = await time('certwright', 3, (run) => ({
        command: process.execPath,
        args: [
          ...[cli, 'issue', '--profile', join(folder.path, `${names}-${run}`), '--quiet'],
          ...Array.from({ length: names }, (_, index) => ['--name', `host${index}.example.test`]).flat(),
          ...['--directory', `https://127.0.0.1:${link.port}/dir`, '--root', pebble.rootFile],
          ...['--challenge', 'http-01', '--http-port', String(pebble.httpPort), '--http-address', '127.0.0.1'],
        ],
      }));
      report(`issue, ${names} ${names === 1 ? 'name' : 'names'}, ${roundTrip} ms round trips, new account`, ours);
      const path = criticalPath(names, Math.min(names, acmeLanes)) * roundTrip;
      line(`  critical path in ${Math.min(names, acmeLanes)} lanes: ${path} ms`);
      line(`  ratio: ${(median(ours.runs) / path).toFixed(3)} (limit 1.5)`);
      // One run before the counted ones.
      const runs = ours.runs.length + 1;
      line(
        `  requests: ${(asked() - before) / runs}, connections: ${link.connections() / runs} (mean of ${runs} runs)`,
      );
      await link.stop();
    }
  } finally {
    await pebble.stop();
    await bind.stop();
    folder.remove();
  }
};
