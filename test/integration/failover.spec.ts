import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../electron/engine/issuance/runner.ts';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { practiceProvider } from '../../electron/engine/sandbox/practice-provider.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Authority } from '../../shared/domain/authorities.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { CertwrightError, type Problem } from '../../shared/errors/problem.ts';
import { runCli } from '../support/cli.ts';
import { type Fault, type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { freePort } from '../support/free-port.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const minutes = (count: number): number => count * 60_000;
const hours = (count: number): number => count * 3_600_000;
const days = (count: number): number => count * 86_400_000;

const ended = async (workspace: Workspace, run: Run): Promise<RunView> => {
  await run.ended;
  return workspace.run(run.id);
};
const refusal = async (work: Promise<unknown>): Promise<Problem | undefined> => {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof CertwrightError) return thrown.problem;
    throw thrown;
  }
};
/** Oldest first, each with what came of it. */
const story = (workspace: Workspace): readonly unknown[] =>
  workspace
    .runs()
    .toReversed()
    .map(({ status, authorityName, problem, retry }) => [authorityName, status, problem?.code, retry?.kind]);

describeWith(worldNeeds, 'an authority that is down', () => {
  let world: World;
  let second: Pebble;
  let gate: Gate;
  let opened: OpenedWorkspace;
  let clock: MovedClock;
  let policy: Policy;
  let names: { first: string; second: string };

  beforeAll(async () => {
    world = await startWorld();
    second = await startPebble({ dnsServer: world.bind.endpoint });
    gate = await gateTo(Number(new URL(world.pebble.directoryUrl).port));
  });
  afterAll(async () => {
    await gate?.close();
    await second?.stop();
    await world?.stop();
  });
  afterEach(async () => {
    await gate.close();
    await opened.remove();
  });

  const start = async (look: { readonly fallback: boolean }): Promise<Workspace> => {
    clock = movedClock({ skipSleeps: true });
    opened = await openedWorkspace({ clock });
    const credential = await opened.workspace.credentials.save({
      provider: 'rfc2136',
      label: 'test',
      fields: world.credential,
    });
    const directoryUrl = `https://127.0.0.1:${gate.port}/dir`;
    names = { first: `127.0.0.1:${gate.port}`, second: new URL(second.directoryUrl).host };
    policy = {
      ...policyFor({
        names: ['nas.example.test'],
        authority: { directoryUrl, rootPem: world.pebble.rootPem },
        proof: { method: 'dns-01', provider: 'rfc2136', credentialId: credential.id },
        resolvers: [world.bind.endpoint],
      }),
      fallbackAuthorities: look.fallback ? [{ url: second.directoryUrl, rootPem: second.rootPem }] : [],
    };
    return opened.workspace;
  };
  /** As a schedule does it: again at the time that was written down, until it succeeds or the time is over. */
  const onSchedule = async (workspace: Workspace, span: number): Promise<RunView> => {
    const over = clock.now().getTime() + span;
    for (;;) {
      const view = await ended(workspace, await workspace.issue(policy));
      if (view.retry?.kind !== 'at' || Date.parse(view.retry.at) > over) return view;
      clock.advanceTo(view.retry.at);
    }
  };

  it('is waited for where no other is allowed, less and less often, and then asked again', async () => {
    const workspace = await start({ fallback: false });
    const last = await onSchedule(workspace, hours(6));
    expect(last).toMatchObject({ status: 'failed', problem: { code: 'network.refused' }, resumable: true });
    // 1, 2, 5, 15, 60 and 180 minutes apart, then six hours.
    expect(last.retry).toMatchObject({ kind: 'at', reason: 'authority-down', how: 'same-order' });
    const { failures } = workspace.storage.attempts;
    const attempts = failures(last.certificateId, `https://${names.first}/dir`);
    expect(attempts.length).toBe(7);
    await gate.open();
    expect(await ended(workspace, await workspace.issue(policy))).toMatchObject({ status: 'succeeded' });
    expect(failures(last.certificateId, `https://${names.first}/dir`)).toEqual([]);
  });

  it('is waited for during the first hour, then the next one signs within the same call', async () => {
    const workspace = await start({ fallback: true });
    const seen: string[] = [];
    const first = await ended(workspace, await workspace.issue(policy));
    expect(first).toMatchObject({ status: 'failed', retry: { kind: 'at' } });
    clock.advance(minutes(30));
    expect(await ended(workspace, await workspace.issue(policy))).toMatchObject({ status: 'failed' });
    expect(second.output()).not.toContain('POST /order-plz');
    clock.advance(minutes(31));
    const run = await workspace.issue(policy, { onChange: (view) => seen.push(view.authorityName) });
    const begun = run.id;
    const last = await ended(workspace, run);
    expect(last).toMatchObject({ status: 'succeeded', authorityName: names.second, follows: begun });
    expect(second.output()).toContain('POST /order-plz');
    expect(workspace.run(begun)).toMatchObject({ status: 'failed', retry: { kind: 'now', how: 'next-authority' } });
    expect(new Set(seen)).toEqual(new Set([names.first, names.second]));
    // The one that worked is asked first from now on; the other is not forgotten.
    const { policy: kept } = workspace.storage.certificates.get(last.certificateId) ?? {};
    expect(kept).toMatchObject({ authority: { url: second.directoryUrl }, fallbackAuthorities: [policy.authority] });
  });

  it('is not waited for when a person insists', async () => {
    const workspace = await start({ fallback: true });
    const last = await ended(workspace, await workspace.issue(policy, { evenIfTooEarly: true }));
    expect(last).toMatchObject({ status: 'succeeded', authorityName: names.second });
  });

  it('costs nothing while the certificate in use is good, and is left at once when that runs out', async () => {
    const workspace = await start({ fallback: true });
    await gate.open();
    expect(await ended(workspace, await workspace.issue(policy))).toMatchObject({ status: 'succeeded' });
    await gate.close();
    const waiting = await onSchedule(workspace, hours(6));
    expect(waiting).toMatchObject({ status: 'failed', authorityName: names.first, retry: { kind: 'at' } });
    clock.advance(days(70));
    const last = await ended(workspace, await workspace.issue(policy));
    expect(last).toMatchObject({ status: 'succeeded', authorityName: names.second });
  });
});

describe('a limit of the authority', () => {
  let server: FaultServer;
  let other: FaultServer;
  let opened: OpenedWorkspace;
  let clock: MovedClock;
  let policy: Policy;
  beforeEach(async () => {
    server = await startFaultServer();
    other = await startFaultServer();
    clock = movedClock({ skipSleeps: true });
    opened = await openedWorkspace({ clock });
    policy = policyFor({
      names: ['nas.example.test'],
      authority: server,
      proof: { method: 'dns-01', provider: 'manual' },
      resolvers: ['127.0.0.1:9'],
    });
  });
  afterEach(async () => {
    await opened.remove();
    await server.stop();
    await other.stop();
  });
  const refuseOrders = (retryAfter: string, times = 9): void =>
    server.plant(
      'new-order',
      {
        kind: 'answer',
        status: 429,
        headers: { 'Content-Type': 'application/problem+json', 'Retry-After': retryAfter },
        body: { type: 'urn:ietf:params:acme:error:rateLimited', detail: 'too many new orders', status: 429 },
      },
      times,
    );
  const seen = (): number => server.requests.length;

  it.each([
    ['in seconds', () => '7200'],
    ['as a date', () => new Date(clock.now().getTime() + hours(2)).toUTCString()],
  ])('given %s is kept, and until then nothing is sent', async (_form, retryAfter) => {
    refuseOrders(retryAfter(), 1);
    const view = await ended(opened.workspace, await opened.workspace.issue(policy));
    expect(view).toMatchObject({
      status: 'failed',
      retry: { kind: 'at', reason: 'authority-limit', how: 'same-order' },
    });
    const until = view.retry?.kind === 'at' ? (view.retry.notBefore ?? '') : '';
    expect(Math.abs(Date.parse(until) - clock.now().getTime() - hours(2))).toBeLessThan(minutes(1));
    const before = seen();
    // As the next process finds it.
    const workspace = await opened.reopen();
    for (const attempt of [workspace.issue(policy), workspace.resume(view.id)])
      expect(await refusal(attempt)).toMatchObject({
        code: 'run.not-yet',
        details: { name: 'nas.example.test', until, reason: 'authority-limit' },
      });
    expect(seen()).toBe(before);
    clock.advance(hours(2));
    const run = await workspace.issue(policy);
    run.cancel();
    await run.ended;
  });

  it('of thirty days is neither slept nor hammered, and a person may still insist', async () => {
    refuseOrders(String(30 * 86_400));
    const { workspace } = opened;
    const view = await ended(workspace, await workspace.issue(policy));
    const orders = () => server.requests.filter(({ resource }) => resource === 'new-order').length;
    expect(orders()).toBe(1);
    expect(view.retry).toMatchObject({ kind: 'at' });
    clock.advance(days(29));
    expect(await refusal(workspace.issue(policy))).toMatchObject({ code: 'run.not-yet' });
    expect(orders()).toBe(1);
    await ended(workspace, await workspace.issue(policy, { evenIfTooEarly: true }));
    expect(orders()).toBe(2);
  });

  it('sends us to the next authority at once, and straight there the next time', async () => {
    refuseOrders(String(30 * 86_400));
    const down = problemAnswer('serverInternal', 500);
    other.plant('new-order', down, 9);
    const { workspace } = opened;
    const both = { ...policy, fallbackAuthorities: [{ url: other.directoryUrl, rootPem: other.rootPem }] };
    await ended(workspace, await workspace.issue(both));
    expect(story(workspace)).toEqual([
      [new URL(server.origin).host, 'failed', 'acme.rateLimited', expect.stringMatching(/now|at/)],
      [new URL(other.origin).host, 'failed', 'acme.serverInternal', 'at'],
    ]);
    const before = seen();
    await ended(workspace, await workspace.issue(both));
    expect(seen()).toBe(before);
    expect(other.requests.filter(({ resource }) => resource === 'new-order').length).toBeGreaterThan(1);
  });

  it('that only a person can lift is not tried again by itself, and names the page', async () => {
    const unpause = 'https://portal.letsencrypt.org/sfe/v1/unpause?jwt=x';
    server.plant('new-order', problemAnswer('rateLimited', 429, { Link: `<${unpause}>;rel="help"` }));
    const { workspace } = opened;
    const view = await ended(workspace, await workspace.issue(policy));
    expect(view).toMatchObject({
      retry: { kind: 'give-up', reason: 'paused' },
      problem: { details: { helpUrl: unpause } },
    });
  });

  it('is not waited for by a mistake in the exchange: one new order, then no more', async () => {
    server.plant('new-order', problemAnswer('malformed', 400), 9);
    const { workspace } = opened;
    await ended(workspace, await workspace.issue(policy));
    const name = new URL(server.origin).host;
    expect(story(workspace)).toEqual([
      [name, 'failed', 'acme.malformed', expect.stringMatching(/now|at/)],
      [name, 'failed', 'acme.malformed', 'give-up'],
    ]);
    const [first, second] = workspace.runs().toReversed();
    expect(Date.parse(second?.startedAt ?? '') - Date.parse(first?.startedAt ?? '')).toBeGreaterThanOrEqual(1000);
  });

  it('an authority that needs an external account is refused while there is none, before anything is sent', async () => {
    const both = { ...policy, fallbackAuthorities: [{ id: 'zerossl' }] };
    const names = { ...both, identifiers: [{ type: 'dns', value: 'nas.certwright.org' } as const] };
    expect(await refusal(opened.workspace.issue(names))).toMatchObject({ code: 'account.binding-needed' });
    expect(seen()).toBe(0);
  });
});

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
    const workspace = await opened.reopen();
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

describe('what failed validations cost', () => {
  let sandbox: Sandbox;
  let opened: OpenedWorkspace;
  let clock: MovedClock;
  const policy = (): Policy => ({
    ...policyFor({
      names: ['nas.certwright.org'],
      authority: sandbox,
      proof: { method: 'dns-01', provider: 'practice' },
    }),
    authority: { id: 'practice' },
  });
  const start = async (stagingId: string | undefined): Promise<Workspace> => {
    sandbox = await openSandbox({ httpPort: 0, tlsPort: 0 });
    clock = movedClock();
    const authority: Authority = {
      id: 'practice',
      name: 'Practice',
      directoryUrl: sandbox.directoryUrl,
      test: true,
      practice: true,
      // Public trust is what brings the limits of public authorities.
      publicTrust: true,
      externalAccountBinding: false,
      wildcards: true,
      addresses: 'yes',
      maxNames: 100,
      caaDomains: [],
      summary: { en: '', zh: '' },
      ...(stagingId === undefined ? {} : { stagingId }),
    };
    opened = await openedWorkspace({
      clock,
      practice: {
        authority,
        rootPem: sandbox.rootPem,
        provider: practiceProvider(sandbox),
        resolver: sandbox.dnsEndpoint,
        httpPort: sandbox.httpPort,
        tlsPort: sandbox.tlsPort,
      },
    });
    return opened.workspace;
  };
  afterEach(async () => {
    await opened.remove();
    await sandbox.close();
  });
  const missProofs = (times: number) => sandbox.faults.add({ path: 'validation', type: 'dns', times });

  it('never more than three within an hour, whoever asks', async () => {
    const workspace = await start(undefined);
    missProofs(9);
    const begun = clock.now().getTime();
    for (let round = 0; round < 3; round++) {
      const view = await ended(workspace, await workspace.issue(policy()));
      expect(view).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
    }
    const refused = await refusal(workspace.issue(policy()));
    expect(refused).toMatchObject({ code: 'run.not-yet', details: { reason: 'budget' } });
    const until = refused?.code === 'run.not-yet' ? Date.parse(refused.details.until) : 0;
    expect(until - begun).toBeGreaterThanOrEqual(hours(1));
    expect(until - begun).toBeLessThan(hours(1) + minutes(1));
    expect(sandbox.faults.pending()).toHaveLength(1);
    sandbox.faults.clear();
    clock.advanceTo(new Date(until).toISOString());
    expect(await ended(workspace, await workspace.issue(policy()))).toMatchObject({ status: 'succeeded' });
  });

  it('after one, the test service is asked first, and nothing is signed there', async () => {
    const workspace = await start('practice');
    missProofs(2);
    const first = await ended(workspace, await workspace.issue(policy()));
    expect(first.retry).toMatchObject({ kind: 'at', how: 'staging-first', reason: 'validation' });
    const second = await ended(workspace, await workspace.issue(policy()));
    expect(second).toMatchObject({ status: 'failed', rehearsal: true });
    const third = await ended(workspace, await workspace.issue(policy()));
    expect(third).toMatchObject({ status: 'succeeded', versionId: expect.any(String) });
    const [last, rehearsed] = workspace.runs();
    expect(rehearsed).toMatchObject({ rehearsal: true, status: 'succeeded', id: last?.follows });
    expect(rehearsed?.versionId).toBeUndefined();
    expect(last?.rehearsal).toBeUndefined();
    expect(sandbox.records()).toEqual([]);
    // The next order needs no rehearsal any more.
    await ended(workspace, await workspace.issue(policy()));
    expect(workspace.runs()).toHaveLength(5);
  });

  it('a test service in trouble of its own is no reason to stop', async () => {
    const workspace = await start('practice');
    missProofs(1);
    await ended(workspace, await workspace.issue(policy()));
    sandbox.faults.add({ path: 'newOrder', type: 'serverInternal', status: 500 });
    const last = await ended(workspace, await workspace.issue(policy()));
    expect(last).toMatchObject({ status: 'succeeded' });
    expect(workspace.runs().map(({ status, rehearsal }) => [status, rehearsal === true])).toEqual([
      ['succeeded', false],
      ['failed', true],
      ['failed', false],
    ]);
  });
});

const problemAnswer = (type: string, status: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'answer',
  status,
  headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: { type: `urn:ietf:params:acme:error:${type}`, detail: 'as told', status },
});

const waitsForHand = ({ status, providerId }: RunView): boolean => status === 'waiting' && providerId === 'manual';

const until = (workspace: Workspace, holds: (view: RunView) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const end = workspace.onRun((view) => {
      if (!holds(view)) return;
      end();
      resolve();
    });
  });
