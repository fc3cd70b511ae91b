/** Renewals tried early, with an authority and a zone that are real: what is kept, what is told, and when it is tried. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RehearsalEvent, RehearsalReport } from '../../shared/domain/rehearsals.ts';
import { failureOf } from '../support/failure-of.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { issueIn, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const day = 24 * 3_600_000;
const name = 'nas.example.test';
const forbidding = 'example.test 60 CAA 0 issue "another-authority.example"';

describeWith([...worldNeeds, 'nsupdate'], 'the rehearsal of a renewal', () => {
  let world: World;
  let clock: MovedClock;
  let profile: OpenedWorkspace;
  let policy: Policy;
  beforeAll(async () => {
    // Signatures of updates hold the time, which a moved clock has wrong.
    world = await startWorld({ unsignedUpdates: true });
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    clock = movedClock();
    profile = await openedWorkspace({ clock });
    const { workspace } = profile;
    const fields = world.credential;
    const { id } = await workspace.credentials.save({ provider: 'rfc2136', label: 'zone', fields });
    policy = policyFor({
      names: [name],
      authority: world.pebble,
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId: id },
      resolvers: [world.bind.endpoint],
    });
    expect((await issueIn(workspace, policy)).problem).toBeUndefined();
  });
  afterEach(async () => {
    world.update('delete example.test CAA');
    await profile.remove();
  });

  const rehearse = (): Promise<RehearsalReport> => profile.workspace.rehearsals.rehearse(name);
  const told = ({ verdict, because }: RehearsalReport) => [verdict, because.map(({ code }) => code)];

  it('tries every step that costs nothing, tells of each as it ends, and leaves nothing behind', async () => {
    const events: RehearsalEvent[] = [];
    profile.workspace.rehearsals.onEvent((_, event) => events.push(event));
    const runs = profile.workspace.runs().length;
    const report = await rehearse();
    expect(told(report)).toEqual(['will-renew', []]);
    const ended = events.flatMap((event) => (event.kind === 'finished' ? [event.outcome.id] : []));
    expect(ended).toEqual(
      expect.arrayContaining([
        'authority',
        'account',
        'limits',
        'credential',
        'caa',
        'target',
        'canary',
        'renewal-info',
      ]),
    );
    expect(events.at(-1)).toEqual({ kind: 'ended', report });
    expect(profile.workspace.runs().length).toBe(runs);
    expect(world.txt(`_acme-challenge.${name}`)).toEqual([]);
    const { reports, tried, policy: rehearsed } = profile.workspace.rehearsals.of(name);
    expect(reports).toEqual([report]);
    expect(tried?.checks.map(({ id }) => id).toSorted()).toEqual(ended.toSorted());
    expect(rehearsed).toEqual(policy);
  });

  it('finds what forbids the renewal, says so once, and takes it back when it is gone', async () => {
    const { workspace } = profile;
    const open = () => workspace.notifications.list({ open: true }).map(({ code }) => code);
    expect(told(await rehearse())).toEqual(['will-renew', []]);
    world.update(`add ${forbidding}`);
    const failing = await rehearse();
    expect(told(failing)).toEqual(['will-fail', ['caa-forbids']]);
    expect(failing.because[0]?.fixes).toContain('edit-records');
    await rehearse();
    expect(open()).toEqual(['will-fail']);

    world.update('delete example.test CAA');
    expect(told(await rehearse())).toEqual(['will-renew', []]);
    expect(open()).toEqual([]);
  });

  it('tries again at once, by itself, when a fix was applied', async () => {
    const { workspace } = profile;
    world.update(`add ${forbidding}`);
    const [finding] = (await rehearse()).because;
    const plan = await workspace.fixes.plan(
      {
        ...{ action: 'edit-records', cause: finding?.cause ?? '', subject: { kind: 'policy', policy } },
        detail: finding?.detail ?? {},
      },
      new AbortController().signal,
    );
    if (plan.kind !== 'do') throw new Error(JSON.stringify(plan));
    const again = new Promise<RehearsalReport>((resolve) => {
      workspace.rehearsals.onEvent((_, event) => {
        if (event.kind === 'ended' && event.report !== undefined) resolve(event.report);
      });
    });
    await workspace.fixes.apply(plan.id, new AbortController().signal);
    const report = await again;
    expect([report.trigger, ...told(report)]).toEqual(['fixed', 'will-renew', []]);
    expect(workspace.rehearsals.of(name).reports.map(({ verdict }) => verdict)).toEqual(['will-renew', 'will-fail']);
  });

  it('writes a record at most once a week, and again at once after one that went wrong', async () => {
    const written = async () =>
      profile.workspace.rehearsals
        .rehearse(name)
        .then(() => profile.workspace.rehearsals.of(name).tried?.checks.some(({ id }) => id === 'canary'));
    expect(await written()).toBe(true);
    expect(await written()).toBe(false);
    clock.advance(8 * day);
    expect(await written()).toBe(true);
    const { credentials } = profile.workspace;
    const [key] = credentials.list();
    const point = (nameserver: string) =>
      credentials.save({ id: key?.id, provider: 'rfc2136', label: 'zone', fields: { nameserver } });
    clock.advance(8 * day);
    await point('127.0.0.1:1');
    expect([await written(), await written()]).toEqual([true, true]);
    await point(world.bind.endpoint);
    expect([await written(), await written()]).toEqual([true, false]);
  });

  it('keeps the last ten, and of the last alone everything that was tried', async () => {
    for (let count = 0; count < 12; count += 1) await rehearse();
    const { reports, tried } = profile.workspace.rehearsals.of(name);
    expect(reports.length).toBe(10);
    expect(reports.map(({ at }) => at)).toEqual(
      reports
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(tried).toBeDefined();
    expect(profile.workspace.rehearsals.last()).toEqual(reports.slice(0, 1));
  });

  describe('by itself', () => {
    const due = (limit = 10) => profile.workspace.rehearseDue(new AbortController().signal, limit);

    it('is made when its time has come, not before and not twice, and only as many as were asked for', async () => {
      expect(await due()).toEqual([]);
      const { at } = profile.workspace.plan()[0] ?? {};
      clock.advanceTo(new Date(Date.parse(at ?? '') - day / 4).toISOString());
      expect(await due(0)).toEqual([]);
      expect((await due()).map((report) => [report.name, report.trigger])).toEqual([[name, 'planned']]);
      expect(await due()).toEqual([]);
    });

    it.each(['scheduled', 'while the window is open'])('is made by the runs that renew: %s', async (kind) => {
      const { renewing, rehearsals, plan, renewalInfo } = profile.workspace;
      // The run asks the authority, which may wish for an earlier moment.
      await renewalInfo(name, { fresh: true });
      const { at } = plan()[0] ?? {};
      clock.advanceTo(new Date(Date.parse(at ?? '') - day / 4).toISOString());
      const stop = new AbortController().signal;
      await (kind === 'scheduled' ? renewing.runScheduled({ stop }) : renewing.runWhileOpen(stop));
      expect(rehearsals.last().map(({ trigger }) => trigger)).toEqual(['planned']);
    });

    it('is left to the process that is at it', async () => {
      const { at } = profile.workspace.plan()[0] ?? {};
      clock.advanceTo(new Date(Date.parse(at ?? '') - day / 4).toISOString());
      const lock = profile.workspace.storage.locks.acquire('rehearsals');
      expect(await due()).toEqual([]);
      lock.release();
      expect((await due()).length).toBe(1);
    });
  });

  it('reads the lasting record that people made once, as it will be when the renewal is due', async () => {
    const { workspace } = profile;
    const location = '_validation-persist.nas.xn--bcher-kva.test';
    const { accountUrl = '' } = workspace.storage.accounts.find(world.pebble.directoryUrl) ?? {};
    const put = (more: string) =>
      world.update(`add ${location} 1 TXT "pebble.letsencrypt.org; accounturi=${accountUrl}${more}"`);
    const lasting = { ...policy, identifiers: [{ type: 'dns' as const, value: 'nas.xn--bcher-kva.test' }] };
    put('');
    expect((await issueIn(workspace, { ...lasting, proof: { method: 'dns-persist-01' } })).problem).toBeUndefined();
    const again = async () => told(await workspace.rehearsals.rehearse('nas.xn--bcher-kva.test'));
    expect(await again()).toEqual(['will-renew', []]);
    world.update(`delete ${location} TXT`);
    expect(await again()).toEqual(['will-fail', ['lasting-record-missing']]);
    put(`; persistUntil=${Math.floor(Date.now() / 1000) + 3600}`);
    expect(await again()).toEqual(['will-fail', ['lasting-record-ends']]);
    world.update(`delete ${location} TXT`);
  });

  it('says that there is no such certificate, and keeps nothing of one that was broken off', async () => {
    const { rehearsals } = profile.workspace;
    expect(await failureOf(rehearsals.rehearse('other.example.test'))).toMatchObject({ code: 'certificate.not-found' });
    const cancel = new AbortController();
    const failure = failureOf(rehearsals.rehearse(name, { signal: cancel.signal, onEvent: () => cancel.abort() }));
    expect(await failure).toMatchObject({ code: 'run.cancelled' });
    expect(rehearsals.of(name).reports).toEqual([]);
  });
});
