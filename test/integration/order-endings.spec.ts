import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/domain/runs.ts';
import { forgetProofs, sessionOf } from '../support/account-session.ts';
import { startBind } from '../support/bind.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { quietPort } from '../support/free-port.ts';
import { type Ordering, orderingNeeds, startOrdering } from '../support/ordering.ts';
import { startPebble } from '../support/pebble.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

describeWith(orderingNeeds, 'orders as Pebble 2.10 takes them', () => {
  let ordering: Ordering;
  let pebble: Ordering['pebble'];
  let workspace: Ordering['workspace'];
  let overHttp: Ordering['overHttp'];
  let issue: Ordering['issue'];
  beforeAll(async () => {
    ordering = await startOrdering();
    ({ pebble, workspace, overHttp, issue } = ordering);
  });
  afterAll(() => ordering?.stop());

  it('that fail leave the certificate in use as it is', async () => {
    const policy = overHttp('steady.example.test');
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    await forgetProofs(await sessionOf(workspace, pebble));
    const before = workspace.certificate('steady.example.test');
    const files = await workspace.pemFiles('steady.example.test');
    const deaf = { ...policy, proof: { method: 'http-01' as const, port: await quietPort() } };
    expect(outcomeOf(await issue(deaf))).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
    const after = workspace.certificate('steady.example.test');
    expect({ current: after.current, status: after.status }).toEqual({ current: before.current, status: 'needs-you' });
    expect(await workspace.pemFiles('steady.example.test')).toEqual(files);
    expect(readFileSync(join(after.folder ?? '', 'fullchain.pem'), 'utf8')).toBe(files['fullchain.pem']);
  });

  it('that end early leave no authorization pending', async () => {
    const stateOf = async (orderUrl: string | undefined) => {
      const session = await sessionOf(workspace, pebble);
      const { authorizations = [] } = (await session?.order(orderUrl ?? '')) ?? {};
      return Promise.all(authorizations.map(async (url) => (await session?.authorization(url))?.status));
    };
    const byHand = await workspace.issue({
      ...overHttp('four.example.test', 'five.example.test'),
      proof: { method: 'dns-01', provider: 'manual' },
    });
    const waiting = new Promise<void>((resolve) => {
      workspace.onRun(({ id, status }) => (id === byHand.id && status === 'waiting' ? resolve() : undefined));
    });
    await waiting;
    byHand.cancel();
    await byHand.ended;
    const { status, orderUrl } = workspace.run(byHand.id);
    expect([status, await stateOf(orderUrl)]).toEqual(['cancelled', ['deactivated', 'deactivated']]);

    // One is proven, the other has no address: what is proven stays for later orders.
    const half = await issue(overHttp('six.example.test', 'broken.example.test'));
    expect(outcomeOf(half)).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
    expect((await stateOf(half.orderUrl)).toSorted()).toEqual(['invalid', 'valid']);
  });
});

describeWith(['pebble', 'named'], 'orders at an authority that remembers what was proven', () => {
  it('prove a name once', async () => {
    const names = await startBind({ zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1'] }] });
    const pebble = await startPebble({
      httpPort: await quietPort(),
      dnsServer: names.endpoint,
      env: { PEBBLE_AUTHZREUSE: '100' },
    });
    const folder = tempFolder();
    const workspace = await openProfile(join(folder.path, 'profile'));
    try {
      const policy = (...more: readonly string[]) =>
        policyFor({
          names: ['once.example.test', ...more],
          authority: pebble,
          proof: { method: 'http-01', port: pebble.httpPort },
        });
      const proven = ({ records, ...view }: RunView) => [
        outcomeOf({ records, ...view }),
        records.map((one) => one.identifier),
      ];
      const good = { status: 'succeeded' };
      expect(proven(await issueIn(workspace, policy()))).toEqual([good, ['once.example.test']]);
      expect(proven(await issueIn(workspace, policy()))).toEqual([good, []]);
      expect(proven(await issueIn(workspace, policy('more.example.test')))).toEqual([good, ['more.example.test']]);
    } finally {
      await workspace.close();
      await pebble.stop();
      await names.stop();
      folder.remove();
    }
  });
});

describe('an order that offers no way to prove its names', () => {
  it('is given up, authorization by authorization, though nothing was begun', async () => {
    const server = await startFaultServer();
    const folder = tempFolder();
    const workspace = await openProfile(join(folder.path, 'profile'));
    try {
      const change = (body: Record<string, unknown>) => ({ ...body, challenges: [] });
      server.plant('authorization', { kind: 'change', change }, 2);
      const proof = { method: 'http-01' as const, port: await quietPort() };
      const view = await issueIn(
        workspace,
        policyFor({ names: ['a.example.org', 'b.example.org'], authority: server, proof }),
      );
      expect(view.problem?.code).toBe('challenge.not-offered');
      const given = server.requests.filter(({ payload }) => JSON.stringify(payload) === '{"status":"deactivated"}');
      expect(new Set(given.map(({ path }) => path)).size).toBe(2);
      expect(server.complaints).toEqual([]);
    } finally {
      await workspace.close();
      await server.stop();
      folder.remove();
    }
  });
});
