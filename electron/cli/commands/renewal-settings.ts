/** `renewal settings [--blackout …] [--history-days N] [--rehearse-days N] [--pause|--pause-until DATE|--resume]`: shows and changes them. */
import {
  type Pause,
  pauseAt,
  type RenewalSettings,
  renewalSettingsSchema,
  withPause,
} from '../../../shared/domain/renewal.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { systemClock } from '../../engine/ports/index.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { readWindows, writeWindows } from '../week-windows.ts';

const usage =
  'renewal settings [--blackout [DAYS@]22:00-07:00 …|off [--zone NAME]] [--history-days N] [--rehearse-days N] [--pause|--pause-until DATE|--resume]';

export const command: Command = {
  options: {
    blackout: { type: 'string', multiple: true },
    zone: { type: 'string' },
    'history-days': { type: 'string' },
    'rehearse-days': { type: 'string' },
    pause: { type: 'boolean' },
    'pause-until': { type: 'string' },
    resume: { type: 'boolean' },
  },
  run: async (context) => {
    const { args, terminal } = context;
    const now = systemClock.now();
    const changes = changesIn(args);
    const pause = pauseIn(args, now);
    const workspace = await context.openWorkspace();
    try {
      const before = workspace.renewalSettings();
      const paused = pause === undefined ? before : withPause(before, pause ?? undefined);
      const settings = renewalSettingsSchema.parse({ ...paused, ...changes });
      if (pause !== undefined || Object.keys(changes).length > 0) workspace.saveRenewalSettings(settings);
      const { blackouts, historyDays, rehearseDaysBefore } = settings;
      terminal.answer({ settings }, [
        pauseWords(settings, now, terminal),
        terminal.sentence('cli.renewal.settings', {
          blackouts: writeWindows(blackouts) || 'off',
          rehearseDays: rehearseDaysBefore,
          historyDays,
        }),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const pauseWords = (settings: RenewalSettings, now: Date, terminal: Terminal): string => {
  const pause = pauseAt(settings, now);
  if (pause === undefined) return terminal.sentence('cli.renewal.goes-on', {});
  return pause.until === undefined
    ? terminal.sentence('cli.renewal.paused', {})
    : terminal.sentence('cli.renewal.paused-until', { time: terminal.moment(pause.until) });
};

/** Nothing where neither is asked for, `null` to go on. `input.usage`. */
const pauseIn = (args: Arguments, now: Date): Pause | null | undefined => {
  const [pause, resume, text] = [args.flag('pause'), args.flag('resume'), args.text('pause-until')];
  if ([pause, resume, text !== undefined].filter(Boolean).length > 1) throw fail('input.usage', { message: usage });
  if (resume) return null;
  if (text === undefined) return pause ? {} : undefined;
  // A day alone begins where this computer is, not in Greenwich.
  const until = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text);
  if (!(until > now))
    throw fail('input.usage', {
      message: '--pause-until takes a date to come, such as 2027-01-31 or 2027-01-31T18:00',
    });
  return { until: until.toISOString() };
};

/** `input.usage`. */
const changesIn = (args: Arguments): Partial<RenewalSettings> => {
  const windows = args.texts('blackout');
  if (args.words.length > 0 || (windows.length === 0 && args.text('zone') !== undefined))
    throw fail('input.usage', { message: usage });
  const historyDays = args.number('history-days', 1, 3650);
  const rehearseDaysBefore = args.number('rehearse-days', 1, 60);
  return {
    ...(windows.length === 0 ? {} : { blackouts: readWindows(windows, args.text('zone'), usage) }),
    ...(historyDays === undefined ? {} : { historyDays }),
    ...(rehearseDaysBefore === undefined ? {} : { rehearseDaysBefore }),
  };
};
