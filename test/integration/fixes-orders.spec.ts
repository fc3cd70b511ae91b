import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FixRequest } from '../../electron/engine/fixes/fix.ts';
import type { RepairCommand, SystemRepairPort } from '../../electron/engine/ports/index.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { FixPlan } from '../../shared/domain/fixes.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { ended, until } from '../support/attempts.ts';
import { quietPort } from '../support/free-port.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const name = 'nas.example.test';
const { signal } = new AbortController();

describeWith(worldNeeds, 'fixes that order again', () => {
  let world: World;
  let second: Pebble;
  let gate: Gate;
  let clock: MovedClock;
  let opened: OpenedWorkspace;
  let workspace: Workspace;
  let policy: Policy;
  const commands: RepairCommand[] = [];
  const repair: SystemRepairPort = {
    openPort: async (port) => ({
      commands: [{ program: 'firewall', args: ['open', String(port)], elevated: false }],
      undo: [{ program: 'firewall', args: ['close', String(port)], elevated: false }],
    }),
    startKeychain: async () => undefined,
    run: async (command) => void commands.push(command),
    lineOf: ({ program, args }) => [program, ...args].join(' '),
  };

  beforeAll(async () => {
    world = await startWorld({ unsignedUpdates: true });
    second = await startPebble({ dnsServer: world.bind.endpoint });
    gate = await gateTo(Number(new URL(world.pebble.directoryUrl).port));
  });
  afterAll(async () => {
    await gate?.close();
    await second?.stop();
    await world?.stop();
  });
  beforeEach(async () => {
    commands.length = 0;
    clock = movedClock();
    opened = await openedWorkspace({ clock, repair });
    workspace = opened.workspace;
    const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'zone', fields: world.credential });
    policy = policyFor({
      names: [name],
      authority: { directoryUrl: `https://127.0.0.1:${gate.port}/dir`, rootPem: world.pebble.rootPem },
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId: saved.id },
      resolvers: [world.bind.endpoint],
    });
  });
  afterEach(async () => {
    await gate.close();
    await opened.remove();
  });

  const fails = async (asked: Policy): Promise<RunView> => {
    const view = await ended(workspace, await workspace.issue(asked));
    expect(view.status).toBe('failed');
    return view;
  };
  const plan = (run: RunView, asked: Pick<FixRequest, 'action'> & Partial<FixRequest>): Promise<FixPlan> =>
    workspace.fixes.plan({ cause: '', subject: { kind: 'run', id: run.id }, detail: {}, ...asked }, signal);
  const apply = async (planned: FixPlan): Promise<RunView> => {
    if (planned.kind !== 'do') throw new Error(`nothing to apply: ${JSON.stringify(planned)}`);
    const { runId = '' } = await workspace.fixes.apply(planned.id, signal);
    const live = workspace.liveRun(runId);
    return live === undefined ? workspace.run(runId) : ended(workspace, live);
  };

  it('go on with the failed step alone, once', async () => {
    const run = await fails(policy);
    const planned = await plan(run, { action: 'retry' });
    expect(planned).toMatchObject({ kind: 'do', changes: [{ kind: 'resume', step: 'order' }], undo: 'no' });
    await gate.open();
    expect(await apply(planned)).toMatchObject({ id: run.id, status: 'succeeded' });
    await expect(apply(planned)).rejects.toMatchObject({ problem: { code: 'fix.plan-unknown' } });
  });

  it('are not done when the run has ended in between', async () => {
    const run = await fails(policy);
    const planned = await plan(run, { action: 'retry' });
    const again = await workspace.resume(run.id);
    await expect(apply(planned)).rejects.toMatchObject({
      problem: { code: 'fix.outdated', details: { reason: 'run-changed' } },
    });
    await again.ended;
  });

  it('prove by DNS in place of a port that nobody reaches, under the same name', async () => {
    await gate.open();
    const http: Policy = { ...policy, proof: { method: 'http-01', port: await quietPort() } };
    const run = await fails(http);
    const offered = await plan(run, { action: 'use-dns-challenge' });
    const [key] = offered.kind === 'choose' ? offered.options : [];
    expect(key).toMatchObject({ label: 'Own name server (RFC 2136) · zone', recommended: true });
    const planned = await plan(run, { action: 'use-dns-challenge', choice: key?.id ?? '' });
    expect(planned).toMatchObject({
      changes: [
        { kind: 'policy', field: 'challenge', before: 'http-01' },
        { kind: 'order', names: [name] },
      ],
    });
    expect(await apply(planned)).toMatchObject({ status: 'succeeded', certificateId: run.certificateId });
    expect(workspace.certificates()).toMatchObject([{ name, proof: { method: 'dns-01' }, status: 'fine' }]);
  });

  it('turn to another authority where there is an account', async () => {
    const ref = { url: second.directoryUrl, rootPem: second.rootPem };
    await workspace.accounts.create({ authority: ref, contact: [], termsAgreed: true });
    const run = await fails(policy);
    const planned = await plan(run, { action: 'choose-authority', choice: second.directoryUrl });
    expect(planned).toMatchObject({
      changes: [{ kind: 'policy', field: 'authority', after: new URL(second.directoryUrl).host }, { kind: 'order' }],
    });
    expect(await apply(planned)).toMatchObject({ status: 'succeeded', certificateId: run.certificateId });
    expect(second.output()).toContain('POST /order-plz');
  });

  it('register a new account and order with it', async () => {
    await gate.open();
    await ended(workspace, await workspace.issue(policy));
    const [before] = workspace.accounts.list();
    await gate.close();
    const run = await fails(policy);
    await gate.open();
    const planned = await plan(run, { action: 'register-again' });
    expect(planned).toMatchObject({ changes: [{ kind: 'account' }, { kind: 'order' }] });
    expect(await apply(planned)).toMatchObject({ status: 'succeeded' });
    const usual = workspace.accounts.list().find((one) => one.usual);
    expect(usual).toMatchObject({ certificates: 1 });
    expect(usual?.id).not.toBe(before?.id);
  });

  it('wait for their moment, also when the program was started again meanwhile', async () => {
    const run = await fails(policy);
    const planned = await plan(run, { action: 'wait' });
    if (planned.kind !== 'do' || planned.changes[0]?.kind !== 'wait') throw new Error(JSON.stringify(planned));
    const { until: moment } = planned.changes[0];
    expect(run.retry).toMatchObject({ kind: 'at', at: moment });
    await workspace.fixes.apply(planned.id, signal);
    await gate.open();
    workspace = await opened.reopen();
    await workspace.vault.open();
    expect(workspace.fixes.nextMoment()).toEqual(new Date(moment));
    await workspace.fixes.tend();
    expect(workspace.liveRun(run.id)).toBeUndefined();
    clock.advanceTo(moment);
    await workspace.fixes.tend();
    const live = workspace.liveRun(run.id);
    if (live === undefined) throw new Error('it did not begin');
    expect(await ended(workspace, live)).toMatchObject({ id: run.id, status: 'succeeded' });
    expect([workspace.fixes.nextMoment(), workspace.fixes.applied()]).toEqual([undefined, []]);
  });

  it('can be called off while they wait', async () => {
    const planned = await plan(await fails(policy), { action: 'wait' });
    if (planned.kind !== 'do') throw new Error(JSON.stringify(planned));
    const { undoId = '' } = await workspace.fixes.apply(planned.id, signal);
    expect(workspace.fixes.applied()).toMatchObject([{ id: undoId, action: 'wait', changes: [{ kind: 'wait' }] }]);
    await workspace.fixes.undo(undoId, signal);
    expect([workspace.fixes.nextMoment(), workspace.fixes.applied()]).toEqual([undefined, []]);
    await expect(workspace.fixes.undo(undoId, signal)).rejects.toMatchObject({ problem: { code: 'fix.not-undoable' } });
  });

  describe('and open a port', () => {
    const opening = { program: 'firewall', args: ['open', '80'], elevated: false };
    const closing = { ...opening, args: ['close', '80'] };

    it.each([
      ['succeeds', true],
      ['fails', false],
    ])('for one run, closed by itself when that %s', async (_title, reachable) => {
      const run = await fails(policy);
      if (reachable) await gate.open();
      const closed = new Promise<void>((resolve) =>
        workspace.fixes.onChange(() => {
          if (workspace.fixes.applied().length === 0 && commands.length === 2) resolve();
        }),
      );
      const planned = await plan(run, { action: 'open-port', choice: 'until-done' });
      expect(planned).toMatchObject({
        undo: 'until-done',
        changes: [{ line: 'firewall open 80' }, { kind: 'resume' }],
      });
      expect(await apply(planned)).toMatchObject({ status: reachable ? 'succeeded' : 'failed' });
      await closed;
      expect(commands).toEqual([opening, closing]);
    });

    it('for one run, also when the program ends in the middle of it', async () => {
      const run = await fails({ ...policy, minimumWait: 3600 });
      await gate.open();
      const waits = until(workspace, ({ status }) => status === 'waiting');
      const planned = await plan(run, { action: 'open-port', choice: 'until-done' });
      if (planned.kind === 'do') await workspace.fixes.apply(planned.id, signal);
      await waits;
      workspace = await opened.reopen();
      await workspace.vault.open();
      await workspace.fixes.tend();
      expect(commands).toEqual([opening]);
      expect(workspace.fixes.applied()).toMatchObject([{ certificateId: run.certificateId }]);
      const [resumed] = await workspace.resumeInterrupted();
      resumed?.cancel();
      await resumed?.ended;
      await workspace.fixes.tend();
      expect(commands).toEqual([opening, closing]);
      expect(workspace.fixes.applied()).toEqual([]);
    });

    it('for good, until it is taken back', async () => {
      const run = await fails(policy);
      await gate.open();
      await apply(await plan(run, { action: 'open-port', choice: 'keep' }));
      workspace = await opened.reopen();
      await workspace.fixes.tend();
      expect(commands).toEqual([opening]);
      const [applied] = workspace.fixes.applied();
      expect(applied).toMatchObject({ action: 'open-port', changes: [{ kind: 'command', line: 'firewall open 80' }] });
      await workspace.fixes.undo(applied?.id ?? '', signal);
      expect(commands).toEqual([opening, closing]);
    });
  });
});
