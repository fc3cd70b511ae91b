/** What a whole issuance costs Pebble, polls and parallel lanes included, and how many connections it takes. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acmeLanes } from '../../electron/engine/issuance/lanes.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { type SlowLink, startSlowLink } from '../support/slow-link.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

describeWith(['pebble', 'named'], 'what Pebble sees of a whole issuance', () => {
  const folder = tempFolder();
  let names: Bind;
  let pebble: Pebble;
  let link: SlowLink;
  let workspace: Workspace;
  beforeAll(async () => {
    names = await startBind({ zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1'] }] });
    pebble = await startPebble({ dnsServer: names.endpoint });
    // Half a millisecond each way: no more than a counter of connections.
    link = await startSlowLink(Number(new URL(pebble.directoryUrl).port), 1);
  });
  afterAll(async () => {
    await workspace?.close();
    await link?.stop();
    await pebble?.stop();
    await names?.stop();
    folder.remove();
  });

  /** Requests without the polls, all of them, and connections that were opened for them. */
  const costOf = async (count: number, prefix: string) => {
    const earlier = { log: pebble.output().length, connections: link.connections() };
    const view = await issueIn(
      workspace,
      policyFor({
        names: Array.from({ length: count }, (_, index) => `${prefix}${index}.example.test`),
        authority: { directoryUrl: `https://127.0.0.1:${link.port}/dir`, rootPem: pebble.rootPem },
        proof: { method: 'http-01', port: pebble.httpPort },
        resolvers: [names.endpoint],
      }),
    );
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    const since = () => pebble.output().slice(earlier.log);
    // What Pebble prints comes by another way than its answer, and may come after it.
    await expect.poll(since).toContain('POST /certZ/');
    const log = since();
    const calls = [...log.matchAll(/(?:GET|HEAD|POST) \S+(?= -> calling handler)/g)].map(([call]) => call);
    return {
      needed: calls.filter((call) => call !== 'POST /my-order/').length,
      all: calls.length,
      connections: link.connections() - earlier.connections,
    };
  };

  it('is eight requests and at most three polls for one name on a fresh account', async () => {
    workspace = await openProfile(join(folder.path, 'one'));
    const { needed, all, connections } = await costOf(1, 'a');
    expect([needed, connections]).toEqual([8, 1]);
    expect(all).toBeLessThanOrEqual(11);
  });

  it('is one request less than six for the next, while a nonce is left over and the directory is known', async () => {
    const { needed, all } = await costOf(1, 'b');
    expect(needed).toBe(5);
    expect(all).toBeLessThanOrEqual(9);
  });

  it('is at most 116 requests for fifty names on a fresh account, and one connection for each lane', async () => {
    await workspace.close();
    workspace = await openProfile(join(folder.path, 'fifty'));
    const { needed, all, connections } = await costOf(50, 'c');
    // One nonce is left over from the orders before.
    expect(needed).toBe(2 * 50 + 6 + acmeLanes - 2);
    expect(all).toBeLessThanOrEqual(116);
    expect(connections).toBeLessThanOrEqual(acmeLanes);
  });
});
