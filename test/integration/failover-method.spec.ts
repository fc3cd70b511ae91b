import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { ended, refusal, story, until } from '../support/attempts.ts';
import { runCli } from '../support/cli.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { freePort } from '../support/free-port.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

/** Whether those that have no end rest, as the history tells it. */
const unfinished = ({ renewing }: Workspace) =>
  renewing.history({ outcome: 'working' }).entries.map(({ resting }) => resting);
const waitsForHand = ({ status, providerId }: RunView): boolean => status === 'waiting' && providerId === 'manual';

describeWith(worldNeeds, 'a proof that fails', () => {
  let world: World;
  let opened: OpenedWorkspace;
  let dns: Proof;
  /** Nobody answers where the authority calls. */
  let deaf: Proof;
  beforeAll(async () => {
    world = await startWorld();
    deaf = { method: 'http-01', port: await freePort() };
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    opened = await openedWorkspace();
    const { id } = await opened.workspace.credentials.save({
      provider: 'rfc2136',
      label: 'x',
      fields: world.credential,
    });
    dns = { method: 'dns-01', provider: 'rfc2136', credentialId: id };
  });
  afterEach(() => opened.remove());
  const policyOf = (...[proof, ...fallbackProofs]: readonly [Proof, ...Proof[]]): Policy => ({
    ...policyFor({
      names: ['nas.example.test'],
      authority: world.pebble,
      proof,
      resolvers: [world.bind.endpoint],
    }),
    fallbackProofs,
  });

  it('over HTTP is followed by one in the DNS, which is tried first from then on', async () => {
    const { workspace } = opened;
    const views = new Map<string, RunView>();
    const run = await workspace.issue(policyOf(deaf, dns), { onChange: (view) => views.set(view.id, view) });
    const first = run.id;
    const last = await ended(workspace, run);
    expect([...views.values()].map(({ status, problem, retry }) => [status, problem?.code, retry])).toEqual([
      ['failed', 'authorization.failed', expect.objectContaining({ how: 'next-method', reason: 'validation' })],
      ['succeeded', undefined, undefined],
    ]);
    expect(last).toMatchObject({ id: run.id, follows: first, providerId: 'rfc2136' });
    expect(workspace.run(first)).toMatchObject({ status: 'failed', resumable: false });
    expect(workspace.storage.certificates.get(last.certificateId)?.policy).toMatchObject({
      proof: dns,
      fallbackProofs: [deaf],
    });
    expect(world.txt('_acme-challenge.nas.example.test')).toEqual([]);
    expect(workspace.certificate('nas.example.test')).toMatchObject({ status: 'fine', lastRunId: last.id });
  });

  it('is told on the command line, step by step, and the command succeeds', async () => {
    const names = ['issue', '--json', '--name', 'nas.example.test'];
    const deafPort = ['--method', 'http-01', '--http-port', String(await freePort())];
    const where = world.dnsArgs.map((word) => (word === '--challenge' ? '--method' : word));
    const result = await runCli(world.newProfile(), [...names, ...deafPort, ...where]);
    expect({ code: result.code, said: result.stderr }).toMatchObject({
      code: 0,
      said: expect.stringContaining('Trying the next method.'),
    });
    expect(result.json()).toMatchObject({ run: { status: 'succeeded', providerId: 'rfc2136' } });
  });

  it('that cannot even begin is followed by the next as well', async () => {
    const { workspace } = opened;
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    try {
      const busy: Proof = { method: 'http-01', port, address: '127.0.0.1' };
      const last = await ended(workspace, await workspace.issue(policyOf(busy, dns)));
      expect(last).toMatchObject({ status: 'succeeded', providerId: 'rfc2136' });
      expect(story(workspace)[0]).toMatchObject({ 2: 'challenge.port-in-use', 3: expect.any(String) });
    } finally {
      taken.close();
    }
  });

  it('is passed over when the authority does not offer it', async () => {
    const server = await startFaultServer();
    try {
      const { workspace } = opened;
      const byHand: Proof = { method: 'dns-01', provider: 'manual' };
      const run = await workspace.issue({
        ...policyOf(deaf, { method: 'tls-alpn-01' }, byHand),
        authority: { url: server.directoryUrl, rootPem: server.rootPem },
      });
      await until(workspace, waitsForHand);
      expect(workspace.runs().map(({ problem, providerId }) => problem?.code ?? providerId)).toEqual([
        'manual',
        'challenge.not-offered',
        'challenge.not-offered',
      ]);
      run.cancel();
      expect(await ended(workspace, run)).toMatchObject({ status: 'cancelled' });
      expect(workspace.runs()).toHaveLength(3);
      expect(workspace.liveRun(run.id)).toBeUndefined();
    } finally {
      await server.stop();
    }
  });

  it('and the process that ends in the middle: the next one goes on with the method it had come to', async () => {
    const byHand: Proof = { method: 'dns-01', provider: 'manual' };
    await opened.workspace.issue(policyOf(deaf, byHand));
    await until(opened.workspace, waitsForHand);
    expect(unfinished(opened.workspace)).toEqual([undefined]);
    const workspace = await opened.reopen();
    expect(unfinished(workspace)).toEqual([true]);
    expect(workspace.runs()[0]).toMatchObject({ status: 'interrupted', resumable: true, providerId: 'manual' });
    const [run] = await workspace.resumeInterrupted();
    if (run === undefined) throw new Error('nothing was resumed');
    await until(workspace, waitsForHand);
    expect(await refusal(workspace.issue(policyOf(deaf, byHand)))).toMatchObject({ code: 'run.locked' });
    run.cancel();
    expect(await ended(workspace, run)).toMatchObject({ status: 'cancelled' });
    // What people ask for again is what they had asked for, not what the failover had made of it.
    expect(workspace.runPolicy(run.id)).toMatchObject({ proof: deaf, fallbackProofs: [byHand] });
  });
});
