import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

describeWith(worldNeeds, 'TLS-ALPN-01 as a CA checks it', () => {
  let world: World;
  let workspace: Workspace;
  beforeAll(async () => {
    world = await startWorld();
    workspace = await openProfile(world.newProfile());
  });
  afterAll(async () => {
    await workspace?.close();
    await world?.stop();
  });
  const policy = (...names: readonly string[]) =>
    policyFor({ names, authority: world.pebble, proof: { method: 'tls-alpn-01', port: world.pebble.tlsPort } });
  const portIsFree = async () => {
    const server = createServer().listen(world.pebble.tlsPort, '::');
    await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
    await new Promise((resolve) => server.close(resolve));
  };

  it('proves names and addresses in one order, and the port is free again', async () => {
    const view = await issueIn(workspace, policy('nas.example.test', 'example.test', '127.0.0.1', '::1'));
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    const leaf = new X509Certificate((await workspace.pemFiles('nas.example.test'))['cert.pem'] ?? '');
    expect((leaf.subjectAltName ?? '').split(', ').toSorted()).toEqual([
      'DNS:example.test',
      'DNS:nas.example.test',
      'IP Address:0:0:0:0:0:0:0:1',
      'IP Address:127.0.0.1',
    ]);
    expect(view.records.map(({ location }) => location)).toContain('[::1]:443');
    await portIsFree();
  });

  it('is refused for a wildcard before anything is sent', async () => {
    expect(await workspace.issue(policy('*.example.test')).catch(toProblem)).toMatchObject({
      code: 'challenge.not-offered',
      details: { identifier: '*.example.test', offered: ['dns-01', 'dns-account-01', 'dns-persist-01'] },
    });
  });

  it('says that something else has the port, and goes on with the same order once it is free', async () => {
    const taken = createServer().listen(world.pebble.tlsPort, '::');
    await new Promise((resolve) => taken.once('listening', resolve));
    const failed = await issueIn(workspace, policy('xn--bcher-kva.test'));
    await new Promise((resolve) => taken.close(resolve));
    expect(outcomeOf(failed)).toMatchObject({ status: 'failed', problem: { code: 'challenge.port-in-use' } });
    const view = await issueIn(workspace, policy('xn--bcher-kva.test'));
    expect([view.status, view.orderUrl]).toEqual(['succeeded', failed.orderUrl]);
  });

  it('two orders at the same time share the port', async () => {
    const one = policy('nas.xn--bcher-kva.test');
    const other = policy('example.test');
    const views = await Promise.all([issueIn(workspace, one), issueIn(workspace, other)]);
    expect(views.map(outcomeOf)).toEqual([{ status: 'succeeded' }, { status: 'succeeded' }]);
    await portIsFree();
  });
});
