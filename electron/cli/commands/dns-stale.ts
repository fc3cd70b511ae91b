/** `dns stale [--remove [--yes]]`: challenge values that no order needs any more; each is shown before it goes. */
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import type { CliContext, Command } from '../context.ts';
import { untilInterrupted } from '../dns-questions.ts';
import { askChoice } from '../prompt.ts';

export const command: Command = {
  options: { remove: { type: 'boolean' }, yes: { type: 'boolean' } },
  run: async (context) => {
    const { terminal, args, interrupted } = context;
    const workspace = await context.openWorkspace();
    try {
      const records = await untilInterrupted(context, workspace.stale.list(interrupted));
      if (!args.flag('remove')) {
        terminal.answer(
          { records },
          records.length === 0 ? [terminal.sentence('stale.none', {})] : linesOf(context, records),
        );
        return 0;
      }
      await context.ensureVault(workspace);
      const removed: StaleRecord[] = [];
      const failed: { readonly record: StaleRecord; readonly problem: Problem }[] = [];
      for (const record of records) {
        if (!(await isWanted(context, record))) continue;
        try {
          await workspace.stale.remove(record);
          removed.push(record);
        } catch (thrown) {
          failed.push({ record, problem: toProblem(thrown) });
        }
      }
      terminal.answer({ records, removed, failed }, [
        ...removed.map(({ fqdn, value }) => `${terminal.sentence('stale.removed', {})}  ${fqdn}  ${value}`),
        ...failed.map(({ record, problem }) => `! ${record.fqdn}  ${messageOf(problem, terminal.language).title}`),
      ]);
      return failed.length === 0 ? 0 : failedExit;
    } finally {
      await workspace.close();
    }
  },
};

/** The exit code of the class `dns`. */
const failedExit = 6;

/** Ours may go with `--yes`; what others wrote is only removed when a person says so about this very record. */
const isWanted = async ({ terminal, args, stdin }: CliContext, record: StaleRecord): Promise<boolean> => {
  if (args.flag('yes')) return record.ours;
  if (stdin.isTTY !== true) return false;
  const { fqdn: name, value, provider } = record;
  const answer = await askChoice(terminal.sentence('cli.stale.question', { name, value, provider }), [
    { value: 'keep', label: terminal.sentence('cli.stale.keep', {}) },
    { value: 'remove', label: terminal.sentence('cli.stale.remove', {}) },
  ]);
  return answer === 'remove';
};

const linesOf = ({ terminal }: CliContext, records: readonly StaleRecord[]): readonly string[] =>
  records.flatMap(({ fqdn, value, provider, ours, writtenAt, attempts, triedUntil }) => [
    `${fqdn}  TXT ${value}  (${provider})`,
    `  ${ours && writtenAt !== undefined ? terminal.sentence('stale.ours', { time: terminal.moment(writtenAt) }) : terminal.sentence('stale.foreign', {})}`,
    ...(attempts > 0 && triedUntil !== undefined
      ? [`  ${terminal.sentence('stale.tried', { count: attempts, time: terminal.moment(triedUntil) })}`]
      : []),
  ]);
