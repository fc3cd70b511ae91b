/** The user's crontab (crontab(1), crontab(5)): one marked block of ours, and not a byte of the rest changed. */
import type { ScheduleDrift, ScheduledCommand, ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { commandDrift, ownerDrift } from './drift.ts';
import { decode, encode, excerptOf, failedProgram, type Ran, type ScheduleHost } from './host.ts';
import { notInstalled, type ScheduleParts, type Scheduler } from './parts.ts';
import { nextWake, type WakePlan } from './plan.ts';

export const hasCrontab = async (host: ScheduleHost): Promise<boolean> =>
  (await host.run('crontab', ['-l'])) !== undefined;

export const cronTable = (parts: ScheduleParts): Scheduler => {
  const { host, plan, expected } = parts;
  return {
    inspect: async () => {
      const block = blockIn(await readTable(host), plan);
      return block === undefined ? notInstalled(parts, 'cron', placeOf(host)) : stateOf(parts, decode(block));
    },
    // Cron knows no sessions: it always runs, signed in or not.
    install: async () => {
      const table = await readTable(host);
      const fresh = encode(blockFor(plan, expected));
      const block = blockIn(table, plan);
      if (block === fresh) return;
      const ended = table === '' || table.endsWith('\n') ? table : `${table}\n`;
      await writeTable(host, block === undefined ? ended + fresh : table.replace(block, () => fresh));
    },
    remove: async () => {
      const table = await readTable(host);
      const block = blockIn(table, plan);
      if (block === undefined) return;
      const rest = table.replace(block, '');
      if (rest === '') await removeTable(host);
      else await writeTable(host, rest);
    },
  };
};

const placeOf = ({ userName }: ScheduleHost): string => `crontab ${userName}`;

const marks = ({ id }: WakePlan) => ({ begin: `# BEGIN Certwright ${id}`, end: `# END Certwright ${id}` });

/** Output goes nowhere: cron would mail it, and the run keeps its own record. */
export const blockFor = (plan: WakePlan, command: ScheduledCommand): string => {
  const { begin, end } = marks(plan);
  return `${begin}\n${plan.minute} ${plan.hours.join(',')} * * * ${shellLine(command)} ${silenced}\n${end}\n`;
};

const silenced = '>/dev/null 2>&1';

/** For /bin/sh; cron itself takes `%` for the end of the line unless a backslash stands before it. */
const shellLine = ({ program, args }: ScheduledCommand): string =>
  [program, ...args].map((word) => (/^[\w@+=:,./-]+$/.test(word) ? word : inQuotes(word))).join(' ');

const inQuotes = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`.replaceAll('%', '\\%');

const commandIn = (line: string): ScheduledCommand => {
  const typed = line.replace(silenced, '').trim().replaceAll('\\%', '%');
  const words = [...typed.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, literal?: string, escaped?: string) => literal ?? escaped ?? ''),
  );
  const [program = '', ...args] = words;
  return { program, args };
};

/** With its last line break. Where somebody took its end away, the line that starts our run is the end of it. */
const blockIn = (table: string, plan: WakePlan): string | undefined => {
  const { begin, end } = marks(plan);
  const whole = new RegExp(`^${begin}\\n(?:(?!# (?:BEGIN|END) Certwright).*\\n)*?${end}(?:\\n|$)`, 'm');
  const cutOff = new RegExp(`^${begin}(?:\\n|$)(?:.* --scheduled.*(?:\\n|$))?`, 'm');
  return (whole.exec(table) ?? cutOff.exec(table))?.[0];
};

const stateOf = async (parts: ScheduleParts, block: string): Promise<ScheduleState> => {
  const { host, plan, expected, profileFolder } = parts;
  const lines = block.split('\n').filter((line) => !/^# (BEGIN|END) Certwright/.test(line));
  const active = lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const [, command] = /^\s*(?:@\w+|(?:\S+\s+){4}\S+)\s+(.*)$/.exec(active[0] ?? '') ?? [];
  const base = { mechanism: 'cron' as const, installed: true, whenSignedOut: true, place: placeOf(host), expected };
  const general = [...(await ownerDrift(host, profileFolder)), ...(await daemonDrift(host))];
  if (command === undefined) {
    const drift: ScheduleDrift = { kind: 'disabled', detail: lines.join(' ').trim() };
    return { ...base, drift: [drift, ...general] };
  }
  const installed = commandIn(command);
  const differs = await commandDrift(host, installed, expected);
  const edited = differs.length === 0 && block.trimEnd() !== blockFor(plan, expected).trimEnd();
  return {
    ...base,
    command: installed,
    ...(edited ? {} : { nextRun: nextWake(plan, host.now()).toISOString() }),
    drift: [...differs, ...(edited ? [{ kind: 'edited' as const, detail: active.join(' ') }] : []), ...general],
  };
};

/** Of Debian, of Red Hat, BusyBox and Alpine, and of fcron. */
const daemons = ['cron', 'crond', 'fcron'] as const;

const daemonDrift = async (host: ScheduleHost): Promise<readonly ScheduleDrift[]> => {
  const running = await host.running();
  return running === undefined || daemons.some((name) => running.has(name))
    ? []
    : [{ kind: 'cron-not-running', detail: '' }];
};

/** "no crontab for …" of Vixie and its heirs; BusyBox says that its file is not there. */
const nothingYet = /no crontab for|can't open '[^']*': No such file/i;

const readTable = async (host: ScheduleHost): Promise<string> => {
  const ran = await host.run('crontab', ['-l']);
  if (ran === undefined) throw fail('schedule.unavailable', { reason: 'no-scheduler' });
  if (ran.code === 0) return ran.stdout;
  if (nothingYet.test(ran.stderr)) return '';
  throw refusalOf(ran);
};

const writeTable = async (host: ScheduleHost, table: string): Promise<void> => {
  const ran = await host.run('crontab', ['-'], table);
  if (ran?.code !== 0) throw refusalOf(ran ?? { code: 127, stdout: '', stderr: 'crontab: not found' });
};

const removeTable = async (host: ScheduleHost): Promise<void> => {
  const ran = await host.run('crontab', ['-r']);
  if (ran?.code !== 0) throw refusalOf(ran ?? { code: 127, stdout: '', stderr: 'crontab: not found' });
};

/** cron.allow and cron.deny. */
const refusalOf = (ran: Ran) =>
  /not allowed|permission denied/i.test(ran.stderr)
    ? fail('schedule.refused', { program: 'crontab', excerpt: excerptOf(ran) })
    : failedProgram('crontab', ran);
