/** How long after the last name server has the record the challenge is answered, beside lego on the same servers. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasOwnNetworks, runInOwnNetwork } from '../support/own-network.ts';
import { startPebble } from '../support/pebble.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { findTool } from '../support/tools.ts';
import { order, type Surroundings } from './excess-latency-clients.ts';
import { clientNames, makePlans, openLedger, type Plan, type PlanOptions } from './excess-latency-plan.ts';
import { startSlowProvider } from './excess-latency-provider.ts';
import { reportEach, reportExcess } from './excess-latency-report.ts';
import { mostServers, startServers } from './excess-latency-servers.ts';

const root = join(import.meta.dirname, '../..');
const marker = 'CERTWRIGHT_BENCH_NETWORK';
const needs = ['named', 'knotd', 'pebble'] as const;

/** Milliseconds between starts: the start of a process must not slow down what is measured in another one. */
const pause = 700;

export const benchExcess = async (): Promise<void> => {
  if (process.env[marker] !== undefined) return measure();
  const missing = needs.filter((name) => findTool(name) === undefined);
  if (missing.length > 0 || !hasOwnNetworks())
    process.stdout.write(`\nexcess latency is left out: needs ${[...missing, 'a network of its own'].join(', ')}\n`);
  // Lego asks name servers on port 53 alone, and that is somebody else's here.
  else {
    const args = [join(import.meta.dirname, 'run.ts'), 'excess', ...process.argv.slice(2)];
    const code = await runInOwnNetwork(process.execPath, args, { [marker]: '1' });
    if (code !== 0) throw new Error(`excess latency could not be measured: ended with ${code}`);
  }
};

/** `--long` adds four minutes. `--delays 0.5,2 --orders 3 --servers 1 --lag 0 --each` are for a closer look. */
const readOptions = (): Omit<PlanOptions, 'clients'> & { readonly each: boolean } => {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean' },
      delays: { type: 'string' },
      orders: { type: 'string' },
      servers: { type: 'string' },
      lag: { type: 'string' },
      each: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const usual = [0.5, 2, 5, 12, 30, 90, ...(values.long === true ? [240] : [])];
  return {
    each: values.each === true,
    delays: values.delays?.split(',').map(Number) ?? usual,
    orders: Number(values.orders ?? 15),
    servers: Math.min(mostServers, Number(values.servers ?? mostServers)),
    lag: values.lag === undefined ? undefined : Number(values.lag),
  };
};

const measure = async (): Promise<void> => {
  const clients = clientNames.filter((name) => name !== 'lego' || findTool(name) !== undefined);
  const options = readOptions();
  const plans = makePlans({ ...options, clients });
  const ledger = openLedger();
  const folder = tempFolder('certwright-excess-');
  const ends: (() => Promise<void>)[] = [];
  try {
    // A copy, because whoever builds meanwhile takes away the parts that are loaded late.
    const copy = join(folder.path, 'dist/main');
    cpSync(join(root, 'dist/main'), copy, { recursive: true });
    const servers = await startServers(plans, ledger);
    ends.unshift(servers.stop);
    const provider = await startSlowProvider(plans, servers.programs, ledger);
    ends.unshift(provider.close);
    const pebble = await startPebble({ dnsServer: servers.authorityEndpoint });
    ends.unshift(pebble.stop);
    const surroundings = { cli: join(copy, 'cli.js'), folder: folder.path, pebble, provider: provider.endpoint };
    await orderAll(plans, surroundings, (plan, failure) => ledger.failures.set(plan.zone, failure));
    reportExcess(plans, ledger);
    if (options.each) reportEach(plans, ledger);
  } finally {
    for (const end of ends) await end();
    folder.remove();
  }
};

/** Those that wait longest begin, so that all are done soon after the last has begun. */
const orderAll = async (
  plans: readonly Plan[],
  surroundings: Surroundings,
  onFailure: (plan: Plan, failure: string) => void,
): Promise<void> => {
  const running: Promise<void>[] = [];
  for (const plan of plans.toSorted((a, b) => b.delay - a.delay)) {
    const begun = order(plan, surroundings).then((failure) => {
      if (failure !== undefined) onFailure(plan, failure);
    });
    running.push(begun);
    await sleep(pause);
  }
  await Promise.all(running);
};
