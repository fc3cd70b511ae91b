/** Follows a run on the terminal: a line when a step ends, one live line while something is waited for. */
import type { Language } from '../../shared/domain/languages.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { CertwrightError, fail } from '../../shared/errors/problem.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import { cleanUpKey } from '../../shared/i18n/run-step-words.ts';
import { tookInColumn } from '../../shared/i18n/took-words.ts';
import type { Run } from '../engine/issuance/runner.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type { CliContext } from './context.ts';
import { waitingLine } from './waiting-line.ts';

/** Answers the view of a run that succeeded; a failed one is thrown as its problem, a cancelled one as `run.cancelled`. */
export const watchRun = async (
  context: CliContext,
  workspace: Workspace,
  start: (onChange: (view: RunView) => void) => Promise<Run>,
): Promise<RunView> => {
  const tell = teller(context);
  const run = await start(tell);
  tell(run.view());
  const cancel = (): void => run.cancel();
  if (context.interrupted.aborted) cancel();
  context.interrupted.addEventListener('abort', cancel, { once: true });
  await run.ended;
  const installed = await workspace.installing.settled(workspace.run(run.id).certificateId);
  const view = workspace.run(run.id);
  tell(view);
  if (view.retry?.kind === 'at')
    context.terminal.note(context.terminal.sentence('cli.retry-at', { time: context.terminal.moment(view.retry.at) }));
  if (view.problem !== undefined) throw new CertwrightError(view.problem);
  if (view.status !== 'succeeded') throw fail('run.cancelled', {});
  for (const warning of view.warnings)
    context.terminal.note(
      context.terminal.sentence('cli.warning', { title: messageOf(warning, context.language).title }),
    );
  if (installed?.steps.some(({ outcome }) => outcome === 'failed') === true)
    context.terminal.warn(
      context.terminal.sentence('cli.install.failed', { name: workspace.certificate(view.certificateId).name }),
    );
  return view;
};

const marks = { done: '✓', failed: '✗', warning: '!' } as const;

const teller = (context: CliContext): ((view: RunView) => void) => {
  const { terminal, language } = context;
  const told = new Set<string>();
  let liveLine = '';
  let before: RunView | undefined;
  const clearLine = (): void => {
    if (liveLine !== '') process.stderr.write('\r\u001b[K');
    liveLine = '';
  };
  return (view) => {
    if (before !== undefined && view.follows === before.id && !told.has(view.id)) {
      told.add(view.id);
      clearLine();
      terminal.note(goesOn(context, before, view));
    }
    before = view;
    for (const step of view.steps) {
      const ended = step.status === 'done' || step.status === 'failed' || step.status === 'warning';
      if (!ended || told.has(`${view.id} ${step.id}`)) continue;
      told.add(`${view.id} ${step.id}`);
      clearLine();
      const key = step.id === 'clean-up' ? cleanUpKey(view) : (`run.step.${step.id}` as const);
      const name = terminal.sentence(key, { authority: view.authorityName });
      const mark = marks[step.status as keyof typeof marks];
      terminal.note(terminal.sentence('cli.step', { mark, step: name, time: elapsed(step, language) }));
    }
    for (const record of view.records) {
      const key = `hand ${record.location} ${record.value}`;
      if (record.state !== 'by-hand' || !record.challenge.startsWith('dns-') || told.has(key)) continue;
      told.add(key);
      clearLine();
      terminal.note(terminal.sentence('cli.by-hand', { location: record.location, value: record.value }));
    }
    for (const line of othersFound(context, view)) {
      if (told.has(line)) continue;
      told.add(line);
      clearLine();
      terminal.note(line);
    }
    if (view.status !== 'waiting' || !terminal.live) return clearLine();
    const line = waitingLine(view, terminal);
    if (line !== liveLine) process.stderr.write(`\r\u001b[K${line}`);
    liveLine = line;
  };
};

/** What stands where a person was to add a record, and is not what was asked for; once per value, not per look. */
const othersFound = ({ terminal }: CliContext, { records }: RunView): readonly string[] =>
  records
    .filter(({ state }) => state === 'by-hand')
    .flatMap(({ location, servers }) =>
      [...new Set(servers.flatMap(({ found }) => found ?? []))].map((value) =>
        terminal.sentence('cli.other-value', { location, value }),
      ),
    );

/** Why another run follows, and what it does differently. */
const goesOn = ({ terminal, language }: CliContext, before: RunView, view: RunView): string => {
  const { problem, retry } = before;
  const authority = view.authorityName;
  if (problem === undefined || retry === undefined || retry.kind === 'give-up')
    return terminal.sentence('cli.rehearsed', { authority });
  return terminal.sentence(`cli.next.${retry.how}`, { title: messageOf(problem, language).title, authority });
};

const elapsed = ({ startedAt, endedAt }: RunView['steps'][number], language: Language): string => {
  if (startedAt === undefined || endedAt === undefined) return '';
  const took = tookInColumn(Date.parse(endedAt) - Date.parse(startedAt), language);
  return took === '' ? '' : `  ${took}`;
};
