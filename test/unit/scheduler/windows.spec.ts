import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Ran } from '../../../electron/platform/scheduler/host.ts';
import { systemScheduler } from '../../../electron/platform/scheduler/index.ts';
import { wakePlan } from '../../../electron/platform/scheduler/plan.ts';
import { readList } from '../../../electron/platform/scheduler/windows.ts';
import {
  argumentLine,
  asUtf16,
  readTask,
  taskName,
  taskXml,
} from '../../../electron/platform/scheduler/windows-task.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith, tool } from '../../support/tools.ts';
import { ran, recorded, type ScriptedHost, scriptedHost, told } from './scripted-host.ts';

const profileFolder = 'C:\\Users\\ana\\AppData\\Roaming\\Certwright';
const executable = 'C:\\Program Files\\Certwright\\Certwright.exe';
const expected = { program: executable, args: ['--scheduled-run', '--profile', profileFolder] };
const plan = wakePlan(profileFolder, 'ana');
const name = taskName(plan);
const fill = { ID: plan.id };
const owner = { sid: 'S-1-5-21-1004336348-1177238915-682003330-1001', account: 'NAS-DESK\\ana' };
const shown = recorded('schtasks-task.xml', fill);
const signedIn = ['signed-in-only', 'ana'] as const;
const env = { SystemRoot: 'C:\\Windows', USERDOMAIN: 'NAS-DESK' };

const withTask = (
  xml: string | Ran = shown,
  list = recorded('schtasks-list-zh.txt', fill),
  more: Readonly<Record<string, Ran>> = {},
  present = [executable],
) =>
  scriptedHost(
    {
      ...more,
      [`schtasks.exe /Query /TN ${name} /XML`]: typeof xml === 'string' ? ran(xml) : xml,
      [`schtasks.exe /Query /TN ${name} /FO LIST /V`]: ran(list),
      'schtasks.exe /Query /FO CSV /NH': ran(recorded('schtasks-tasks.csv')),
      'schtasks.exe': ran(),
      'whoami.exe': ran(recorded('whoami.csv')),
    },
    { env, uid: undefined, present },
  );
const schedulerOn = (host: ScriptedHost) =>
  systemScheduler({ profileFolder, program: { kind: 'desktop', executable }, platform: 'windows', host });

describe('a task of Task Scheduler', () => {
  it('as the system shows it is in order', async () => {
    const host = withTask();
    expect(await schedulerOn(host).inspect()).toEqual({
      mechanism: 'task-scheduler',
      installed: true,
      whenSignedOut: false,
      place: name,
      expected,
      command: expected,
      nextRun: new Date(2026, 10, 28, 2, 17).toISOString(),
      lastRun: { at: new Date(2026, 10, 27, 20, 23, 5).toISOString(), result: 0 },
      drift: [{ kind: 'signed-in-only', detail: 'ana' }],
    });
  });

  it.each<[string, (xml: string) => string, string, readonly (readonly [string, string])[]]>([
    [
      'is switched off',
      (xml) => xml.replace('<StartWhenAvailable>', '<Enabled>false</Enabled><StartWhenAvailable>'),
      'schtasks-list-zh.txt',
      [['disabled', name], signedIn],
    ],
    [
      'does not make up for missed runs',
      (xml) => xml.replace('<StartWhenAvailable>true</StartWhenAvailable>', ''),
      'schtasks-list-zh.txt',
      [['edited', 'StartWhenAvailable'], signedIn],
    ],
    [
      'stops on battery and runs once a day',
      (xml) => xml.replace(/<StopIfGoingOnBatteries>.*\n/, '').replace(/<Repetition>[\s\S]*<\/Repetition>/, ''),
      'schtasks-list-zh.txt',
      [['edited', 'StopIfGoingOnBatteries, CalendarTrigger'], signedIn],
    ],
    [
      'belongs to another user',
      (xml) => xml.replace(`<UserId>${owner.sid}`, '<UserId>S-1-5-18'),
      'schtasks-list-zh.txt',
      [['other-user', 'S-1-5-18'], signedIn],
    ],
    [
      'names its user instead of the number',
      (xml) => xml.replace(`<UserId>${owner.sid}`, '<UserId>nas-desk\\Ana'),
      'schtasks-list-zh.txt',
      [signedIn],
    ],
    [
      'starts something else',
      (xml) => xml.replace('--scheduled-run', '--serve'),
      'schtasks-list-zh.txt',
      [['other-command', `${executable} --serve --profile ${profileFolder}`], signedIn],
    ],
    [
      'starts a program that is gone',
      (xml) => xml.replace('C:\\Program Files', 'D:\\Apps'),
      'schtasks-list-zh.txt',
      [['moved-executable', 'D:\\Apps\\Certwright\\Certwright.exe'], signedIn],
    ],
    ['has not run', (xml) => xml, 'schtasks-list-never.txt', [['never-ran', ''], signedIn]],
    ['runs without a session', (xml) => xml.replace('InteractiveToken', 'S4U'), 'schtasks-list-en.txt', []],
  ])('that %s is told', async (_, change, list, drift) => {
    expect(told(await schedulerOn(withTask(change(shown), recorded(list, fill))).inspect())).toEqual(drift);
  });

  it.each([
    ['1', '1'],
    ['-2147024894', '2147942402'],
    ['267009', undefined],
  ])('whose last result is %s is a failure with %s', async (result, detail) => {
    const list = recorded('schtasks-list-zh.txt', fill).replace(/(上次结果: +)0/, `$1${result}`);
    const failures = told(await schedulerOn(withTask(shown, list)).inspect()).filter(
      ([kind]) => kind === 'last-run-failed',
    );
    expect(failures).toEqual(detail === undefined ? [] : [['last-run-failed', detail]]);
  });

  it.each([
    ['936', 'C:\\Users\\张三\\AppData\\Roaming\\Certwright\\x'],
    ['437', undefined],
  ])('is compared although the console has code page %s', async (codePage, other) => {
    const folder = 'C:\\Users\\张三\\AppData\\Roaming\\Certwright';
    const own = taskName(wakePlan(folder, 'ana'));
    const script = {
      gbk: shown.replace(profileFolder, 'C:\\Users\\\u00d5\u00c5\u00c8\u00fd\\AppData\\Roaming\\Certwright'),
    };
    const host = scriptedHost(
      {
        [`schtasks.exe /Query /TN ${own} /XML`]: () => ({ code: 0, stdout: script.gbk, stderr: '' }),
        'schtasks.exe': ran(),
        'whoami.exe': ran(recorded('whoami.csv')),
        'reg.exe query': ran(`\r\nHKEY_LOCAL_MACHINE\r\n    OEMCP    REG_SZ    ${codePage}\r\n`),
      },
      { env, present: [executable] },
    );
    const port = systemScheduler({
      profileFolder: folder,
      program: { kind: 'desktop', executable },
      platform: 'windows',
      host,
    });
    expect(told(await port.inspect())).toEqual([signedIn]);
    if (other === undefined) return;
    script.gbk = script.gbk.replace('\\Certwright<', '\\Certwright\\x<');
    expect(told(await port.inspect())[0]?.[1]).toContain(other);
  });

  it('is missing only where a list of tasks says so', async () => {
    const unknown = ran('', 1, 'ERROR: The system cannot find the file specified.\r\n');
    expect(told(await schedulerOn(withTask(unknown)).inspect())).toEqual([['missing', name]]);
    const denied = withTask(ran('', 1, 'ERROR: Access is denied.\r\n'), '', {
      'schtasks.exe /Query /FO CSV': ran(`"\\${name}","N/A","Ready"\r\n`),
    });
    await expect(schedulerOn(denied).inspect()).rejects.toMatchObject({
      problem: { code: 'schedule.failed', details: { program: 'schtasks', excerpt: 'ERROR: Access is denied.' } },
    });
  });

  it('is made from a UTF-16 file, over whatever was there', async () => {
    const host = withTask();
    await schedulerOn(host).install({ whenSignedOut: false });
    expect(host.started).toContain(`schtasks.exe /Create /TN ${name} /XML C:\\Temp\\task.xml /F`);
    const file = host.handed() ?? Buffer.alloc(0);
    expect([...file.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0]);
    expect(readTask(file.toString('utf16le'))).toEqual({
      command: expected,
      enabled: true,
      userId: owner.sid,
      whenSignedOut: false,
      changed: [],
    });
  });

  it('without a session takes an administrator', async () => {
    const host = withTask(shown, '', { 'schtasks.exe /Create': ran('', 1, '错误: 拒绝访问。\r\n') });
    await expect(schedulerOn(host).install({ whenSignedOut: true })).rejects.toMatchObject({
      problem: { code: 'schedule.refused', details: { program: 'schtasks', excerpt: '错误: 拒绝访问。' } },
    });
    expect(host.started.at(-1)).toMatch(/\/F \/RU NAS-DESK\\ana \/NP$/);
    expect(readTask(host.handed()?.toString('utf16le') ?? '').whenSignedOut).toBe(true);
  });

  it('is removed, and one that is not there is no failure', async () => {
    const absent = ran('', 1, 'ERROR: The system cannot find the file specified.\r\n');
    const host = withTask(absent, '', { 'schtasks.exe /Delete': absent });
    expect(told(await schedulerOn(host).remove())).toEqual([['missing', name]]);
  });
});

describe('what schtasks lists', () => {
  it('is read by its places: dates where the year comes first, results in every language', () => {
    expect(readList(recorded('schtasks-list-en.txt', fill), name)).toEqual({ result: 0 });
    expect(readList(recorded('schtasks-list-never.txt', fill), name)).toEqual({
      nextRun: new Date(2026, 10, 28, 2, 17).toISOString(),
      result: 267011,
    });
    expect(readList('', name)).toEqual({});
  });
});

describe('arguments', () => {
  it.each([
    [['a', 'b c', ''], 'a "b c" ""'],
    [['C:\\a b\\'], '"C:\\a b\\\\"'],
    [['say "hi"', 'a\\\\"b'], '"say \\"hi\\"" "a\\\\\\\\\\"b"'],
    [['C:\\Users\\张三\\x'], 'C:\\Users\\张三\\x'],
  ])('are quoted as Windows takes them apart (%#)', (args, line) => {
    expect(argumentLine(args)).toBe(line);
    const xml = taskXml(plan, { program: 'C:\\x.exe', args }, owner, false);
    expect(readTask(xml).command).toEqual({ program: 'C:\\x.exe', args });
  });
});

describeWith(['xmllint'], 'the task file', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());
  const schema = join(import.meta.dirname, '../../fixtures/schedule/task.xsd');
  const validate = (xml: string) => {
    const file = join(folder.path, 'task.xml');
    writeFileSync(file, asUtf16(xml));
    return spawnSync(tool('xmllint'), ['--noout', '--nonet', '--schema', schema, file], { encoding: 'utf8' });
  };

  it.each([false, true])('is valid by the schema of Task Scheduler (%s)', (whenSignedOut) => {
    const command = { program: 'C:\\A & B\\<C>.exe', args: ['--profile', 'C:\\"证书" & \'more\''] };
    const { status, stderr } = validate(taskXml(plan, command, owner, whenSignedOut));
    expect([status, stderr.trim()]).toEqual([0, expect.stringMatching(/validates$/)]);
  });

  it('would not be valid in another order, or with another value', () => {
    const xml = taskXml(plan, expected, owner, false);
    const swapped = xml.replace(/(\s*<RandomDelay>.*<\/RandomDelay>)([\s\S]*?<\/ScheduleByDay>)/, '$2$1');
    expect(swapped).not.toBe(xml);
    expect(validate(swapped).status).not.toBe(0);
    expect(validate(xml.replace('IgnoreNew', 'Ignore')).status).not.toBe(0);
  });
});
