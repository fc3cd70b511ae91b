/** `install NAME list|add|change|order|remove|test|run|log`: what is done with a certificate after each renewal. */
import { z } from 'zod';
import {
  type InstallReport,
  type InstallStep,
  installStepInputSchema,
  type StepResult,
} from '../../../shared/domain/install.ts';
import { installKinds } from '../../../shared/domain/install-kinds.ts';
import { exitCodeOf, fail } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { installLogWords, stepLabel } from '../../../shared/i18n/install-words.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { readInput } from '../input-files.ts';

const usage = `install NAME [list] | add --from-file FILE|- | change ID --from-file FILE|- | order ID ID … | remove ID
  | test [ID] | run [ID] | log [--limit N]`;
const verbs = ['list', 'add', 'change', 'order', 'remove', 'test', 'run', 'log'] as const;
type Verb = (typeof verbs)[number];

/** Of a certificate, with the words after the verb. */
type Action = (
  context: CliContext,
  workspace: Workspace,
  certificate: { readonly id: string; readonly name: string },
  words: readonly string[],
) => Promise<number>;

export const command: Command = {
  options: { 'from-file': { type: 'string' }, limit: { type: 'string' } },
  run: async (context) => {
    const [name, word = 'list', ...rest] = context.args.words;
    const verb = verbs.find((one) => one === word);
    if (name === undefined || verb === undefined) throw fail('input.usage', { message: usage });
    const workspace = await context.openWorkspace();
    try {
      return await actions[verb](context, workspace, workspace.certificate(name), rest);
    } finally {
      await workspace.close();
    }
  },
};

const actions: Readonly<Record<Verb, Action>> = {
  list: async ({ terminal, language }, { installing }, { id }) => {
    const steps = installing.list(id);
    const none = [terminal.sentence('cli.install.none', {})];
    terminal.answer({ steps }, steps.length === 0 ? none : steps.map((step, index) => lineOf(step, index, language)));
    return 0;
  },
  add: (context, workspace, { id }) => save(context, workspace, id, undefined),
  change: (context, workspace, { id }, [asked]) => save(context, workspace, id, findStep(workspace, id, asked)),
  order: async ({ terminal }, workspace, { id }, asked) => {
    workspace.installing.order(
      id,
      asked.map((one) => findStep(workspace, id, one).id),
    );
    terminal.answer({ order: workspace.installing.list(id).map((step) => step.id) }, [
      terminal.sentence('cli.install.moved', {}),
    ]);
    return 0;
  },
  remove: async (context, workspace, { id }, [asked]) => {
    const step = findStep(workspace, id, asked);
    await context.ensureVault(workspace);
    await workspace.installing.remove(step.id);
    const label = stepLabel(step, context.language);
    context.terminal.answer({ removed: step.id }, [context.terminal.sentence('cli.install.removed', { label })]);
    return 0;
  },
  test: (context, workspace, { id }, [asked]) => perform(context, workspace, id, asked, 'test'),
  run: (context, workspace, { id }, [asked]) => perform(context, workspace, id, asked, 'run'),
  log: async (context, { installing }, { id }) => {
    const reports = installing.reports(id, context.args.number('limit', 1, 30) ?? 1);
    context.terminal.answer(
      { reports },
      reports.flatMap((report) => [
        `${context.terminal.moment(report.startedAt)}  ${report.mode}  ${report.trigger}`,
        ...reportLines(context, report),
      ]),
    );
    return 0;
  },
};

const lines = z.array(z.string()).transform((all) => all.join('\n'));
/** As people write it: numbers without quotes, and several lines as a list. */
const stepFile = installStepInputSchema.omit({ id: true, fields: true, kind: true }).extend({
  kind: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String).or(lines)).default({}),
});

const save = async (
  context: CliContext,
  workspace: Workspace,
  certificateId: string,
  step: InstallStep | undefined,
): Promise<number> => {
  const { terminal, args, stdin, language } = context;
  const path = args.text('from-file');
  if (path === undefined) throw fail('input.usage', { message: usage });
  const { kind: asked, ...input } = await readStep(path, stdin, step?.kind);
  const kind = installKinds.find((one) => one === asked);
  if (kind === undefined) throw fail('install.kind-unknown', { id: asked, known: [...installKinds] });
  const warnings = await context.ensureVault(workspace);
  const saved = await workspace.installing.save(certificateId, {
    ...input,
    kind,
    ...(step === undefined ? {} : { id: step.id }),
  });
  terminal.answer({ step: saved, warnings }, [
    terminal.sentence('cli.install.added', { id: saved.id, label: stepLabel(saved, language) }),
  ]);
  return 0;
};

/** What it holds is never repeated in an error. A change need not repeat the kind. */
const readStep = async (path: string, stdin: NodeJS.ReadableStream, kind: string | undefined) => {
  const content = await readInput(path, stdin);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw fail('input.file-unreadable', { path, reason: 'not-json' });
  }
  const given =
    typeof parsed === 'object' && parsed !== null ? { ...(kind === undefined ? {} : { kind }), ...parsed } : {};
  const step = stepFile.safeParse(given);
  if (step.success) return step.data;
  const wrong = step.error.issues.map(({ path: where, code }) => `${where.join('.')} ${code}`).join(', ');
  throw fail('input.file-unreadable', { path, reason: wrong });
};

/** The gravest failure decides the exit code. */
const perform = async (
  context: CliContext,
  workspace: Workspace,
  certificate: string,
  asked: string | undefined,
  what: 'test' | 'run',
): Promise<number> => {
  const { terminal, interrupted } = context;
  const stepId = asked === undefined ? undefined : findStep(workspace, certificate, asked).id;
  await context.ensureVault(workspace);
  const told = new Set<string>();
  const report = await workspace.installing[what]({
    certificate,
    stepId,
    signal: interrupted,
    onProgress: ({ steps }) => {
      for (const step of steps.filter(({ outcome }) => outcome === 'done' || outcome === 'failed')) {
        if (told.has(step.stepId)) continue;
        told.add(step.stepId);
        terminal.note(headOf(context, step));
      }
    },
  });
  terminal.answer({ report }, reportLines(context, report));
  if (what === 'run') await workspace.notifications.tend(sendingTime);
  return Math.max(0, ...report.steps.flatMap(({ problem }) => (problem === undefined ? [] : [exitCodeOf(problem)])));
};

/** Milliseconds; what has not left by then is sent by whoever opens the profile next. */
const sendingTime = 20_000;

const marks = { working: '…', done: '✓', failed: '✗', undone: '↶', skipped: '·' } as const;

const headOf = ({ terminal, language }: CliContext, step: StepResult): string =>
  `${marks[step.outcome]} ${stepLabel(step, language)}  ${terminal.sentence(`install.outcome.${step.outcome}`, {})}`;

const reportLines = (context: CliContext, { steps, served = [] }: InstallReport): readonly string[] => {
  const { terminal, language } = context;
  return [
    ...steps.flatMap((step) => [
      headOf(context, step),
      ...step.log.map((line) => `    ${installLogWords(line, language)}`),
      ...(step.problem === undefined ? [] : problemLines(step.problem, language)),
    ]),
    ...served.map(({ host, port, verdict }) =>
      terminal.sentence('cli.install.served', { host: `${host}:${port}`, verdict }),
    ),
  ];
};

const problemLines = (
  problem: NonNullable<StepResult['problem']>,
  language: CliContext['language'],
): readonly string[] => {
  const { title, explanation, action } = messageOf(problem, language);
  return [title, explanation, action].filter((line) => line !== '').map((line) => `    ${line}`);
};

const lineOf = (step: InstallStep, index: number, language: CliContext['language']): string => {
  const { id, kind, enabled, installed, problem } = step;
  const mark = !enabled ? '-' : problem !== undefined ? '✗' : installed ? '✓' : '·';
  return `${index + 1}. ${mark} ${id}  ${kind}  ${stepLabel(step, language)}`;
};

/** By id or the beginning of it. `install.step-not-found`. */
const findStep = ({ installing }: Workspace, certificate: string, asked = ''): InstallStep => {
  const found = asked === '' ? [] : installing.list(certificate).filter(({ id }) => id.startsWith(asked));
  if (found.length !== 1 || found[0] === undefined) throw fail('install.step-not-found', { id: asked });
  return found[0];
};
