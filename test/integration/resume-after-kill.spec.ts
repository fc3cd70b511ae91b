import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { hasEnded, ordersOf } from '../support/orders.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const killer = join(import.meta.dirname, '../support/kill-at-commit.ts');

/**
 * The command is killed at every durable transaction of a run, once before and once after it is committed, and then
 * simply given again: that is all states, with the answer of each side effect kept or lost.
 */
describeWith(worldNeeds, 'kill -9 at every state', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ pebbleEnv: { PEBBLE_AUTHZREUSE: '0' } });
  });
  afterAll(() => world.stop());

  for (const when of ['before', 'after'] as const) {
    it(`goes on with the same order and leaves no record, killed ${when} each commit`, {
      timeout: 240_000,
    }, async () => {
      const outcomes: unknown[] = [];
      const expected: unknown[] = [];
      for (let nth = 1; ; nth++) {
        const profile = world.newProfile();
        const args = ['issue', '--name', 'example.test', '--name', '*.example.test', ...world.dnsArgs, '--json'];
        const env = { CERTWRIGHT_TEST_KILL: `${when}:${nth}` };
        const first = await runCli(profile, args, { env, preload: [killer] });
        if (first.code === 0) {
          expect(nth).toBeGreaterThan(10);
          break;
        }
        // Killed right after its last transaction: nothing is left to go on with, and again would mean anew.
        if (await hasEnded(profile)) continue;
        const second = await runCli(profile, args);
        outcomes.push({
          nth,
          killed: first.code === null,
          code: second.code,
          said: second.code === 0 ? '' : second.stderr,
          orders: await ordersOf(profile, world),
          left: world.txt('_acme-challenge.example.test'),
        });
        expected.push({ nth, killed: true, code: 0, said: '', orders: 1, left: [] });
      }
      expect(outcomes).toEqual(expected);
    });
  }
});
