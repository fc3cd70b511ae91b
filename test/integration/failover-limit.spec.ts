import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/domain/certificates.ts';
import { days, ended, hours, minutes, problemAnswer, refusal, story } from '../support/attempts.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { policyFor } from '../support/profile.ts';

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
