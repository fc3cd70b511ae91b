/** `renewal settings [--blackout …] [--history-days N] [--rehearse-days N] [--pause|--resume]`: shows and changes them. */
import { type RenewalSettings, renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../context.ts';
import { readWindows, writeWindows } from '../week-windows.ts';

const usage =
  'renewal settings [--blackout [DAYS@]22:00-07:00 …|off [--zone NAME]] [--history-days N] [--rehearse-days N] [--pause|--resume]';

export const command: Command = {
  options: {
    blackout: { type: 'string', multiple: true },
    zone: { type: 'string' },
    'history-days': { type: 'string' },
    'rehearse-days': { type: 'string' },
    pause: { type: 'boolean' },
    resume: { type: 'boolean' },
  },
  run: async (context) => {
    const { args, terminal } = context;
    const changes = changesIn(args);
    const workspace = await context.openWorkspace();
    try {
      const settings = renewalSettingsSchema.parse({ ...workspace.renewalSettings(), ...changes });
      if (Object.keys(changes).length > 0) workspace.saveRenewalSettings(settings);
      const { paused, blackouts, historyDays, rehearseDaysBefore } = settings;
      terminal.answer({ settings }, [
        terminal.sentence(paused ? 'cli.renewal.paused' : 'cli.renewal.goes-on', {}),
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

/** `input.usage`. */
const changesIn = (args: Arguments): Partial<RenewalSettings> => {
  const [pause, resume] = [args.flag('pause'), args.flag('resume')];
  const windows = args.texts('blackout');
  if (args.words.length > 0 || (pause && resume) || (windows.length === 0 && args.text('zone') !== undefined))
    throw fail('input.usage', { message: usage });
  const historyDays = args.number('history-days', 1, 3650);
  const rehearseDaysBefore = args.number('rehearse-days', 1, 60);
  return {
    ...(pause || resume ? { paused: pause } : {}),
    ...(windows.length === 0 ? {} : { blackouts: readWindows(windows, args.text('zone'), usage) }),
    ...(historyDays === undefined ? {} : { historyDays }),
    ...(rehearseDaysBefore === undefined ? {} : { rehearseDaysBefore }),
  };
};
