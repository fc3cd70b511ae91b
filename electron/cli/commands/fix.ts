/** `fix [run]`: what can be done about a failed run; shown first, done with consent, and taken back with `fix undo`. */
import { fixActions } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { AppliedFix, FixPlan, FixResult } from '../../../shared/domain/fixes.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { fixChangeWords, fixValueWords } from '../../../shared/i18n/fix-words.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { askChoice } from '../prompt.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: {
    cause: { type: 'string' },
    action: { type: 'string' },
    choice: { type: 'string' },
    yes: { type: 'boolean' },
  },
  run: async (context) => {
    const workspace = await context.openWorkspace();
    try {
      const [word, id] = context.args.words;
      if (word === 'list') return list(context, workspace);
      if (word === 'undo') return await undo(context, workspace, id);
      return await fix(context, workspace, word);
    } finally {
      await workspace.close();
    }
  },
};

const list = ({ terminal, language }: CliContext, workspace: Workspace): number => {
  const fixes = [...workspace.fixes.applied()];
  const none = [terminal.sentence('fix.list.none', {})];
  terminal.answer({ fixes }, fixes.length === 0 ? none : fixes.flatMap((one) => appliedLines(one, terminal, language)));
  return 0;
};

const appliedLines = (
  { id, action, changes, appliedAt, certificateId, problem }: AppliedFix,
  terminal: CliContext['terminal'],
  language: CliContext['language'],
): readonly string[] => [
  `${id}  ${terminal.sentence(`fix.action.${action}`, {})}  ${terminal.moment(appliedAt)}${
    certificateId === undefined ? '' : `  ${terminal.sentence('fix.list.until-done', {})}`
  }`,
  ...changes.map((change) => `  ${fixChangeWords(change, language)}`),
  ...(problem === undefined
    ? []
    : [`  ${terminal.sentence('fix.list.problem', { title: messageOf(problem, language).title })}`]),
];

const undo = async (context: CliContext, workspace: Workspace, id: string | undefined): Promise<number> => {
  if (id === undefined) throw fail('input.usage', { message: 'fix undo takes the id that fix list shows' });
  await context.ensureVault(workspace);
  await workspace.fixes.undo(id, context.interrupted);
  context.terminal.answer({ undone: id }, [context.terminal.sentence('fix.undone', {})]);
  return 0;
};

const fix = async (context: CliContext, workspace: Workspace, runId: string | undefined): Promise<number> => {
  const { terminal, args } = context;
  const run = runId === undefined ? lastFailed(workspace) : workspace.run(runId);
  if (run === undefined) {
    terminal.answer({ causes: [] }, [terminal.sentence('fix.nothing', {})]);
    return 0;
  }
  const causes = await causesOf(run);
  const asked = askedOf(context, causes);
  if (asked === undefined) {
    terminal.answer({ run: run.id, causes }, causeLines(context, causes));
    return 0;
  }
  const subject = { kind: 'run', id: run.id } as const;
  // Reading what stands in a zone takes the stored keys.
  await context.ensureVault(workspace);
  const request = { ...asked, choice: args.text('choice'), subject, detail: {} };
  const plan = await workspace.fixes.plan(request, context.interrupted);
  if (plan.kind !== 'do') {
    terminal.answer({ run: run.id, cause: asked.cause, plan }, planLines(context, workspace, plan));
    return 0;
  }
  if (!(await isWanted(context, workspace, plan))) {
    terminal.answer({ run: run.id, cause: asked.cause, plan }, [
      ...(args.flag('yes') || context.stdin.isTTY === true ? [] : planLines(context, workspace, plan)),
      terminal.sentence('fix.not-done', {}),
    ]);
    return 0;
  }
  return carryOut(context, workspace, { cause: asked.cause, plan });
};

type DoPlan = Extract<FixPlan, { kind: 'do' }>;

const carryOut = async (
  context: CliContext,
  workspace: Workspace,
  { cause, plan }: { readonly cause: string; readonly plan: DoPlan },
): Promise<number> => {
  const { terminal } = context;
  const result = await workspace.fixes.apply(plan.id, context.interrupted);
  const run = await followed(context, workspace, result);
  // What was opened for this run alone is closed before the process ends.
  await workspace.fixes.tend();
  const stays = workspace.fixes.applied().some(({ id }) => id === result.undoId);
  const waits = plan.changes.some(({ kind }) => kind === 'wait');
  const done = terminal.sentence(waits ? 'fix.done.waits' : 'fix.done', {});
  terminal.answer({ cause, plan, result, ...(run === undefined ? {} : { run }) }, [
    stays && result.undoId !== undefined && !waits ? terminal.sentence('fix.done.undo', { id: result.undoId }) : done,
  ]);
  return 0;
};

const followed = async (
  context: CliContext,
  workspace: Workspace,
  { runId }: FixResult,
): Promise<RunView | undefined> => {
  const live = runId === undefined ? undefined : workspace.liveRun(runId);
  if (runId === undefined || live === undefined) return runId === undefined ? undefined : workspace.run(runId);
  return watchRun(context, workspace, async (onChange) => {
    workspace.onRun((view) => (view.id === runId ? onChange(view) : undefined));
    return live;
  });
};

const lastFailed = (workspace: Workspace): RunView | undefined =>
  workspace.runs().find(({ status }) => status === 'failed' || status === 'interrupted');

const causesOf = async ({ problem, warnings }: RunView): Promise<readonly DiagnosedCause[]> => {
  const { diagnosisOf } = await import('../../engine/diagnosis/report.ts');
  const problems = [...(problem === undefined ? [] : [problem]), ...warnings];
  return problems.length === 0 ? [] : diagnosisOf({ problems }).causes;
};

const askedOf = ({ args }: CliContext, causes: readonly DiagnosedCause[]) => {
  const action = args.choice('action', fixActions);
  const given = args.text('cause');
  if (action === undefined && given === undefined) return undefined;
  const cause = causes.find(({ id, fixes }) =>
    given === undefined ? fixes.some((one) => one.action === action) : id === given,
  );
  const first = fixActions.find((one) => one === cause?.fixes[0]?.action);
  if (action === undefined && first === undefined)
    throw fail('input.usage', { message: `the run does not point to the cause ${given ?? ''}; give --action` });
  return { cause: given ?? cause?.id ?? '', action: action ?? first ?? 'retry' };
};

const causeLines = ({ terminal, language }: CliContext, causes: readonly DiagnosedCause[]): readonly string[] =>
  causes.length === 0
    ? [terminal.sentence('fix.no-cause', {})]
    : [
        terminal.sentence('fix.causes', {}),
        ...causes.flatMap(({ id, title, fixes }) => [
          `${id}  ${title[language]}`,
          ...fixes.map((one) => `  ${one.action}  ${one[language]}`),
        ]),
      ];

const isWanted = async (context: CliContext, workspace: Workspace, plan: DoPlan): Promise<boolean> => {
  const { args, stdin, terminal } = context;
  if (args.flag('yes')) return true;
  if (stdin.isTTY !== true || terminal.json) return false;
  for (const line of planLines(context, workspace, plan)) terminal.warn(line);
  const answer = await askChoice(terminal.sentence('fix.confirm', {}), [
    { value: 'no', label: terminal.sentence('fix.confirm.no', {}) },
    { value: 'yes', label: terminal.sentence('fix.confirm.yes', {}) },
  ]);
  return answer === 'yes';
};

const planLines = (
  { terminal, language }: CliContext,
  { providers }: Pick<Workspace, 'providers'>,
  plan: FixPlan,
): readonly string[] => {
  const action = terminal.sentence(`fix.action.${plan.action}`, {});
  const providerName = (id: string): string => providers.find((one) => one.id === id)?.name[language] ?? id;
  const title = terminal.sentence('fix.plan.title', { action });
  switch (plan.kind) {
    case 'do':
      return [
        title,
        ...plan.changes.map((change) => `  ${fixChangeWords(change, language, providerName)}`),
        terminal.sentence(`fix.undo.${plan.undo}`, {}),
      ];
    case 'choose':
      return [
        terminal.sentence('fix.plan.choose', { action }),
        ...plan.options.map(({ id, label, sentence, recommended }) =>
          [
            `  ${id}`,
            fixValueWords(label, language),
            ...(sentence === undefined ? [] : [fixValueWords(sentence, language)]),
            ...(recommended ? [terminal.sentence('fix.plan.recommended', {})] : []),
          ].join('  '),
        ),
      ];
    case 'go':
      return [title, terminal.sentence('fix.plan.go', { place: terminal.sentence(`fix.place.${plan.place}`, {}) })];
    case 'open':
      return [title, terminal.sentence('fix.plan.open', { url: plan.url })];
    case 'words':
      return [
        title,
        terminal.sentence('fix.plan.words', {}),
        ...(plan.values.length === 0 ? [] : [terminal.sentence('fix.plan.values', {})]),
        ...plan.values.map((value) => `  ${value}`),
      ];
  }
};
