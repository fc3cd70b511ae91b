/** `plan [--now ISO]`: when every certificate is renewed next, and why. Asks nobody and changes nothing. */
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import type { Command } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export const command: Command = {
  options: { now: { type: 'string' } },
  readsOnly: true,
  run: async (context) => {
    const { args, terminal } = context;
    if (args.words.length > 0) throw fail('input.usage', { message: 'plan [--now DATE]' });
    const now = momentOf(args.text('now'));
    const workspace = await context.openWorkspace();
    try {
      const plan = workspace.plan(now);
      terminal.answer(
        { plan },
        plan.length === 0 ? [terminal.sentence('renewal.plan.empty', {})] : table(plan, terminal),
      );
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

/** `input.usage`. */
const momentOf = (asked: string | undefined): Date | undefined => {
  if (asked === undefined) return undefined;
  const moment = new Date(asked);
  if (Number.isNaN(moment.getTime())) throw fail('input.usage', { message: '--now takes a date such as 2027-01-31' });
  return moment;
};

const table = (plan: readonly PlanEntry[], terminal: Terminal): readonly string[] => {
  const rows = plan.map((entry) => ({ entry, words: planWords(entry, terminal.language, terminal.moment) }));
  const nameWidth = Math.max(...rows.map(({ entry }) => entry.name.length));
  const whenWidth = Math.max(...rows.map(({ words }) => columns(words.when)));
  const count = plan.filter(({ due }) => due).length;
  return [
    count === 0 ? terminal.sentence('renewal.plan.none-due', {}) : terminal.sentence('renewal.plan.due', { count }),
    ...rows.flatMap(({ entry, words }) => [
      `${entry.name.padEnd(nameWidth)}  ${words.when}${' '.repeat(whenWidth - columns(words.when))}  ${words.why}`,
      ...[...words.notes, ...(words.alert === undefined ? [] : [words.alert])].map((line) => `  ! ${line}`),
    ]),
  ];
};

/** Chinese characters take two columns of a terminal. */
const columns = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
