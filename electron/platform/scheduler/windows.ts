/** Task Scheduler through schtasks: what it prints is read by its places and its XML, never by words of a language. */
import { isUtf8 } from 'node:buffer';
import { win32 } from 'node:path';
import type { ScheduleDrift, ScheduledCommand, ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { commandDrift, resultDrift, sameCommand } from './drift.ts';
import { decode, encode, excerptOf, failedProgram, type Ran, type ScheduleHost } from './host.ts';
import { notInstalled, type ScheduleParts, type Scheduler } from './parts.ts';
import { nextWake } from './plan.ts';
import { asUtf16, type ReadTask, readTask, type TaskOwner, taskName, taskXml } from './windows-task.ts';

export const scheduledTask = (parts: ScheduleParts): Scheduler => {
  const { host, plan, expected } = parts;
  const name = taskName(plan);

  const schtasks = (...args: readonly string[]): Promise<Ran> => systemProgram(host, 'schtasks.exe', args);
  /** Exit code 1 stands for every failure, so only a list that can be read and does not name it proves an absence. */
  const isAbsent = async (): Promise<boolean> => {
    const listed = await schtasks('/Query', '/FO', 'CSV', '/NH');
    if (listed.code !== 0) throw failedProgram('schtasks', listed);
    return !listed.stdout.includes(`"\\${name}"`);
  };

  return {
    inspect: async () => {
      const shown = await schtasks('/Query', '/TN', name, '/XML');
      if (shown.code !== 0) {
        if (await isAbsent()) return notInstalled(parts, 'task-scheduler', name);
        throw failedProgram('schtasks', shown);
      }
      const [owner, listed] = [await ownerOf(host), await schtasks('/Query', '/TN', name, '/FO', 'LIST', '/V')];
      return stateOf(
        parts,
        readTask(decode(shown.stdout)),
        owner,
        listed.code === 0 ? readList(decode(listed.stdout), name) : {},
      );
    },
    install: async ({ whenSignedOut }) => {
      const owner = await ownerOf(host);
      const xml = asUtf16(taskXml(plan, expected, owner, whenSignedOut));
      // Without a stored password; the system grants that to administrators alone.
      const signedOut = whenSignedOut ? ['/RU', owner.account, '/NP'] : [];
      const made = await host.withFile(xml, (path) =>
        schtasks('/Create', '/TN', name, '/XML', path, '/F', ...signedOut),
      );
      if (made.code === 0) return;
      if (whenSignedOut) throw fail('schedule.refused', { program: 'schtasks', excerpt: excerptOf(made) });
      throw failedProgram('schtasks', made);
    },
    remove: async () => {
      const removed = await schtasks('/Delete', '/TN', name, '/F');
      if (removed.code !== 0 && !(await isAbsent())) throw failedProgram('schtasks', removed);
    },
  };
};

/** By its full path: a program of the same name in the present folder must not be taken for it. */
const systemProgram = async (host: ScheduleHost, program: string, args: readonly string[]): Promise<Ran> => {
  const ran = await host.run(win32.join(host.env.SystemRoot ?? 'C:\\Windows', 'System32', program), args);
  if (ran === undefined) throw fail('schedule.unavailable', { reason: 'no-scheduler' });
  if (isUtf8(Buffer.from(ran.stdout + ran.stderr, 'latin1'))) return ran;
  const decoder = new TextDecoder(await consoleEncoding(host));
  const toUtf8 = (bytes: string): string => encode(decoder.decode(Buffer.from(bytes, 'latin1')));
  return { ...ran, stdout: toUtf8(ran.stdout), stderr: toUtf8(ran.stderr) };
};

/** Code pages of consoles by their names in the Encoding standard, where it has them. */
const encodings: Readonly<Record<string, string>> = {
  '866': 'ibm866',
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  '1252': 'windows-1252',
  '1258': 'windows-1258',
};
const codePages = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';

const consoleEncoding = async (host: ScheduleHost): Promise<string> => {
  const reg = win32.join(host.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  const told = await host.run(reg, ['query', codePages, '/v', 'OEMCP']);
  return encodings[/REG_SZ\s+(\d+)/.exec(told?.stdout ?? '')?.[1] ?? ''] ?? 'utf-8';
};

const ownerOf = async (host: ScheduleHost): Promise<TaskOwner> => {
  const told = await systemProgram(host, 'whoami.exe', ['/user', '/fo', 'csv', '/nh']);
  const sid = /S-1-[\d-]+/.exec(told.stdout)?.[0];
  if (told.code !== 0 || sid === undefined) throw failedProgram('whoami', told);
  const domain = host.env.USERDOMAIN ?? host.env.COMPUTERNAME ?? '.';
  return { sid, account: `${domain}\\${host.userName}` };
};

interface Listed {
  readonly nextRun?: string;
  readonly lastRun?: string;
  readonly result?: number;
}

/**
 * `/FO LIST /V`: the lines that follow the task's name are next run, status, logon mode, last run, last result, in
 * every language. Dates are read where the year comes first, which no other order can be taken for.
 */
export const readList = (printed: string, name: string): Listed => {
  const lines = printed.split(/\r?\n/);
  const at = lines.findIndex((line) => line.endsWith(`\\${name}`));
  if (at < 0) return {};
  const valueAt = (offset: number): string => /^[^:：]*[:：]\s*(.*?)\s*$/.exec(lines[at + offset] ?? '')?.[1] ?? '';
  const [nextRun, lastRun] = [readDate(valueAt(1)), readDate(valueAt(4))];
  const result = /^-?\d+$/.test(valueAt(5)) ? Number(valueAt(5)) >>> 0 : undefined;
  return {
    ...(nextRun === undefined ? {} : { nextRun }),
    ...(lastRun === undefined ? {} : { lastRun }),
    ...(result === undefined ? {} : { result }),
  };
};

const readDate = (text: string): string | undefined => {
  const parts = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\s+(\d{1,2}):(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number);
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts ?? [];
  // 1999-11-30 stands for "never".
  if (year === undefined || year < 2000) return undefined;
  return new Date(year, month - 1, day, hour, minute, second).toISOString();
};

/** SCHED_S_TASK_RUNNING and SCHED_S_TASK_HAS_NOT_RUN (Task Scheduler Error and Success Constants). */
const running = 0x41301;
const neverRan = 0x41303;

const stateOf = async (
  parts: ScheduleParts,
  task: ReadTask,
  owner: TaskOwner,
  listed: Listed,
): Promise<ScheduleState> => {
  const { host, expected, plan } = parts;
  // Where the code page of the console has no decoder here, only what is ASCII can be compared.
  const same = sameCommand(inAscii(task.command), inAscii(expected));
  const command = same ? expected : task.command;
  const differs = await commandDrift(host, command, expected);
  const isOwn = [owner.sid, owner.account, host.userName].some(
    (own) => own.toLowerCase() === task.userId.toLowerCase(),
  );
  const edited = task.changed.length > 0;
  const nextRun = listed.nextRun ?? (edited || !task.enabled ? undefined : nextWake(plan, host.now()).toISOString());
  const result = listed.result === neverRan || listed.result === running ? undefined : listed.result;
  const lastRun = {
    ...(listed.lastRun === undefined ? {} : { at: listed.lastRun }),
    ...(result === undefined ? {} : { result }),
  };
  const drift: readonly ScheduleDrift[] = [
    ...differs,
    ...(edited ? [{ kind: 'edited' as const, detail: task.changed.join(', ') }] : []),
    ...(task.enabled ? [] : [{ kind: 'disabled' as const, detail: taskName(plan) }]),
    ...(isOwn ? [] : [{ kind: 'other-user' as const, detail: task.userId }]),
    ...resultDrift(result),
    ...(listed.result === neverRan ? [{ kind: 'never-ran' as const, detail: '' }] : []),
    ...(task.whenSignedOut ? [] : [{ kind: 'signed-in-only' as const, detail: host.userName }]),
  ];
  return {
    mechanism: 'task-scheduler',
    installed: true,
    whenSignedOut: task.whenSignedOut,
    place: taskName(plan),
    expected,
    command,
    ...(nextRun === undefined ? {} : { nextRun }),
    ...(Object.keys(lastRun).length === 0 ? {} : { lastRun }),
    drift: [...drift],
  };
};

const inAscii = ({ program, args }: ScheduledCommand): ScheduledCommand => {
  const plain = (word: string): string => word.replace(/[^\x20-\x7E]+/g, '');
  return { program: plain(program), args: args.map(plain) };
};
