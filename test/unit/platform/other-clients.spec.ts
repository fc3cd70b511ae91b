/** What each system says of other clients, in the words of its own programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linuxClients } from '../../../electron/platform/other-clients/linux.ts';
import { readTasks, windowsClients } from '../../../electron/platform/other-clients/windows.ts';
import { type Ran, type ScheduleHost, thisHost } from '../../../electron/platform/scheduler/host.ts';
import { failureOf } from '../../support/failure-of.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const ok = (stdout: string): Ran => ({ code: 0, stdout, stderr: '' });

/** Answers by the words of the command; anything else is not installed. */
const host = (answers: Readonly<Record<string, Ran>>, ran: string[] = []): ScheduleHost => ({
  ...thisHost(),
  ...{ home: '/home/me', env: {}, uid: 1000, userName: 'me' },
  run: async (program, args, input) => {
    const line = [program, ...args].join(' ');
    ran.push(input === undefined ? line : `${line} < ${input}`);
    return answers[line];
  },
});

const timers = `Sun 2026-11-29 00:00:00 UTC 11h Sat 2026-11-28 12:00:00 UTC 12min ago certbot.timer certbot.service
-                           -   -                           -         fstrim.timer  fstrim.service
`;
const services = `Id=certbot.service
ExecStart={ path=/usr/bin/certbot ; argv[]=/usr/bin/certbot -q renew --no-random-sleep-on-renew ; ignore_errors=no ; start_time=[n/a] ; stop_time=[n/a] ; pid=0 ; code=(null) ; status=0/0 }

ExecStart={ path=/sbin/fstrim ; argv[]=/sbin/fstrim --listed-in /etc/fstab ; ignore_errors=no ; start_time=[n/a] }
Id=fstrim.service
`;
const list = 'systemctl list-timers --all --no-legend --no-pager --full';
const show = 'systemctl show --property=Id,ExecStart certbot.service fstrim.service';

it('Linux tells its tables of cron and what its timers start', async () => {
  const etc = tempFolder();
  try {
    mkdirSync(join(etc.path, 'cron.d'));
    writeFileSync(join(etc.path, 'cron.d', 'certbot'), '0 0 * * * root certbot renew\n');
    // Cron itself reads no file with a dot in its name.
    writeFileSync(join(etc.path, 'cron.d', 'certbot.dpkg-old'), 'x\n');
    const clients = linuxClients(
      host({ 'crontab -l': ok('@daily lego renew\n'), [list]: ok(timers), [show]: ok(services) }),
      etc.path,
    );
    expect(await clients.cronTables()).toEqual([
      { kind: 'user', place: 'crontab me', text: '@daily lego renew\n', writable: true },
      {
        ...{ kind: 'file', place: join(etc.path, 'cron.d', 'certbot') },
        ...{ text: '0 0 * * * root certbot renew\n', writable: true },
      },
    ]);
    expect(await clients.units()).toEqual([
      {
        ...{ kind: 'timer', name: 'certbot.timer', system: true, on: true, writable: false },
        command: '/usr/bin/certbot -q renew --no-random-sleep-on-renew',
      },
      {
        ...{ kind: 'timer', name: 'fstrim.timer', system: true, on: true, writable: false },
        command: '/sbin/fstrim --listed-in /etc/fstab',
      },
    ]);
    expect(clients.places()).toContainEqual({ client: 'acme.sh', folder: '/home/me/.acme.sh' });
  } finally {
    etc.remove();
  }
});

it('Linux without cron and systemd has nothing to tell, and nothing fails', async () => {
  const clients = linuxClients(host({}), '/nowhere');
  expect([await clients.cronTables(), await clients.units()]).toEqual([[], []]);
});

it('Linux switches a timer off and on, and says what an administrator has to run', async () => {
  const ran: string[] = [];
  const denied = { code: 1, stdout: '', stderr: 'Failed to disable unit: Interactive authentication required.' };
  const answers = { 'systemctl --user disable --now x.timer': ok(''), 'systemctl disable --now x.timer': denied };
  const clients = linuxClients(host({ ...answers, 'crontab -': ok('') }, ran));
  await clients.switchUnit({ kind: 'timer', name: 'x.timer', system: false }, false);
  await clients.writeUserTable('a\n');
  expect(ran).toEqual(['systemctl --user disable --now x.timer', 'crontab - < a\n']);
  expect(await failureOf(clients.switchUnit({ kind: 'timer', name: 'x.timer', system: true }, false))).toMatchObject({
    code: 'adopt.job-denied',
    details: { place: 'x.timer', command: 'sudo systemctl disable --now x.timer' },
  });
  expect(await failureOf(clients.switchUnit({ kind: 'timer', name: 'y.timer', system: true }, true))).toMatchObject({
    code: 'adopt.job-failed',
  });
});

const tasks = `<?xml version="1.0" encoding="UTF-16"?>
<Tasks>
<!-- \\win-acme renew (acme-v02.api.letsencrypt.org) -->
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><CalendarTrigger><Enabled>false</Enabled></CalendarTrigger></Triggers>
  <Settings><Enabled>true</Enabled></Settings>
  <Actions><Exec><Command>C:\\Program Files\\win-acme\\wacs.exe</Command>
    <Arguments>--renew --baseuri &quot;https://acme-v02.api.letsencrypt.org/&quot;</Arguments></Exec></Actions>
</Task>
<!-- \\Off -->
<Task><Settings><Enabled>false</Enabled></Settings><Actions><Exec><Command>certbot</Command></Exec></Actions></Task>
<!-- \\Com -->
<Task><Settings></Settings><Actions><ComHandler></ComHandler></Actions></Task>
</Tasks>`;

it('Windows tells its tasks with what they start', async () => {
  expect(readTasks(tasks)).toEqual([
    {
      ...{ kind: 'task', name: '\\win-acme renew (acme-v02.api.letsencrypt.org)', system: true, on: true },
      ...{
        command: '"C:\\Program Files\\win-acme\\wacs.exe" --renew --baseuri "https://acme-v02.api.letsencrypt.org/"',
      },
      writable: true,
    },
    { kind: 'task', name: '\\Off', system: true, on: false, command: 'certbot', writable: true },
  ]);
  const clients = windowsClients(host({ 'schtasks /Query /XML': ok(tasks) }));
  expect((await clients.units()).map(({ name }) => name)).toHaveLength(2);
  expect(clients.places()).toContainEqual({ client: 'win-acme', folder: 'C:\\ProgramData\\win-acme' });
});
