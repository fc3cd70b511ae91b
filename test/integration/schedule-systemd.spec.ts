/** The command line puts a timer into a real user's systemd, looks after it, and goes without a trace; it fires. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import { fileAppears } from '../support/own-cron.ts';
import { type OwnSystemd, openOwnSystemd, ownSystemdNeeds } from '../support/own-systemd.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const entry = join(import.meta.dirname, '../../dist/main/cli.js');
const installer = join(import.meta.dirname, '../support/install-schedule-worker.ts');

interface Answer {
  readonly schedule: ScheduleState;
  readonly repaired?: boolean;
}

describeWith(ownSystemdNeeds, 'the schedule in a real systemd', () => {
  const folder = tempFolder();
  const profile = join(folder.path, "it's a profile, 100% $HOME 证书");
  let systemd: OwnSystemd;
  beforeAll(async () => {
    systemd = await openOwnSystemd(join(folder.path, 'home'));
  });
  afterAll(async () => {
    await systemd?.stop();
    folder.remove();
  });

  const systemctl = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = systemd.run('systemctl', ['--user', ...words]);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const schedule = (verb: string) => {
    const words = [`CERTWRIGHT_HOME=${profile}`, process.execPath, entry, 'schedule', verb, '--json'];
    const { status, stdout } = systemd.run('env', words);
    return { status, answer: JSON.parse(stdout) as Answer };
  };
  /** Nobody is signed in here, and nothing has run yet: what is always told of this machine is left out. */
  const told = ({ answer }: ReturnType<typeof schedule>) =>
    answer.schedule.drift.map(({ kind }) => kind).filter((kind) => kind !== 'signed-in-only' && kind !== 'never-ran');
  const unit = ({ answer }: ReturnType<typeof schedule>) => (answer.schedule.place ?? '').split('/').at(-1) ?? '';

  it('is installed, waits for its time, is seen, and removed without a trace', () => {
    const installed = schedule('install');
    expect([installed.status, told(installed)]).toEqual([0, []]);
    expect(installed.answer.schedule).toMatchObject({
      mechanism: 'systemd-timer',
      installed: true,
      place: join(systemd.units, unit(installed)),
      command: { program: process.execPath, args: [entry, 'renew', '--due', '--scheduled', '--profile', profile] },
    });
    const next = Date.parse(installed.answer.schedule.nextRun ?? '') - Date.now();
    expect([next > 0, next < 12.5 * 3_600_000]).toEqual([true, true]);
    expect(systemctl('list-timers', '--no-legend')).toContain(unit(installed));
    expect(
      systemctl('show', '--property=Persistent,NeedDaemonReload', unit(installed)).trim().split('\n').toSorted(),
    ).toEqual(['NeedDaemonReload=no', 'Persistent=yes']);
    const removed = schedule('remove');
    expect([removed.status, told(removed), readdirSync(systemd.units)]).toEqual([0, ['missing'], []]);
    expect(systemctl('list-timers', '--all', '--no-legend')).not.toContain(unit(installed));
  });

  it('that was changed is told and repaired', () => {
    const sound = schedule('install');
    const file = join(systemd.units, unit(sound));
    const written = readFileSync(file, 'utf8');
    const dropIn = `${file}.d/other.conf`;
    const changes: Readonly<Record<string, readonly [string, () => void]>> = {
      disabled: ['disabled', () => void systemctl('disable', '--now', unit(sound))],
      stopped: ['disabled', () => void systemctl('stop', unit(sound))],
      edited: ['edited', () => writeFileSync(file, written.replace('20min', '30min'))],
      'given a drop-in': [
        'edited',
        () => {
          mkdirSync(dirname(dropIn), { recursive: true });
          writeFileSync(dropIn, '[Timer]\nRandomizedDelaySec=1h\n');
          systemctl('daemon-reload');
        },
      ],
    };
    for (const [change, [kind, make]] of Object.entries(changes)) {
      make();
      const seen = schedule('inspect');
      expect([change, seen.status, told(seen)]).toEqual([change, 10, [kind]]);
      // What the reader put beside our file stays, and is told until it is gone.
      if (change === 'given a drop-in') {
        rmSync(dirname(dropIn), { recursive: true });
        systemctl('daemon-reload');
      }
      const repaired = schedule('repair');
      expect([change, told(repaired), readFileSync(file, 'utf8')]).toEqual([change, [], written]);
    }
  });

  it('starts what was installed, with every word as it was meant, and tells how it ended', async () => {
    const seen = join(folder.path, 'seen');
    // In place of the command line: it writes down what it was given, and ends as it is told.
    const script = join(folder.path, 'cli.js');
    writeFileSync(
      script,
      `const { existsSync, renameSync, writeFileSync } = require('node:fs');
       writeFileSync(${JSON.stringify(`${seen}.new`)}, JSON.stringify(process.argv.slice(2)));
       renameSync(${JSON.stringify(`${seen}.new`)}, ${JSON.stringify(seen)});
       process.exitCode = existsSync(${JSON.stringify(`${seen}.fails`)}) ? 3 : 0;`,
    );
    const look = (): ScheduleState => {
      const { stdout, stderr } = systemd.run(process.execPath, [installer, profile, script]);
      expect(stderr).toBe('');
      return JSON.parse(stdout) as ScheduleState;
    };
    const timer = (look().place ?? '').split('/').at(-1) ?? '';
    const service = timer.replace(/timer$/, 'service');
    const dropIn = join(systemd.units, `${timer}.d/soon.conf`);
    mkdirSync(dirname(dropIn), { recursive: true });
    writeFileSync(dropIn, '[Timer]\nOnCalendar=\nOnCalendar=*:*:*\nRandomizedDelaySec=0\nAccuracySec=50ms\n');
    systemctl('daemon-reload');
    systemctl('restart', timer);
    await fileAppears(seen, 20_000);
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual(['renew', '--due', '--scheduled', '--profile', profile]);

    rmSync(dirname(dropIn), { recursive: true });
    systemctl('daemon-reload');
    systemctl('restart', timer);
    systemctl('start', service);
    const fine = look();
    expect(fine.drift.map(({ kind }) => kind)).toEqual(['signed-in-only']);
    expect([fine.lastRun?.result, Math.abs(Date.parse(fine.lastRun?.at ?? '') - Date.now()) < 60_000]).toEqual([
      0,
      true,
    ]);

    writeFileSync(`${seen}.fails`, '');
    expect(() => systemctl('start', service)).toThrow(/failed/);
    expect(look().drift).toContainEqual({ kind: 'last-run-failed', detail: '3' });
  });
});
