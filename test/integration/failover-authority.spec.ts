import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { days, ended, hours, minutes } from '../support/attempts.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

describeWith(worldNeeds, 'an authority that is down', () => {
  let world: World;
  let second: Pebble;
  let gate: Gate;
  let opened: OpenedWorkspace;
  let clock: MovedClock;
  let policy: Policy;
  let names: { first: string; second: string };

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
