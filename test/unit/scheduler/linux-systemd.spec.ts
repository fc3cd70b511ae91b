import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../../electron/platform/scheduler/index.ts';
import { wakePlan } from '../../../electron/platform/scheduler/plan.ts';
import { commandIn, unitName, unitsFor } from '../../../electron/platform/scheduler/systemd-units.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith, tool } from '../../support/tools.ts';
import { ran, recorded, type ScriptedHost, scriptedHost, told } from './scripted-host.ts';

const profileFolder = '/home/ana/.local/share/certwright';
const program = { kind: 'node', node: '/usr/bin/node', script: '/opt/certwright/cli.js' } as const;
const expected = {
  program: '/usr/bin/node',
  args: ['/opt/certwright/cli.js', 'renew', '--due', '--scheduled', '--profile', profileFolder],
};
const plan = wakePlan(profileFolder, 'ana');
const folder = '/home/ana/.config/systemd/user';
const [timer, service] = [`${folder}/${unitName(plan)}.timer`, `${folder}/${unitName(plan)}.service`];
const files = ['/usr/bin/node', '/opt/certwright/cli.js'];
const noCrontab = { 'crontab -l': ran('', 1, 'no crontab for ana\n') };

const withSystemd = (shown = recorded('systemctl-show.txt'), linger = 'no', present: readonly string[] = files) =>
  scriptedHost(
    {
      'systemctl --user show --property=Version': ran('Version=252\n'),
      'systemctl --user show': ran(shown),
      'systemctl --user': ran(),
      'loginctl show-user': ran(`${linger}\n`),
      'loginctl --no-ask-password enable-linger': ran(),
      ...noCrontab,
    },
    { present },
  );
const schedulerOn = (host: ScriptedHost) => systemScheduler({ profileFolder, program, platform: 'linux', host });
const installedOn = async (host: ScriptedHost, whenSignedOut = false) => {
  await schedulerOn(host).install({ whenSignedOut });
  return host;
};

describe('a systemd timer', () => {
  it('is installed, enabled and started, and tells when it ran and will run', async () => {
    const host = await installedOn(withSystemd());
    expect(await schedulerOn(host).inspect()).toEqual({
      mechanism: 'systemd-timer',
      installed: true,
      whenSignedOut: false,
      place: timer,
      expected,
      command: expected,
      nextRun: '2026-11-28T13:49:36.000Z',
      lastRun: { at: '2026-11-28T11:46:54.000Z', result: 0 },
      drift: [{ kind: 'signed-in-only', detail: 'ana' }],
    });
    expect(host.started.filter((line) => /reload|enable|restart/.test(line))).toEqual([
      'systemctl --user daemon-reload',
      `systemctl --user enable ${unitName(plan)}.timer`,
      `systemctl --user restart ${unitName(plan)}.timer`,
    ]);
  });

  it.each<[string, string, (text: string) => string, readonly [string, string]]>([
    [
      'disabled',
      'systemctl-show.txt',
      (text) => text.replace('UnitFileState=enabled', 'UnitFileState=disabled'),
      ['disabled', 'loaded, disabled, active'],
    ],
    [
      'stopped',
      'systemctl-show.txt',
      (text) => text.replace('ActiveState=active', 'ActiveState=inactive'),
      ['disabled', 'loaded, enabled, inactive'],
    ],
    [
      'masked',
      'systemctl-show.txt',
      (text) => text.replace('LoadState=loaded', 'LoadState=masked'),
      ['disabled', 'masked, enabled, active'],
    ],
    [
      'changed by a drop-in',
      'systemctl-show.txt',
      (text) => text.replace('DropInPaths=', 'DropInPaths=/home/ana/.config/x.conf'),
      ['edited', '/home/ana/.config/x.conf'],
    ],
    ['new', 'systemctl-show-never.txt', (text) => text, ['never-ran', '']],
    [
      'failing with a code',
      'systemctl-show.txt',
      (text) => text.replace('Result=success\nExec', 'Result=exit-code\nExec').replace('Status=0', 'Status=203'),
      ['last-run-failed', '203'],
    ],
    [
      'running into its time limit',
      'systemctl-show.txt',
      (text) => text.replace('Result=success\nExec', 'Result=timeout\nExec').replace('Status=0', 'Status=15'),
      ['last-run-failed', 'timeout'],
    ],
  ])('that is %s is told apart', async (_, name, change, drift) => {
    const host = await installedOn(withSystemd(change(recorded(name))));
    expect(told(await schedulerOn(host).inspect())).toContainEqual(drift);
  });

  it('that starts something else, or something that is gone, is repaired', async () => {
    const moved = withSystemd(undefined, 'no', []);
    await schedulerOn(moved).install({ whenSignedOut: false });
    expect(told(await schedulerOn(moved).inspect())[0]).toEqual(['moved-executable', '/usr/bin/node']);

    const host = await installedOn(withSystemd());
    const edited = (path: string, from: string, to: string) =>
      host.files.set(path, (host.files.get(path) ?? '').replace(from, to));
    edited(timer, 'Persistent=true', 'Persistent=false');
    expect(told(await schedulerOn(host).inspect())[0]).toEqual(['edited', timer]);
    edited(service, '"renew"', '"renew" "--force"');
    const { before, after } = await schedulerOn(host).repair();
    expect(told(before)[0]?.[0]).toBe('other-command');
    expect(told(after)).toEqual([['signed-in-only', 'ana']]);
  });

  it('that is in order is not written again by repair', async () => {
    const host = await installedOn(withSystemd());
    const started = host.started.length;
    const { before, after } = await schedulerOn(host).repair();
    expect(after).toBe(before);
    expect(host.started.slice(started).filter((line) => /reload|enable|restart/.test(line))).toEqual([]);
  });

  it('for times when nobody is signed in asks for lingering, and tells when that was taken back', async () => {
    const host = await installedOn(withSystemd(), true);
    expect(host.started).toContain('loginctl --no-ask-password enable-linger');
    const state = await schedulerOn(host).inspect();
    expect([state.whenSignedOut, told(state)]).toEqual([true, [['lingering-off', 'ana']]]);
    const before = host.started.filter((line) => line === 'loginctl --no-ask-password enable-linger').length;
    await schedulerOn(host).repair();
    expect(host.started.filter((line) => line === 'loginctl --no-ask-password enable-linger')).toHaveLength(before + 1);
    expect(told(await schedulerOn(await installedOn(withSystemd(undefined, 'yes'), true)).inspect())).toEqual([]);
  });

  it('of a profile that belongs to somebody else is told', async () => {
    const host = scriptedHost(
      {
        'systemctl --user show --property=Version': ran(),
        'systemctl --user show': ran(recorded('systemctl-show.txt')),
        systemctl: ran(),
        loginctl: ran('yes\n'),
        ...noCrontab,
      },
      { present: files, uid: 0, userName: 'root', home: '/root' },
    );
    await installedOn(host);
    expect(told(await schedulerOn(host).inspect())).toEqual([['other-user', 'root']]);
  });

  it('is removed without a trace, twice', async () => {
    const host = await installedOn(withSystemd());
    expect((await schedulerOn(host).remove()).drift).toEqual([{ kind: 'missing', detail: timer }]);
    await schedulerOn(host).remove();
    expect([...host.files.keys()]).toEqual([]);
    expect(host.started.filter((line) => line.includes('disable'))).toHaveLength(1);
  });

  it('that the system refuses is a failure with what was said', async () => {
    const host = scriptedHost({
      'systemctl --user show --property=Version': ran(),
      'systemctl --user enable': ran('', 1, 'Failed to enable unit: Read-only file system\n'),
      systemctl: ran(),
    });
    await expect(schedulerOn(host).install({ whenSignedOut: false })).rejects.toMatchObject({
      problem: {
        code: 'schedule.failed',
        details: { program: 'systemctl', excerpt: 'Failed to enable unit: Read-only file system' },
      },
    });
  });

  it('that cannot be seen from this session is not called missing', async () => {
    const host = scriptedHost({
      'systemctl --user': ran('', 1, 'Failed to connect to bus: No medium found\n'),
      ...noCrontab,
    });
    host.files.set(timer, unitsFor(plan, expected, false).timer);
    await expect(schedulerOn(host).inspect()).rejects.toMatchObject({
      problem: { code: 'schedule.unavailable', details: { reason: 'user-manager-unreachable' } },
    });
  });
});

describeWith(['systemd-analyze'], 'the unit files', () => {
  const home = tempFolder();
  afterAll(() => home.remove());

  it.each([
    ['as they are usually', expected],
    [
      'with every character that means something',
      { program: '/bin/true', args: [`/a b/"c"\\d/100%/$HOME/\${x}/证书`, "it's", '--profile', '%h'] },
    ],
  ])('%s are accepted by systemd and read back as they were', (_, command) => {
    const units = unitsFor(plan, { ...command, program: '/bin/true' }, true);
    expect(commandIn(units.service)).toEqual({ ...command, program: '/bin/true' });
    mkdirSync(home.path, { recursive: true });
    for (const [kind, text] of Object.entries(units)) writeFileSync(join(home.path, `${unitName(plan)}.${kind}`), text);
    const verified = spawnSync(
      tool('systemd-analyze'),
      ['verify', '--user', ...['timer', 'service'].map((kind) => join(home.path, `${unitName(plan)}.${kind}`))],
      { encoding: 'utf8', env: { ...process.env, XDG_RUNTIME_DIR: home.path } },
    );
    expect([verified.status, verified.stdout, verified.stderr]).toEqual([0, '', '']);
  });

  it('name moments that systemd understands, six hours apart', () => {
    const on = /^OnCalendar=(.*)$/m.exec(unitsFor(plan, expected, false).timer)?.[1] ?? '';
    const shown = execFileSync(tool('systemd-analyze'), ['calendar', '--iterations=5', on], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
    const moments = [...shown.matchAll(/(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC/g)].map(([, text]) =>
      Date.parse(`${text}Z`),
    );
    const gaps = moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / 3_600_000);
    expect(gaps).toEqual([6, 6, 6, 6]);
    expect(new Date(moments[0] ?? 0).getUTCMinutes()).toBe(plan.minute);
  });
});
