/** win-acme and ZeroSSL, second half: an outage of days costs nothing, and one that lasts is bridged by another authority. */
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../shared/domain/renewal.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { days, ended, hours, minutes } from '../support/attempts.ts';
import { startAuthorityFront } from '../support/authority-front.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type Gate, gateTo } from '../support/gate.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { findingsOf, openDesk } from '../support/scenario.ts';
import { describeWith, tool } from '../support/tools.ts';

const name = 'nas.example.test';
/** Pebble draws one where there are several. */
const profiles = { default: { description: 'Ninety days', validityPeriod: 7_776_000 } };
const binding = { keyId: 'kid-1', hmacKey: 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W' };

describeWith(['named', 'pebble', 'nsupdate', 'dig'], 'an authority that stays away while a renewal is due', () => {
  let bind: Bind;
  let first: Pebble;
  let second: Pebble;
  let gate: Gate;
  beforeAll(async () => {
    const records = ['nas IN A 127.0.0.1', '@ IN CAA 0 issue "first.test"'];
    bind = await startBind({ zones: [{ name: 'example.test', records }], unsignedUpdates: true });
    first = await startPebble({ dnsServer: bind.endpoint, caaIdentities: ['first.test'], profiles });
    second = await startPebble({
      dnsServer: bind.endpoint,
      caaIdentities: ['second.test'],
      profiles,
      externalAccounts: { [binding.keyId]: binding.hmacKey },
    });
    gate = await gateTo(Number(new URL(first.directoryUrl).port));
    await gate.open();
  });
  afterAll(async () => {
    await gate?.close();
    await second?.stop();
    await first?.stop();
    await bind?.stop();
  });

  const credential = () => ({ provider: 'rfc2136', label: 'zone', fields: { nameserver: bind.endpoint } });
  const another = () => ({ url: second.directoryUrl, rootPem: second.rootPem });
  const hosts = () => ({ first: `127.0.0.1:${gate.port}`, second: new URL(second.directoryUrl).host });
  const policyOf = (credentialId: string, mayLeave: boolean): Policy => ({
    ...policyFor({
      names: [name],
      authority: { directoryUrl: `https://127.0.0.1:${gate.port}/dir`, rootPem: first.rootPem },
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId },
      resolvers: [bind.endpoint],
    }),
    fallbackAuthorities: mayLeave ? [another()] : [],
  });
  const caa = (): readonly string[] =>
    execFileSync(tool('dig'), [`@${bind.address}`, '-p', String(bind.port), '+short', 'CAA', 'example.test'])
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .toSorted();

  it('CAA and the account of the second are checked when it is chosen, not when it is needed', async () => {
    const desk = await openDesk();
    try {
      const policy = policyOf((await desk.handlers['credentials.save'](credential())).id, true);
      const report = await desk.preflight(policy);
      const found = findingsOf(report);
      expect(found.map(({ code, verdict, authority }) => [code, verdict, authority])).toEqual([
        ['binding-missing', 'blocks', second.directoryUrl],
        ['caa-forbids', 'blocks', second.directoryUrl],
      ]);
      // The first one can sign all the same.
      expect(report.verdict).toBe('warning');
      const forbids = found.find(({ code }) => code === 'caa-forbids');
      const plan = await desk.handlers['fixes.plan']({
        ...{ action: 'edit-records', cause: 'caa-forbids', subject: { kind: 'policy', policy } },
        detail: forbids?.detail ?? {},
      });
      expect(plan).toMatchObject({
        ...{ kind: 'do', undo: 'yes' },
        changes: [{ effect: 'add', type: 'CAA', fqdn: 'example.test', value: '0 issue "second.test"' }],
      });
      await desk.handlers['fixes.apply']({ id: plan.kind === 'do' ? plan.id : '' });
      expect(caa()).toEqual(['0 issue "first.test"', '0 issue "second.test"']);
      const account = { authority: another(), contact: [], termsAgreed: true };
      await desk.handlers['accounts.create']({ ...account, binding });
      expect(findingsOf(await desk.preflight(policy))).toEqual([]);
    } finally {
      await desk.remove();
    }
  });

  describe('by the plan alone', () => {
    let clock: MovedClock;
    let opened: OpenedWorkspace;
    let workspace: Workspace;
    let attempts: { readonly at: number; readonly status: string }[];
    let life: { from: number; to: number };
    beforeEach(async () => {
      clock = movedClock({ skipSleeps: true });
      opened = await openedWorkspace({ clock });
      workspace = opened.workspace;
      // Otherwise one of many begins up to two days later than another.
      workspace.saveRenewalSettings({ ...workspace.renewalSettings(), rollOutSpread: 0 });
      attempts = [];
      await gate.close();
      await gate.open();
    });
    afterEach(() => opened.remove());

    const issued = async (mayLeave: boolean): Promise<RunView> => {
      const { id } = await workspace.credentials.save(credential());
      await workspace.accounts.create({ authority: another(), contact: [], termsAgreed: true, binding });
      const run = await ended(workspace, await workspace.issue(policyOf(id, mayLeave)));
      expect(run).toMatchObject({ status: 'succeeded', authorityName: hosts().first });
      const { notBefore = '', notAfter = '' } = workspace.certificate(name).current ?? {};
      life = { from: Date.parse(notBefore), to: Date.parse(notAfter) };
      return run;
    };
    const planned = (): PlanEntry => {
      const [entry] = workspace.plan();
      if (entry === undefined) throw new Error('nothing planned');
      return entry;
    };
    const shareAt = (moment: number): number => (moment - life.from) / (life.to - life.from);
    const shareNow = (): number => shareAt(clock.now().getTime());
    const reachPlanned = (): void => {
      clock.advanceTo(planned().at ?? '');
      // The moment itself lies within that millisecond.
      clock.advance(1);
    };
    /** As every waking does it: what is due is ordered by the policy that is stored, and nobody is asked. */
    const attempt = async (): Promise<RunView> => {
      reachPlanned();
      expect(planned().due).toBe(true);
      const { policy } = workspace.storage.certificates.findByName(name) ?? {};
      if (policy === undefined) throw new Error('not stored');
      const at = clock.now().getTime();
      const run = await ended(workspace, await workspace.issue(policy));
      attempts.push({ at, status: run.status });
      return run;
    };

    it('is renewed from two thirds of its life or the moment of the authority, off the full hour', async () => {
      await issued(false);
      const usual = planned();
      expect(usual).toMatchObject({ due: false, why: 'two-thirds' });
      const share = shareAt(Date.parse(usual.at ?? ''));
      // Moments are told to the millisecond.
      expect([share >= 2 / 3 - 1e-6, share < 0.7]).toEqual([true, true]);
      const past = new Date(usual.at ?? '').getMinutes();
      expect([past >= 5, past <= 55]).toEqual([true, true]);
      const info = await workspace.renewalInfo(name, { fresh: true });
      const earlier = (info.chosen ?? '') < (usual.at ?? '');
      expect(planned()).toMatchObject({
        ...(earlier ? { why: 'ari-window', at: info.chosen } : { why: 'backstop', at: usual.at }),
      });
    });

    it('an outage of a week is waited out, less and less often, and the certificate never runs short', async () => {
      const before = await issued(false);
      reachPlanned();
      await gate.close();
      const over = clock.now().getTime() + days(7);
      while (Date.parse(planned().at ?? '') < over) {
        const run = await attempt();
        expect(run).toMatchObject({ status: 'failed', problem: { code: 'network.refused' }, resumable: true });
        expect(run.retry).toMatchObject({ kind: 'at', reason: 'authority-down' });
      }
      const gaps = attempts.flatMap(({ at }, index) => (index === 0 ? [] : at - (attempts[index - 1]?.at ?? 0)));
      const usual = [1, 2, 5, 15, 60, 180, 360].map(minutes);
      gaps.forEach((gap, index) => {
        const wait = usual[index] ?? hours(6);
        // Up to a fifth earlier, so that not everybody comes back together; the attempt itself takes a few seconds.
        expect([index, gap >= wait * 0.8, gap <= wait + minutes(1)]).toEqual([index, true, true]);
      });
      expect(new Set(gaps.slice(7).map((gap) => Math.round(gap / 1000))).size).toBeGreaterThan(1);
      const { at } = attempts.at(-1) ?? { at: 0 };
      expect(planned()).toMatchObject({
        ...{ why: 'retry', detail: { reason: 'authority-down' }, expiresAt: new Date(life.to).toISOString() },
        alert: { severity: 'warning', code: 'failing' },
      });
      expect(Date.parse(planned().at ?? '')).toBeGreaterThan(at + hours(4));
      const since = Date.parse(planned().alert?.since ?? '') - (attempts[0]?.at ?? 0);
      expect([since >= 0, since < minutes(1)]).toEqual([true, true]);
      await gate.open();
      expect(await attempt()).toMatchObject({ status: 'succeeded', authorityName: hosts().first });
      expect(shareNow()).toBeLessThan(0.75);
      expect(workspace.certificate(name)).toMatchObject({ status: 'fine' });
      expect(workspace.certificate(name).current?.id).not.toBe(before.versionId);
    });

    it('at a quarter of its life the second one signs unasked, where that is allowed', async () => {
      await issued(true);
      const theirs = workspace.certificate(name).current?.issuer;
      const quiet = second.output().length;
      reachPlanned();
      await gate.close();
      let run = await attempt();
      while (run.status !== 'succeeded') {
        expect(shareNow()).toBeLessThan(0.77);
        expect(second.output().slice(quiet)).not.toContain('POST /order-plz');
        run = await attempt();
      }
      expect(run).toMatchObject({ authorityName: hosts().second, identifiers: [{ type: 'dns', value: name }] });
      expect(shareNow()).toBeGreaterThan(0.75);
      const { current, identifiers, authority } = workspace.certificate(name);
      expect(identifiers).toEqual([{ type: 'dns', value: name }]);
      expect(authority.name).toBe(hosts().second);
      expect(current?.id).toBe(run.versionId);
      expect(current?.issuer).not.toBe(theirs);
      // What happened and why is kept: the one that stayed away, and what followed from that.
      expect(workspace.run(run.follows ?? '')).toMatchObject({
        ...{ status: 'failed', authorityName: hosts().first, problem: { code: 'network.refused' } },
        retry: { kind: 'now', how: 'next-authority', reason: 'authority-down' },
      });
      expect(Date.parse(current?.notAfter ?? '')).toBeGreaterThanOrEqual(life.to);
      // From now on it is asked first; the other is not forgotten.
      const { policy } = workspace.storage.certificates.findByName(name) ?? {};
      expect(policy).toMatchObject({ authority: another(), fallbackAuthorities: [{ rootPem: first.rootPem }] });
    });

    it('with its directory alone away, the last good one serves', async () => {
      const front = await startAuthorityFront(first);
      try {
        const { id } = await workspace.credentials.save(credential());
        const policy = { ...policyOf(id, false), authority: { url: front.directoryUrl, rootPem: front.rootPem } };
        expect(await ended(workspace, await workspace.issue(policy))).toMatchObject({ status: 'succeeded' });
        clock.advance(days(2));
        front.trouble((path) => (path === '/dir' ? { status: 503, body: 'maintenance' } : undefined));
        const known = front.requests.length;
        expect(await ended(workspace, await workspace.issue(policy))).toMatchObject({ status: 'succeeded' });
        expect(front.requests.slice(known).map(({ path }) => path)).toEqual(
          expect.arrayContaining(['/dir', '/order-plz']),
        );
      } finally {
        await front.close();
      }
    });

    it('where it is not, the person is told that the life runs out', async () => {
      await issued(false);
      reachPlanned();
      await gate.close();
      while (shareNow() < 0.76)
        expect(await attempt()).toMatchObject({ status: 'failed', authorityName: hosts().first });
      expect(planned().alert).toMatchObject({ severity: 'warning', code: 'life-running-out' });
    });
  });
});
