/** `rehearse [NAME…] [--due]`: tries the next renewal, and orders nothing. Exit code 0 when all will renew. */
import type { PreflightFinding } from '../../../shared/domain/preflight.ts';
import { factsOf } from '../../../shared/domain/preflight.ts';
import type { RehearsalReport, RehearsalVerdict } from '../../../shared/domain/rehearsals.ts';
import { fail, failureExit } from '../../../shared/errors/problem.ts';
import { type PreflightWords, preflightWords } from '../../../shared/i18n/preflight-words.ts';
import { rehearsalWords } from '../../../shared/i18n/rehearsal-words.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { providerNames } from './preflight.ts';

export const command: Command = {
  options: { due: { type: 'boolean' } },
  readsOnly: true,
  run: async (context) => {
    const { args, interrupted } = context;
    const due = args.flag('due');
    if (due && args.words.length > 0) throw fail('input.usage', { message: 'rehearse [NAME…] | --due' });
    const workspace = await context.openWorkspace();
    try {
      const { state } = await workspace.vault.status();
      // What stands in the way is a finding.
      if (state === 'closed') await context.ensureVault(workspace).catch(() => undefined);
      const reports = due
        ? await workspace.rehearseDue(interrupted, Number.POSITIVE_INFINITY)
        : await oneByOne(context, workspace, args.words.length > 0 ? args.words : issued(workspace));
      return answer(context, workspace, reports, due);
    } finally {
      await workspace.close();
    }
  },
};

const issued = (workspace: Workspace): readonly string[] =>
  workspace.certificates().flatMap(({ id, current }) => (current === undefined ? [] : [id]));

const oneByOne = async (
  { interrupted, terminal }: CliContext,
  workspace: Workspace,
  names: readonly string[],
): Promise<readonly RehearsalReport[]> => {
  const ids = names.map((name) => workspace.certificate(name).id);
  const reports: RehearsalReport[] = [];
  for (const id of ids) {
    const report = await workspace.rehearsals.rehearse(id, { signal: interrupted });
    terminal.note(`${marks[report.verdict]} ${report.name}`);
    reports.push(report);
  }
  return reports;
};

const marks: Readonly<Record<RehearsalVerdict, string>> = {
  'will-renew': '✓',
  'will-renew-by-fallback': '✓',
  'at-risk': '!',
  'will-fail': '✗',
};

const answer = (
  context: CliContext,
  workspace: Workspace,
  reports: readonly RehearsalReport[],
  due: boolean,
): number => {
  const { terminal, language } = context;
  const words = (finding: PreflightFinding): PreflightWords =>
    preflightWords(finding, language, providerNames(workspace, finding, context));
  const shown = reports.map((report) => ({
    ...report,
    ...rehearsalWords(report, language, (finding) => words(finding).title),
    verdict: report.verdict,
    because: report.because.map((finding) => {
      const { title, means, fixes: advice } = words(finding);
      return { ...finding, title, means, advice };
    }),
  }));
  terminal.answer(
    { rehearsals: shown },
    shown.length === 0
      ? [terminal.sentence(due ? 'cli.rehearse.none-due' : 'cli.rehearse.none', {})]
      : shown.flatMap(({ name, verdict, line, because }) => [
          `${marks[verdict]} ${name}  ${line}`,
          ...toldOf(because).map((one) => `    ${one}`),
        ]),
  );
  return exitCodeOf(reports);
};

type Told = Pick<PreflightFinding, 'code'> &
  Pick<PreflightWords, 'title' | 'means'> & { readonly advice: PreflightWords['fixes'] };

/** The line above names the first. What was found for several names is told with all of them, and its cure once. */
const toldOf = (because: readonly Told[]): readonly string[] => {
  const codes = [...new Set(because.map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const same = because.filter((one) => one.code === code);
    return [...same.map(({ title }) => title), ...same.flatMap(({ means, advice }) => [means, ...advice])];
  });
  return [...new Set(lines)].filter((line) => line !== '' && line !== because[0]?.title);
};

/** That of the gravest: its class is the one of what decides it. */
const exitCodeOf = (reports: readonly RehearsalReport[]): number => {
  const worst =
    reports.find(({ verdict }) => verdict === 'will-fail') ?? reports.find(({ verdict }) => verdict === 'at-risk');
  if (worst === undefined) return 0;
  return failureExit(worst.because.flatMap(({ code }) => factsOf(code).failureClass ?? [])[0] ?? 'local');
};
