import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Proof } from '../../shared/domain/certificates.ts';
import { hasEnded, ordersOf } from '../support/orders.ts';
import { policyFor } from '../support/profile.ts';
import { serveFolder } from '../support/site.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const worker = join(import.meta.dirname, '../support/issue-worker.ts');
const killer = join(import.meta.dirname, '../support/kill-at-commit.ts');

const runWorker = async (args: readonly string[], kill?: string) => {
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

/** What a process answers with is gone with it: the next one has to put it up again before the authority looks. */
describeWith(worldNeeds, 'kill -9 while this machine answers the authority', () => {
  let world: World;
  let webroot: string;
  beforeAll(async () => {
    world = await startWorld();
    webroot = join(world.folder, 'site');
    mkdirSync(webroot);
  });
  afterAll(() => world?.stop());

  const killEverywhere = async (when: 'before' | 'after', proof: Proof) => {
    const policy = policyFor({ names: ['nas.example.test', '127.0.0.1'], authority: world.pebble, proof });
    const policyFile = join(world.folder, 'policy.json');
    writeFileSync(policyFile, JSON.stringify(policy));
    const outcomes: unknown[] = [];
    for (let nth = 1; ; nth++) {
      const profile = world.newProfile();
      const first = await runWorker([profile, policyFile], `${when}:${nth}`);
      if (first.code === 0) {
        expect([first.said, nth > 10]).toEqual(['{"status":"succeeded"}', true]);
        return outcomes;
      }
      if (await hasEnded(profile)) continue;
      const second = await runWorker([profile, policyFile]);
      outcomes.push({ nth, said: second.said, orders: await ordersOf(profile, world), left: readdirSync(webroot) });
    }
  };
  const good = (outcomes: readonly unknown[]) =>
    outcomes.map((_, index) => ({ nth: index + 1, said: '{"status":"succeeded"}', orders: 1, left: [] }));

  it.each(['http-01', 'tls-alpn-01'] as const)('%s: listens again', { timeout: 240_000 }, async (method) => {
    const port = method === 'http-01' ? world.pebble.httpPort : world.pebble.tlsPort;
    const outcomes = await killEverywhere('after', { method, port });
    expect(outcomes).toEqual(good(outcomes));
  });

  it.each(['before', 'after'] as const)(
    'files of a web server, killed %s each commit: there again, and taken away',
    {
      timeout: 240_000,
    },
    async (when) => {
      const site = await serveFolder(webroot, world.pebble.httpPort);
      try {
        const outcomes = await killEverywhere(when, { method: 'http-01', webroot });
        expect(outcomes).toEqual(good(outcomes));
      } finally {
        await site.close();
      }
    },
  );
});
