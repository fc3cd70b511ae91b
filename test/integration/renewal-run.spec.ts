/** Renewal runs of window, command line and schedule, side by side and one after the other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import { type Clock, noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { keepRenewing } from '../../electron/engine/renewal/renewal-loop.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { HistoryEntry, RenewalReport } from '../../shared/domain/renewal-run.ts';
import { builtMain } from '../support/built-main.ts';
import { runCli } from '../support/cli.ts';
import { inStorage, issueAll, keyTypeOf, makeDue, profileShows } from '../support/made-due.ts';
import { movedClock } from '../support/moved-clock.ts';
import { forgetProofsOf, ordersOf } from '../support/orders.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';

const day = 86_400_000;
const due = ['renew', '--due', '--json'];

describeWith(worldNeeds, 'a renewal run', () => {
  let world: World;
  beforeAll(async () => {
    builtMain();
    world = await startWorld({ pebbleEnv: { PEBBLE_AUTHZREUSE: '0' } });
  });
  afterAll(() => world.stop());

  it('of window, command line and schedule at once orders a certificate once', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    inStorage(profile, ({ settings }) => settings.write('settings', { practice: false }));
    const application = await openApplication({
      profileFolder: profile,
      host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
      logger: silentLogger,
      version: '0.0.0',
    });
    try {
      const [command, schedule, window] = await Promise.all([
        runCli(profile, due),
        runCli(profile, [...due, '--scheduled']),
        application.handlers['renewal.run']({}).catch((thrown: { problem: { code: string } }) => thrown.problem.code),
      ]);
      expect([command.code, schedule.code]).toEqual([0, 0]);
      expect([{ done: true }, 'run.renewing']).toContainEqual(window);
      const reports = await profileShows(
        profile,
        ({ renewalRuns }) => {
          const all = renewalRuns.latest(10);
          return all.every(({ endedAt }) => endedAt !== undefined) ? all : undefined;
        },
        30_000,
      );
      expect(reports.flatMap(({ certificates }) => certificates.map(({ outcome }) => outcome))).toEqual(['renewed']);
      expect([keyTypeOf(profile, 'nas.example.test'), await ordersOf(profile, world)]).toEqual(['ec384', 2]);
    } finally {
      await application.close();
    }
  });

  it('in which the provider refuses one renews the others, and says so', { timeout: 90_000 }, async () => {
    const profile = world.newProfile();
    const names = ['a.example.test', 'b.example.test', 'c.example.test'];
    await issueAll(world, profile, names);
    makeDue(profile, ...names);
    await forgetProofsOf(profile, world);
    await refuse(profile, 'b.example.test');
    const { code, json } = await runCli(profile, due);
    const { report } = json<{ report: RenewalReport }>();
    const outcomes = report.certificates.map(({ name, outcome, why }) => [name, outcome, why]).toSorted();
    expect(outcomes).toEqual([
      ['a.example.test', 'renewed', 'key-changed'],
      ['b.example.test', 'failed', 'key-changed'],
      ['c.example.test', 'renewed', 'key-changed'],
    ]);
    expect([code, report.certificates.find(({ outcome }) => outcome === 'failed')?.problem?.code]).toEqual([
      3,
      expect.stringMatching(/^provider\./),
    ]);
    expect(names.map((name) => keyTypeOf(profile, name))).toEqual(['ec384', 'ec256', 'ec384']);
    const failed = await runCli(profile, ['history', 'b.example', '--failed', '--json']);
    const { entries } = failed.json<{ entries: HistoryEntry[] }>();
    expect(entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['order', 'failed'],
      ['renewal', 'failed'],
    ]);
    // Nothing is tried again before its time, and nobody else is due.
    const again = await runCli(profile, due);
    expect([again.code, again.json<{ report: RenewalReport }>().report.certificates]).toEqual([0, []]);
  });

  it('of named certificates renews those alone, due or not; a dry run nothing', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['a.example.test', 'b.example.test']);
    makeDue(profile, 'a.example.test');
    const dry = await runCli(profile, ['renew', '--dry-run', '--json']);
    expect(dry.json<{ plan: { name: string }[] }>().plan.map(({ name }) => name)).toEqual(['a.example.test']);
    const before = await ordersOf(profile, world);
    const named = await runCli(profile, ['renew', 'b.example.test', '--json']);
    expect(named.json<{ report: RenewalReport }>().report.certificates.map(({ name }) => name)).toEqual([
      'b.example.test',
    ]);
    expect([named.code, keyTypeOf(profile, 'a.example.test')]).toEqual([0, 'ec256']);
    expect((await ordersOf(profile, world)) - before).toBe(1);
    expect((await runCli(profile, ['renew', 'nobody.example.test'])).code).toBe(2);
    expect((await runCli(profile, ['renew', 'a.example.test', '--scheduled'])).code).toBe(2);
  });

  it('told to end by SIGTERM leaves the order to the next one', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    await forgetProofsOf(profile, world);
    const before = await ordersOf(profile, world);
    // It waits ten minutes for its record.
    inStorage(profile, ({ certificates }) => {
      const found = certificates.findByName('nas.example.test');
      if (found === undefined) throw new Error('no certificate');
      certificates.save({ ...found, policy: { ...found.policy, minimumWait: 600 } });
    });
    const stopped = await runCli(profile, [...due, '--scheduled'], {
      onStart: (pid) =>
        void profileShows(
          profile,
          ({ journal }) => journal.leftBehind().find(({ phase }) => phase === 'present'),
          20_000,
        ).then(() => process.kill(pid, 'SIGTERM')),
    });
    const { report } = stopped.json<{ report: RenewalReport }>();
    expect([stopped.code, report.stopped, report.certificates.map(({ outcome }) => outcome)]).toEqual([
      0,
      true,
      ['waiting'],
    ]);
    expect((await ordersOf(profile, world)) - before).toBe(1);
  });

  it('comes after nine days asleep as soon as the machine is awake', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    // It fell asleep nine days ago, so that the clock of the authority is right when it wakes.
    const clock = sleepyClock(-9 * day);
    inStorage(profile, ({ certificates, settings }) => {
      const { id = '' } = certificates.findByName('nas.example.test') ?? {};
      const waitUntil = new Date(Date.now() - day).toISOString();
      settings.write('renewal', { certificates: { [id]: { waitUntil } } });
    });
    const workspace = openWorkspace({
      folder: profile,
      keychain: noKeychain,
      clock,
      logger: silentLogger,
      userAgent: 'test',
    });
    const closing = new AbortController();
    const woken: Date[] = [];
    const runs: (string | undefined)[] = [];
    const { promise: renewed, resolve } = Promise.withResolvers<RenewalReport>();
    workspace.renewing.onChange((report) => {
      if (report.endedAt !== undefined && report.certificates.length > 0) resolve(report);
    });
    const loop = keepRenewing(
      {
        clock,
        run: async () => {
          const next = await workspace.renewing.runWhileOpen(closing.signal);
          runs.push(next);
          return next;
        },
        hurries: () => true,
        woke: (at) => woken.push(at),
        onChange: () => () => undefined,
      },
      closing.signal,
    );
    await clock.asleep();
    expect([runs.length, keyTypeOf(profile, 'nas.example.test')]).toEqual([1, 'ec256']);
    clock.wakeAfter(9 * day);
    expect((await renewed).certificates).toMatchObject([{ name: 'nas.example.test', outcome: 'renewed' }]);
    expect([keyTypeOf(profile, 'nas.example.test'), woken.length]).toEqual(['ec384', 1]);
    closing.abort();
    await loop;
    await workspace.close();
  });

  /** The provider's server takes updates with this key no more. */
  const refuse = async (profile: string, name: string): Promise<void> => {
    const workspace = openWorkspace({
      folder: profile,
      keychain: noKeychain,
      clock: systemClock,
      logger: silentLogger,
      userAgent: 'test',
    });
    const { policy } = workspace.storage.certificates.findByName(name) ?? {};
    const keySecret = Buffer.from('another secret than the server knows').toString('base64');
    const fields = { ...world.credential, keyName: updateKey.name, keySecret };
    const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'wrong', fields });
    const found = workspace.storage.certificates.findByName(name);
    if (found === undefined || policy === undefined || !('provider' in policy.proof)) throw new Error(`no ${name}`);
    const proof = { ...policy.proof, credentialId: saved.id };
    workspace.storage.certificates.save({ ...found, policy: { ...policy, proof } });
    await workspace.close();
  };
});

/** Long sleeps last until the test wakes the machine; short ones of a run go by at once. */
const sleepyClock = (ahead: number): Clock & { asleep(): Promise<void>; wakeAfter(milliseconds: number): void } => {
  const moved = movedClock();
  moved.advance(ahead);
  let wake: (() => void) | undefined;
  const { promise: asleep, resolve: fallAsleep } = Promise.withResolvers<void>();
  return {
    now: moved.now,
    sleep: (milliseconds, signal) => {
      if (milliseconds < 60_000 || wake !== undefined) return systemClock.sleep(Math.min(milliseconds, 200), signal);
      fallAsleep();
      return new Promise((resolve, reject) => {
        wake = resolve;
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    asleep: () => asleep,
    wakeAfter: (milliseconds) => {
      moved.advance(milliseconds);
      wake?.();
    },
  };
};
