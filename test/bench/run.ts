/** `npm run bench`: figures as ratios against peers or the limit. Nothing here passes or fails. */
import { buildStale } from '../../build/scripts/build-targets.ts';
import { benchExcess } from './excess-latency.ts';
import { benchIssue } from './issue.ts';
import { benchLatency } from './latency.ts';
import { benchList } from './list.ts';
import { benchRenewal } from './renewal.ts';
import { benchStartup } from './startup.ts';

const benches = {
  issue: benchIssue,
  latency: benchLatency,
  startup: benchStartup,
  renewal: benchRenewal,
  list: benchList,
  excess: benchExcess,
} as const;
const asked = process.argv.slice(2);

await buildStale(['main', 'preload', 'renderer']);
for (const [name, bench] of Object.entries(benches)) if (asked.length === 0 || asked.includes(name)) await bench();
