import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { practiceProvider } from '../../electron/engine/sandbox/practice-provider.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Authority } from '../../shared/domain/authorities.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import { ended, hours, minutes, refusal } from '../support/attempts.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { policyFor } from '../support/profile.ts';

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
        providers: [practiceProvider(sandbox)],
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

  it('the first is tried at the test service where a person asks for it', async () => {
    const workspace = await start('practice');
    const last = await ended(workspace, await workspace.issue(policy(), { testFirst: true }));
    expect(last).toMatchObject({ status: 'succeeded', versionId: expect.any(String) });
    expect(workspace.runs().map(({ status, rehearsal }) => [status, rehearsal === true])).toEqual([
      ['succeeded', false],
      ['succeeded', true],
    ]);
    missProofs(1);
    const failed = await ended(workspace, await workspace.issue(policy(), { testFirst: true, anew: true }));
    expect(failed).toMatchObject({ status: 'failed', rehearsal: true });
  });

  it('nothing is ordered where a test service was asked for that is not there', async () => {
    const workspace = await start(undefined);
    await expect(workspace.issue(policy(), { testFirst: true })).rejects.toMatchObject({
      problem: { code: 'authority.no-test-service', details: { authority: 'Practice' } },
    });
    expect(workspace.runs()).toEqual([]);
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
