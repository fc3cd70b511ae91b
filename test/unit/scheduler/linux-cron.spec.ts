import { describe, expect, it } from 'vitest';
import type { Ran, ScheduleHost } from '../../../electron/platform/scheduler/host.ts';
import { systemScheduler } from '../../../electron/platform/scheduler/index.ts';
import { wakePlan } from '../../../electron/platform/scheduler/plan.ts';
import { ran, recorded, scriptedHost, told } from './scripted-host.ts';

const profileFolder = "/home/ana/it's 100% 证书";
const program = { kind: 'node', node: '/usr/bin/node', script: '/opt/certwright/cli.js' } as const;
const expected = {
  program: '/usr/bin/node',
  args: ['/opt/certwright/cli.js', 'renew', '--due', '--scheduled', '--profile', profileFolder],
};
const plan = wakePlan(profileFolder, 'ana');
const [begin, end] = [`# BEGIN Certwright ${plan.id}`, `# END Certwright ${plan.id}`];
const people = recorded('crontab.txt');

/** A crontab program with a table, as bytes; nothing else of the system is there. */
const withCron = (table: string | undefined, more: Partial<ScheduleHost> = {}) => {
  let kept = table === undefined ? undefined : Buffer.from(table, 'utf8').toString('latin1');
  const host = scriptedHost(
    {
      'crontab -l': (): Ran =>
        kept === undefined ? ran('', 1, 'no crontab for ana\n') : { code: 0, stdout: kept, stderr: '' },
      'crontab -r': (): Ran => {
        kept = undefined;
        return ran();
      },
      'crontab -': (input): Ran => {
        kept = input;
        return ran();
      },
    },
    { present: ['/usr/bin/node', '/opt/certwright/cli.js'], ...more },
  );
  const port = systemScheduler({ profileFolder, program, platform: 'linux', host });
  return {
    port,
    table: () => (kept === undefined ? undefined : Buffer.from(kept, 'latin1').toString('utf8')),
    edit: (change: (text: string) => string) => {
      kept = Buffer.from(change(Buffer.from(kept ?? '', 'latin1').toString('utf8')), 'utf8').toString('latin1');
    },
  };
};

describe('an entry for cron', () => {
  it('is one marked block behind what people wrote, and tells what it starts and when', async () => {
    const { port, table } = withCron(people);
    const state = await port.install({ whenSignedOut: false });
    const line = `${plan.minute} ${plan.hours.join(',')} * * * /usr/bin/node /opt/certwright/cli.js renew --due --scheduled --profile '/home/ana/it'\\''s 100\\% 证书' >/dev/null 2>&1`;
    expect(table()).toBe(`${people}${begin}\n${line}\n${end}\n`);
    expect(state).toMatchObject({ mechanism: 'cron', installed: true, whenSignedOut: true, place: 'crontab ana' });
    expect([state.command, state.drift]).toEqual([expected, []]);
    const next = new Date(state.nextRun ?? '');
    expect([next.getMinutes(), plan.hours.includes(next.getHours())]).toEqual([plan.minute, true]);
  });

  it.each([people, `${people}\n\n`, '# only a remark\n', undefined])(
    'leaves the rest as it was, byte by byte (%#)',
    async (before) => {
      const { port, table } = withCron(before);
      for (const step of ['install', 'install', 'repair', 'remove', 'remove'] as const)
        await (step === 'install' ? port.install({ whenSignedOut: false }) : port[step]());
      expect(table()).toBe(before);
    },
  );

  it('written again stays in its place, between other lines', async () => {
    const { port, table, edit } = withCron(people);
    await port.install({ whenSignedOut: false });
    const after = '0 1 * * * true\n';
    edit((text) => `${text.replace('renew', 'renew --quiet')}${after}`);
    expect(told(await port.inspect())[0]?.[0]).toBe('other-command');
    const { after: repaired } = await port.repair();
    expect(told(repaired)).toEqual([]);
    expect(table()?.startsWith(`${people}${begin}\n`)).toBe(true);
    expect(table()?.endsWith(`${end}\n${after}`)).toBe(true);
  });

  it.each<[string, (text: string) => string, readonly (readonly [string, string])[]]>([
    [
      'is commented out',
      (text) => text.replace(/^(\d+ [\d,]+ \* \* \* \/usr)/m, '#$1'),
      [['disabled', expect.stringContaining('renew')]],
    ],
    [
      'runs at other times',
      (text) => text.replace(/^\d+ [\d,]+ \* \* \* \/usr/m, '0 3 * * 1 /usr'),
      [['edited', expect.stringMatching(/^0 3 \* \* 1/)]],
    ],
    [
      'starts a program that is gone',
      (text) => text.replace('/opt/certwright/', '/opt/old/'),
      [['moved-executable', '/opt/old/cli.js']],
    ],
    ['has lost its end', (text) => text.replace(`${end}\n`, ''), [['edited', expect.stringContaining('renew')]]],
    ['was taken out', () => people, [['missing', 'crontab ana']]],
  ])('that %s is told and repaired', async (_, change, drift) => {
    const { port, edit, table } = withCron(people);
    await port.install({ whenSignedOut: false });
    const sound = table();
    edit(change);
    expect(told(await port.inspect())).toEqual(drift);
    await port.repair();
    expect(table()).toBe(sound);
  });

  it('is of no use while cron does not run, or for somebody else’s profile', async () => {
    const { port } = withCron(people, { running: async () => new Set(['bash']), ownerOf: async () => 1001 });
    expect(told(await port.install({ whenSignedOut: false }))).toEqual([
      ['other-user', 'ana'],
      ['cron-not-running', ''],
    ]);
    const unseen = withCron(people, { running: async () => undefined });
    expect(told(await unseen.port.install({ whenSignedOut: false }))).toEqual([]);
  });
});

describe('on Linux', () => {
  const schedulerOn = (answers: Parameters<typeof scriptedHost>[0]) =>
    systemScheduler({ profileFolder, program, platform: 'linux', host: scriptedHost(answers) });

  it('nothing is offered where there is neither systemd for users nor cron', async () => {
    expect(await schedulerOn({}).inspect()).toEqual({
      mechanism: 'none',
      installed: false,
      whenSignedOut: false,
      place: '',
      expected,
      drift: [],
    });
    await expect(schedulerOn({}).install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: { code: 'schedule.unavailable', details: { reason: 'no-scheduler' } },
    });
  });

  it('a user whom cron does not serve is refused, and a table that cannot be read is never replaced', async () => {
    const refused = { 'crontab -l': ran('', 1, 'You (ana) are not allowed to use this program (crontab)\n') };
    await expect(schedulerOn(refused).install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: { code: 'schedule.refused', details: { program: 'crontab' } },
    });
    const broken = { 'crontab -l': ran('', 1, 'crontab: Input/output error\n') };
    await expect(schedulerOn(broken).install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: { code: 'schedule.failed', details: { excerpt: 'crontab: Input/output error' } },
    });
  });

  it('the entry of cron goes when a timer takes its place', async () => {
    const cron = withCron(people);
    await cron.port.install({ whenSignedOut: false });
    let table = cron.table() ?? '';
    const host = scriptedHost({
      'systemctl --user show --property=Version': ran(),
      'systemctl --user show': ran(recorded('systemctl-show.txt')),
      systemctl: ran(),
      'crontab -l': () => ran(table),
      'crontab -': (input) => {
        table = Buffer.from(input, 'latin1').toString('utf8');
        return ran();
      },
    });
    await systemScheduler({ profileFolder, program, platform: 'linux', host }).install({ whenSignedOut: false });
    expect(table).toBe(people);
  });

  it('a path that would begin a line of its own is not written anywhere', async () => {
    const host = scriptedHost({ 'crontab -l': ran('', 1, 'no crontab for ana') });
    const odd = systemScheduler({ profileFolder: '/home/ana/a\n* * * * * b', program, platform: 'linux', host });
    await expect(odd.install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: { code: 'schedule.refused' },
    });
    expect(host.started).toEqual([]);
  });
});
