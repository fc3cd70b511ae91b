import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issuanceStateSchema } from '../../electron/engine/issuance/state.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Proof } from '../../shared/domain/certificates.ts';
import { bundled } from '../support/bundled.ts';
import { ordersOf } from '../support/orders.ts';
import { policyFor } from '../support/profile.ts';
import { serveFolder } from '../support/site.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const killer = join(import.meta.dirname, '../support/kill-at-commit.ts');

const runWorker = async (worker: string, args: readonly string[], kill?: string) => {
  const preload = kill === undefined ? [] : ['--import', killer];
  const child = spawn(process.execPath, [...preload, worker, ...args], {
    env: { ...process.env, ...(kill === undefined ? {} : { CERTWRIGHT_TEST_KILL: kill }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, said };
};

const unplanned = new Set(['none', 'order', 'authorize', 'end']);
const phaseOf = (profile: string): string => {
  const storage = openStorage(profile);
  const [run] = storage.runs.list(1);
  storage.close();
  return run === undefined ? 'none' : issuanceStateSchema.parse(run.state).phase;
};

/** What a process answers with is gone with it: the next one has to put it up again before the authority looks. */
describeWith(worldNeeds, 'kill -9 while this machine answers the authority', () => {
  let world: World;
  let webroot: string;
  let worker: string;
  beforeAll(async () => {
    [world, worker] = await Promise.all([startWorld(), bundled('issue-worker')]);
    webroot = join(world.folder, 'site');
    mkdirSync(webroot);
  });
  afterAll(() => world?.stop());

  /** Killed at each commit from the planning of the proof to its removal, then started again. Six come before all that. */
  const killEverywhere = async (when: 'before' | 'after', proof: Proof) => {
    const policy = policyFor({ names: ['nas.example.test', '127.0.0.1'], authority: world.pebble, proof });
    const policyFile = join(world.folder, 'policy.json');
    writeFileSync(policyFile, JSON.stringify(policy));
    const outcomes: { readonly phase: string; readonly orders: number; readonly said: string }[] = [];
    const left: string[] = [];
    for (let nth = 7; ; nth++) {
      const profile = world.newProfile();
      const first = await runWorker(worker, [profile, policyFile], `${when}:${nth}`);
      if (first.code === 0) return { outcomes, left };
      const phase = phaseOf(profile);
      if (unplanned.has(phase)) continue;
      const { said } = await runWorker(worker, [profile, policyFile]);
      outcomes.push({ phase, orders: await ordersOf(profile, world), said });
      left.push(...readdirSync(webroot));
    }
  };
  const good = '{"status":"succeeded"}';

  it.each(['http-01', 'tls-alpn-01'] as const)('%s: listens again', { timeout: 400_000 }, async (method) => {
    const port = method === 'http-01' ? world.pebble.httpPort : world.pebble.tlsPort;
    const { outcomes } = await killEverywhere('after', { method, port });
    // Told to look and met by nobody, the authority may have given the order up: then the run has to say so.
    const lost = outcomes.filter(({ said }) => said !== good);
    expect(lost.filter(({ phase, said }) => phase !== 'validate' || !said.includes('authorization.failed'))).toEqual(
      [],
    );
    const kept = outcomes.filter(({ said }) => said === good);
    expect(new Set(kept.map(({ orders }) => orders))).toEqual(new Set([1]));
    expect(kept.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['present', 'publish', 'answer']));
  });

  it.each(['before', 'after'] as const)(
    'files of a web server, killed %s each commit: there again, and taken away',
    {
      timeout: 400_000,
    },
    async (when) => {
      const site = await serveFolder(webroot, world.pebble.httpPort);
      try {
        const { outcomes, left } = await killEverywhere(when, { method: 'http-01', webroot });
        expect(left).toEqual([]);
        expect(new Set(outcomes.map(({ said, orders }) => `${orders} ${said}`))).toEqual(new Set([`1 ${good}`]));
        expect(outcomes.map(({ phase }) => phase)).toEqual(
          expect.arrayContaining(['present', 'publish', 'answer', 'validate', 'clean-up']),
        );
      } finally {
        await site.close();
      }
    },
  );
});
