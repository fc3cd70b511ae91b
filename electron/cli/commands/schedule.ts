/** `schedule install|remove|inspect|repair`: what wakes the renewal run on this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { besideVault, isSound, type ScheduleDrift, type ScheduleState } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import { fail, failureExit } from '../../../shared/errors/problem.ts';
import { scheduleWords } from '../../../shared/i18n/schedule-words.ts';
import { databaseFileName } from '../../engine/storage/open-storage.ts';
import { systemScheduler } from '../../platform/scheduler/index.ts';
import type { CliContext, Command } from '../context.ts';

const verbs = ['install', 'remove', 'inspect', 'repair'] as const;
type Verb = (typeof verbs)[number];

export const command: Command = {
  options: { 'when-signed-out': { type: 'boolean' } },
  run: async (context) => {
    const { args } = context;
    const verb = verbs.find((one) => one === args.words[0]);
    const whenSignedOut = args.flag('when-signed-out');
    if (verb === undefined || args.words.length > 1 || (whenSignedOut && verb !== 'install'))
      throw fail('input.usage', { message: `schedule ${verbs.join('|')}` });
    return actions[verb](context);
  },
};

const scheduler = ({ profileFolder }: CliContext) => systemScheduler({ profileFolder });

const actions: Readonly<Record<Verb, (context: CliContext) => Promise<number>>> = {
  install: async (context) => {
    const whenSignedOut = context.args.flag('when-signed-out');
    const schedule = await withVault(context, await scheduler(context).install({ whenSignedOut }));
    return answer(context, schedule);
  },
  inspect: async (context) => answer(context, await withVault(context, await scheduler(context).inspect())),
  repair: async (context) => {
    const { before, after } = await scheduler(context).repair();
    const repaired = before !== after;
    context.terminal.note(context.terminal.sentence(repaired ? 'schedule.repaired' : 'schedule.nothing-to-repair', {}));
    return answer(context, await withVault(context, after), { repaired, before: before.drift });
  },
  remove: async (context) => {
    const { terminal } = context;
    const port = scheduler(context);
    const { mechanism, whenSignedOut } = await port.inspect();
    const schedule = await port.remove();
    const lingers = mechanism === 'systemd-timer' && whenSignedOut;
    terminal.answer({ schedule }, [
      terminal.sentence('schedule.removed', {}),
      ...(lingers ? [terminal.sentence('schedule.lingering-stays', {})] : []),
    ]);
    return 0;
  },
};

/** The kind of the vault decides whether runs without a session can do anything; no profile is made to find out. */
const withVault = async (context: CliContext, state: ScheduleState): Promise<ScheduleState> => {
  if (!state.whenSignedOut || !existsSync(join(context.profileFolder, databaseFileName))) return state;
  const workspace = await context.openWorkspace();
  try {
    const { kind } = await workspace.vault.status();
    return besideVault(state, kind);
  } finally {
    await workspace.close();
  }
};

/** Exit code 10 while something keeps renewals from happening. */
const answer = (context: CliContext, schedule: ScheduleState, more: Readonly<Record<string, unknown>> = {}): number => {
  const { terminal, language } = context;
  const drift = schedule.drift.map((one) => ({ ...one, ...scheduleWords(one, language) }));
  const sound = isSound(schedule);
  terminal.answer({ schedule: { ...schedule, drift }, sound, ...more }, linesOf(context, schedule, drift));
  return sound ? 0 : failureExit('local');
};

const marks = { note: '·', warning: '!' } as const;

const linesOf = (
  { terminal }: CliContext,
  schedule: ScheduleState,
  drift: readonly (ScheduleDrift & ReturnType<typeof scheduleWords>)[],
): readonly string[] => {
  const { sentence, moment } = terminal;
  const line = ({ program, args }: ScheduleState['expected']): string => [program, ...args].join(' ');
  if (schedule.mechanism === 'none') return [sentence('schedule.none', {}), `  ${line(schedule.expected)}`];
  const values = { mechanism: sentence(`schedule.mechanism.${schedule.mechanism}`, {}), place: schedule.place };
  if (!schedule.installed) return [sentence('schedule.off', values)];
  const { command, nextRun, lastRun } = schedule;
  return [
    sentence('schedule.on', values),
    ...(schedule.whenSignedOut ? [sentence('schedule.when-signed-out', {})] : []),
    ...(command === undefined ? [] : [sentence('schedule.command', { command: line(command) })]),
    ...(nextRun === undefined ? [] : [sentence('schedule.next-run', { time: moment(nextRun) })]),
    ...(lastRun?.at === undefined ? [] : [sentence('schedule.last-run', { time: moment(lastRun.at) })]),
    ...drift.flatMap(({ kind, title, means }) => [`${marks[scheduleDrifts[kind].verdict]} ${title}`, `    ${means}`]),
  ];
};
