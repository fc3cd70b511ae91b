/** What the system's schedule starts, from cron to a renewed certificate, and what keeps it from that. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenewalReport } from '../../shared/domain/renewal-run.ts';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import type { Heartbeat, WatchdogState } from '../../shared/domain/watchdog.ts';
import { builtMain } from '../support/built-main.ts';
import { runCli } from '../support/cli.ts';
import { doubleCommand } from '../support/desktop.ts';
import { callsFile } from '../support/electron-double/control.ts';
import { inStorage, issueAll, keyTypeOf, makeDue, profileShows } from '../support/made-due.ts';
import { ordersOf } from '../support/orders.ts';
import { openOwnCron, ownCronNeeds } from '../support/own-cron.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const entry = join(import.meta.dirname, '../../dist/main/cli.js');
const killer = join(import.meta.dirname, '../support/kill-at-commit.ts');
const scheduled = ['renew', '--due', '--scheduled', '--json'];

interface Answer {
  readonly report: RenewalReport;
  readonly heartbeat: Heartbeat;
  readonly watchdog: WatchdogState;
}
const ending = ({ certificates }: RenewalReport) => certificates.map(({ name, outcome }) => [name, outcome]);

describeWith([...worldNeeds, ...ownCronNeeds], 'the scheduled run', () => {
  let world: World;
  beforeAll(async () => {
    builtMain();
    world = await startWorld({ pebbleEnv: { PEBBLE_AUTHZREUSE: '0' } });
  });
  afterAll(() => world.stop());

  it('is fired by cron, with no environment of ours, and renews', { timeout: 120_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    const cron = await openOwnCron();
    try {
      const bare = ['-u', 'XDG_RUNTIME_DIR', '-u', 'DBUS_SESSION_BUS_ADDRESS', `CERTWRIGHT_HOME=${profile}`];
      const words = [process.execPath, entry, 'schedule', 'install', '--json'];
      const installed = JSON.parse(cron.run('env', [...bare, ...words]).stdout) as { schedule: ScheduleState };
      await cron.startCron(new Date(Date.parse(installed.schedule.nextRun ?? '') - 2000));
      const report = await profileShows(
        profile,
        ({ renewalRuns }) => renewalRuns.latest(1).find(({ endedAt }) => endedAt !== undefined),
        90_000,
      );
      expect([report.trigger, ending(report)]).toEqual(['scheduled', [['nas.example.test', 'renewed']]]);
      expect([keyTypeOf(profile, 'nas.example.test'), await ordersOf(profile, world)]).toEqual(['ec384', 2]);
    } finally {
      await cron.stop();
    }
  });

  it('proves where it runs that secrets, authority and provider can be reached, once a day', async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    inStorage(profile, ({ certificates, settings }) => {
      const { id = '' } = certificates.findByName('nas.example.test') ?? {};
      const waitUntil = new Date(Date.now() + 5 * 86_400_000).toISOString();
      settings.write('renewal', { certificates: { [id]: { waitUntil } } });
    });
    const first = (await runCli(profile, scheduled)).json<Answer>();
    expect(first.heartbeat.facts.vault).toBe(true);
    expect(first.heartbeat.facts.proofs).toEqual([
      expect.objectContaining({ kind: 'directory', id: world.pebble.directoryUrl }),
      expect.objectContaining({ kind: 'provider', label: 'rfc2136' }),
    ]);
    expect(first.heartbeat.facts.proofs.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect([first.report.certificates, first.watchdog.alerts]).toEqual([[], []]);
    const second = (await runCli(profile, scheduled)).json<Answer>();
    expect(second.heartbeat.facts.proofs.map(({ at }) => at)).toEqual(first.heartbeat.facts.proofs.map(({ at }) => at));
  });

  it('that cannot unlock the secrets names that, tells of it, and loses nothing', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    const passphrase = join(world.folder, 'passphrase');
    writeFileSync(passphrase, 'correct horse battery');
    const vault = ['--vault', 'passphrase', '--passphrase-file', passphrase];
    const issued = await runCli(profile, ['issue', '--name', 'nas.example.test', ...world.dnsArgs, ...vault]);
    expect(issued.code).toBe(0);
    makeDue(profile, 'nas.example.test');
    const locked = await runCli(profile, scheduled);
    const { report, watchdog } = locked.json<Answer>();
    expect([report.vault?.code, ending(report)]).toEqual([
      'vault.passphrase-needed',
      [['nas.example.test', 'skipped']],
    ]);
    expect(watchdog.alerts.map(({ code, action }) => [code, action])).toEqual([['vault-unreadable', 'unlock']]);
    expect([locked.code, inStorage(profile, ({ runs }) => runs.list().length)]).toEqual([7, 1]);
    const open = await runCli(profile, [...scheduled, '--passphrase-file', passphrase]);
    expect([open.code, ending(open.json<Answer>().report)]).toEqual([0, [['nas.example.test', 'renewed']]]);
  });

  it('is the desktop program without a window, too', { timeout: 60_000 }, async () => {
    const profile = world.newProfile();
    await issueAll(world, profile, ['nas.example.test']);
    makeDue(profile, 'nas.example.test');
    const control = tempFolder();
    try {
      const { command, args, env } = doubleCommand({ profile, args: ['--scheduled-run'] }, control.path);
      const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(keyTypeOf(profile, 'nas.example.test')).toBe('ec384');
      expect(readFileSync(join(control.path, callsFile), { encoding: 'utf8', flag: 'a+' })).not.toMatch(
        /BrowserWindow|browser\.started|dialog/,
      );
    } finally {
      control.remove();
    }
  });

  it.each(['before', 'after'] as const)(
    'killed with -9 %s each durable state, is gone on with by the next: the same order, no record left',
    { timeout: 400_000 },
    async (when) => {
      const start = world.newProfile();
      await issueAll(world, start, ['example.test']);
      makeDue(start, 'example.test');
      const outcomes: unknown[] = [];
      for (let nth = 1; ; nth++) {
        const profile = `${start}-${when}-${nth}`;
        cpSync(start, profile, { recursive: true });
        const before = await ordersOf(profile, world);
        const env = { CERTWRIGHT_TEST_KILL: `${when}:${nth}` };
        const first = await runCli(profile, scheduled, { env, preload: [killer] });
        if (first.code === 0) {
          expect(nth).toBeGreaterThan(12);
          break;
        }
        const second = await runCli(profile, scheduled);
        outcomes.push({
          nth,
          said: [first.code, second.code],
          orders: (await ordersOf(profile, world)) - before,
          keyType: keyTypeOf(profile, 'example.test'),
          left: world.txt('_acme-challenge.example.test'),
        });
      }
      expect(outcomes).toEqual(
        outcomes.map((_, index) => ({ nth: index + 1, said: [null, 0], orders: 1, keyType: 'ec384', left: [] })),
      );
    },
  );
});
