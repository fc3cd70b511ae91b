/**
 * `diagnose`: what a message, a log or a run of ours points to. A text needs neither profile nor network; only `--probe`
 * looks at anything.
 */

import type { Language } from '../../../shared/domain/app.ts';
import type { DiagnosedCause, Diagnosis, ProbeReport } from '../../../shared/domain/diagnosis.ts';
import { causeOfResult, isProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { failureIn } from '../../engine/diagnosis/read-input.ts';
import { diagnosisOf } from '../../engine/diagnosis/report.ts';
import { type About, aboutText, canRun } from '../../engine/diagnosis/runnable.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { readLog } from '../log-file.ts';

export const command: Command = {
  options: { run: { type: 'string' }, probe: { type: 'boolean' } },
  readsOnly: true,
  run: async (context) => {
    const asked = await readAsked(context);
    if (asked.runId === undefined && !asked.probing) {
      const diagnosis = ofText(asked.text);
      context.terminal.answer(diagnosis, linesOf(diagnosis.causes, context));
      return 0;
    }
    const workspace = await context.openWorkspace();
    try {
      return await answerFrom(workspace, asked, context);
    } finally {
      await workspace.close();
    }
  },
};

interface Asked {
  readonly runId: string | undefined;
  /** Empty with a run. */
  readonly text: string;
  readonly probing: boolean;
  /** All that are offered unless told. */
  readonly probe: string | undefined;
}

/** A word after `--probe` that is the id of a probe is no file. */
const readAsked = async ({ args, stdin }: CliContext): Promise<Asked> => {
  const probing = args.flag('probe');
  const last = args.words.at(-1) ?? '';
  const probe = probing && isProbeId(last) ? last : undefined;
  const words = probe === undefined ? args.words : args.words.slice(0, -1);
  const runId = args.text('run');
  if (words.length > (runId === undefined ? 1 : 0))
    throw fail('input.usage', { message: 'diagnose takes one file, or - for standard input, or --run ID' });
  return { runId, probing, probe, text: runId === undefined ? await readLog(words[0] ?? '-', stdin) : '' };
};

type Probed = Pick<ProbeReport, 'outcome' | 'result' | 'evidence'> & { readonly probe: string };

const mostProbes = 3;
/** Milliseconds. */
const probeDeadline = 20_000;

const answerFrom = async (workspace: Workspace, asked: Asked, context: CliContext): Promise<number> => {
  const { terminal, language } = context;
  const before = diagnosed(workspace, asked);
  if (!asked.probing) {
    terminal.answer(before, linesOf(before.causes, context));
    return 0;
  }
  const { state } = await workspace.vault.status();
  // One that is set up is opened; what stands in the way is told as not measured.
  if (state === 'closed') await context.ensureVault(workspace).catch(() => undefined);
  const { diagnosis, probes } = await runProbes(workspace, asked, before, context);
  const said = probes.map(({ probe, outcome, result = '' }) => {
    const found = causeOfResult(probe, result);
    const cause = diagnosis.causes.find(({ id }) => id === found)?.title[language] ?? '';
    return `${probe}: ${terminal.sentence(`diagnose.probe.${outcome}`, { cause })}`;
  });
  terminal.answer({ ...diagnosis, probes }, [
    ...said,
    ...(said.length === 0 ? [] : ['']),
    ...linesOf(diagnosis.causes, context),
  ]);
  return 0;
};

const ofText = (text: string): Diagnosis => {
  const failure = failureIn(text);
  const about = aboutText(failure.text ?? '', false);
  return diagnosisOf(failure, (probe) => canRun(probe, about));
};

const diagnosed = (workspace: Workspace, { runId, text }: Asked): Diagnosis => {
  if (runId === undefined) return ofText(text);
  const { problem, warnings, orderUrl, practice } = workspace.run(runId);
  const about: About = { kind: 'order', practice, policy: workspace.runPolicy(runId), orderUrl };
  const problems = [...(problem === undefined ? [] : [problem]), ...warnings];
  return diagnosisOf({ problems }, (probe) => canRun(probe, about));
};

/** One after the other: what one finds is known to the next. */
const runProbes = async (
  workspace: Workspace,
  { runId, text, probe: only }: Asked,
  before: Diagnosis,
  { interrupted }: CliContext,
): Promise<{ readonly diagnosis: Diagnosis; readonly probes: readonly Probed[] }> => {
  const offered = before.causes.flatMap(({ confirm }) => (confirm?.runnable === true ? [confirm.probe] : []));
  const wanted = only === undefined ? [...new Set(offered)].slice(0, mostProbes) : [only];
  const subject: FixSubject = runId === undefined ? { kind: 'none' } : { kind: 'run', id: runId };
  let diagnosis = before;
  let facts: ProbeReport['facts'] = {};
  const probes: Probed[] = [];
  for (const probe of wanted) {
    const signal = AbortSignal.any([interrupted, AbortSignal.timeout(probeDeadline)]);
    const { causes, outcome, result, evidence, ...known } = await workspace.probe(
      { probe, subject, text, facts },
      signal,
    );
    if (interrupted.aborted) throw fail('run.cancelled', {});
    diagnosis = { causes };
    facts = known.facts;
    probes.push({ probe, outcome, ...(result === undefined ? {} : { result }), evidence });
  }
  return { diagnosis, probes };
};

const linesOf = (found: readonly DiagnosedCause[], { terminal, language }: CliContext): readonly string[] => {
  if (found.length === 0)
    return [terminal.sentence('diagnose.unknown', {}), terminal.sentence('diagnose.unknown.more', {})];
  return found.flatMap((cause, index) => [...(index === 0 ? [] : ['']), ...causeLines(cause, terminal, language)]);
};

const causeLines = (cause: DiagnosedCause, terminal: CliContext['terminal'], language: Language): readonly string[] => {
  const { confidence, title, explanation, fixes, evidence, confirm, verify } = cause;
  const likely = confidence >= 0.8 ? 'diagnose.sure' : confidence >= 0.5 ? 'diagnose.likely' : 'diagnose.possible';
  const { colon } = packOf(language).style;
  return [
    `${terminal.sentence(likely, {})}${colon}${title[language]} (${cause.id})`,
    `  ${explanation[language]}`,
    ...evidence.map((line) => `  ${terminal.sentence('diagnose.evidence', { line })}`),
    ...fixes.map((fix) => `  ${terminal.sentence('diagnose.fix', { fix: fix[language] })}`),
    ...(confirm === undefined ? [] : [`  ${terminal.sentence('diagnose.confirm', { look: confirm[language] })}`]),
    `  ${terminal.sentence('diagnose.verify', { verify: verify[language] })}`,
  ];
};
