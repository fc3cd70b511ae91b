/** `history [NAME] [--failed] [--limit N]`: orders and renewal runs, newest first. */
import type { HistoryEntry, RenewalItem } from '../../../shared/domain/renewal-run.ts';
import { fail, type Problem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { historyKey } from '../../../shared/i18n/renewal-words.ts';
import type { Command } from '../context.ts';
import type { Terminal } from '../terminal.ts';

const mostAtOnce = 500;
const usual = 50;

export const command: Command = {
  options: { failed: { type: 'boolean' }, limit: { type: 'string' } },
  readsOnly: true,
  run: async (context) => {
    const { args, terminal } = context;
    const [search = '', ...more] = args.words;
    if (more.length > 0) throw fail('input.usage', { message: 'history [NAME] [--failed] [--limit N]' });
    const limit = args.number('limit', 1, mostAtOnce) ?? usual;
    const workspace = await context.openWorkspace();
    try {
      const outcome = args.flag('failed') ? ('failed' as const) : undefined;
      const { entries, next } = workspace.renewing.history({ search, outcome, limit });
      const nothing = search === '' && outcome === undefined ? 'renewal.history.empty' : 'renewal.history.none';
      terminal.answer(
        { entries, ...(next === undefined ? {} : { next }) },
        entries.length === 0
          ? [terminal.sentence(nothing, {})]
          : [
              ...entries.flatMap((entry) => linesOf(entry, terminal)),
              ...(next === undefined ? [] : [terminal.sentence('renewal.history.more', {})]),
            ],
      );
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const marks = { succeeded: '✓', failed: '✗', cancelled: '·', working: '…', resting: '‖' } as const;

const linesOf = (entry: HistoryEntry, terminal: Terminal): readonly string[] => {
  const { sentence, moment } = terminal;
  const word = sentence(historyKey(entry), {});
  const head = `${marks[entry.resting === true ? 'resting' : entry.outcome]} ${moment(entry.at)}`;
  if (entry.kind === 'order')
    return [`${head}  ${entry.name}  ${entry.authorityName}  ${word}${because(entry.problem, terminal)}`];
  const { trigger, vault, certificates } = entry.report;
  return [
    `${head}  ${sentence(`renewal.trigger.${trigger}`, {})}  ${word}${because(vault, terminal)}`,
    ...certificates.map((item: RenewalItem) => {
      const { name, outcome, problem } = item;
      return `    ${name}  ${sentence(`renewal.outcome.${outcome}`, {})}${because(problem, terminal)}`;
    }),
  ];
};

const because = (problem: Problem | undefined, { language }: Terminal): string =>
  problem === undefined ? '' : `: ${messageOf(problem, language).title}`;
