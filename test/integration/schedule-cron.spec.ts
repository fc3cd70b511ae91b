/** The command line puts itself into a real crontab, looks after it, and goes without a trace; cron starts it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import { fileAppears, type OwnCron, openOwnCron, ownCronNeeds } from '../support/own-cron.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const entry = join(import.meta.dirname, '../../dist/main/cli.js');
const people = readFileSync(join(import.meta.dirname, '../fixtures/schedule/crontab.txt'), 'utf8');

interface Answer {
  readonly schedule: ScheduleState;
  readonly sound: boolean;
  readonly repaired?: boolean;
}

describeWith(ownCronNeeds, 'the schedule in a real crontab', () => {
  const folder = tempFolder();
  const profile = join(folder.path, "it's a profile, 100% 证书");
  let cron: OwnCron;
  beforeAll(async () => {
    cron = await openOwnCron();
    await cron.startCron();
  });
  afterAll(async () => {
    await cron.stop();
    folder.remove();
  });
  beforeEach(() => {
    cron.run('crontab', ['-r']);
  });

  const table = (): string => cron.run('crontab', ['-l']).stdout;
  const certwright = (...words: readonly string[]) =>
    // Without its bus the systemd of whoever runs this cannot be found, and cron is taken.
    cron.run('env', [
      ...['-u', 'XDG_RUNTIME_DIR', '-u', 'DBUS_SESSION_BUS_ADDRESS', `CERTWRIGHT_HOME=${profile}`],
      ...[process.execPath, entry, ...words],
    ]);
  const schedule = (...words: readonly string[]) => {
    const { status, stdout } = certwright('schedule', ...words, '--json');
    return { status, answer: JSON.parse(stdout) as Answer };
  };
  const told = ({ answer }: ReturnType<typeof schedule>) => answer.schedule.drift.map(({ kind }) => kind);

  it('is installed beside what people wrote, seen, and removed without a trace', () => {
    cron.run('crontab', ['-'], people);
    const installed = schedule('install');
    expect([installed.status, installed.answer.sound, told(installed)]).toEqual([0, true, []]);
    expect(installed.answer.schedule).toMatchObject({ mechanism: 'cron', installed: true });
    expect(installed.answer.schedule.command).toEqual({
      program: process.execPath,
      args: [entry, 'renew', '--due', '--scheduled', '--profile', profile],
    });
    expect(table().startsWith(people)).toBe(true);
    const once = table();
    schedule('install');
    expect(table()).toBe(once);
    expect(schedule('inspect').status).toBe(0);
    const removed = schedule('remove');
    expect([removed.status, told(removed), table()]).toEqual([0, ['missing'], people]);
    expect(schedule('inspect').status).toBe(10);
  });

  it('that was changed is told and repaired, and the rest stays as it was', () => {
    cron.run('crontab', ['-'], people);
    schedule('install');
    const sound = table();
    for (const [change, kind] of [
      [sound.replace(/^(\d+ [\d,]+ \* \* \* \/)/m, '#$1'), 'disabled'],
      [sound.replace(entry, join(folder.path, 'gone/cli.js')), 'moved-executable'],
      [sound.replace('--scheduled', '--scheduled --quiet'), 'other-command'],
    ] as const) {
      cron.run('crontab', ['-'], change);
      const seen = schedule('inspect');
      expect([seen.status, told(seen)]).toEqual([10, [kind]]);
      const repaired = schedule('repair');
      expect([repaired.status, repaired.answer.repaired, table()]).toEqual([0, true, sound]);
    }
    expect(schedule('repair').answer.repaired).toBe(false);
  });

  it('is of no use to secrets that nobody can unlock, and that is said in the reader’s words', () => {
    const [credential, passphrase] = [join(folder.path, 'credential.json'), join(folder.path, 'passphrase')];
    writeFileSync(credential, JSON.stringify({ token: 'a'.repeat(28) }));
    writeFileSync(passphrase, 'correct horse battery');
    schedule('install');
    const vault = ['--vault', 'passphrase', '--passphrase-file', passphrase];
    const added = certwright('credential', 'add', 'desec', '--credential', credential, ...vault);
    expect([added.status, added.stderr]).toEqual([0, '']);
    const seen = schedule('inspect');
    expect([seen.status, told(seen)]).toEqual([10, ['needs-key-file']]);
    expect(certwright('schedule', 'inspect', '--lang', 'zh').stdout).toContain(
      '! 无人登录时读不到机密（保管方式：口令）',
    );
  });

  it.each(['', 'start', 'inspect --when-signed-out', 'remove all'])('does not guess what is meant by: %s', (words) => {
    expect(certwright('schedule', ...words.split(' ').filter((word) => word !== '')).status).toBe(2);
  });

  it('leaves no table behind where there was none', () => {
    schedule('install');
    schedule('remove');
    expect(cron.run('crontab', ['-l']).stderr).toContain('no crontab for');
  });
});

describeWith(ownCronNeeds, 'cron', () => {
  it('starts what was installed, with every word as it was meant', async () => {
    const folder = tempFolder();
    const cron = await openOwnCron();
    try {
      const profile = join(folder.path, "it's a profile, 100% 证书");
      const seen = join(folder.path, 'seen');
      // In place of the command line: it writes down what it was given.
      const script = join(folder.path, 'cli.js');
      writeFileSync(
        script,
        `const { renameSync, writeFileSync } = require('node:fs');
         writeFileSync(${JSON.stringify(`${seen}.new`)}, JSON.stringify(process.argv.slice(2)));
         renameSync(${JSON.stringify(`${seen}.new`)}, ${JSON.stringify(seen)});`,
      );
      const installer = join(import.meta.dirname, '../support/install-schedule-worker.ts');
      const { stdout, stderr } = cron.run(process.execPath, [installer, profile, script]);
      expect(stderr).toBe('');
      const state = JSON.parse(stdout) as ScheduleState;
      // Cron looks at the table at the beginning of each minute.
      await cron.startCron(new Date(Date.parse(state.nextRun ?? '') - 2000));
      await fileAppears(seen, 20_000);
      expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual(['renew', '--due', '--scheduled', '--profile', profile]);
    } finally {
      await cron.stop();
      folder.remove();
    }
  });
});
