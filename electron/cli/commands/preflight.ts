/** `preflight`: everything an order needs is looked at, and nothing is ordered. */
import { resolve } from 'node:path';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PreflightFinding, PreflightOutcome, PreflightReport } from '../../../shared/domain/preflight.ts';
import { failureExit } from '../../../shared/errors/problem.ts';
import { type PreflightWords, preflightWords } from '../../../shared/i18n/preflight-words.ts';
import { tookInColumn, tookWords } from '../../../shared/i18n/took-words.ts';
import { failureClassOf } from '../../engine/preflight/conclude.ts';
import type { PreflightRequest } from '../../engine/workspace/preflight.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import { authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readCredential, readInput } from '../input-files.ts';
import { identifiersOf, wantedCredential, withCredentialId } from '../order-request.ts';
import { policyOptions, readPolicy } from '../policy-options.ts';
import { usualResolvers } from '../usual-resolvers.ts';

export const command: Command = {
  options: {
    ...policyOptions,
    replaces: { type: 'string' },
    account: { type: 'string' },
    force: { type: 'boolean' },
    out: { type: 'string' },
  },
  readsOnly: true,
  run: async (context) => {
    const { args, stdin, interrupted } = context;
    const workspace = await context.openWorkspace();
    try {
      const authority = await authorityRefOf(args, stdin);
      const csr = args.text('csr');
      const csrPem = csr === undefined ? undefined : await readInput(csr, stdin);
      const identifiers = await identifiersOf(args, workspace, authority, csrPem);
      const draft = readPolicy(args, identifiers, authority, csrPem, usualResolvers(workspace));
      await openVault(context, workspace);
      const { policy, credential } = await credentialFor(context, workspace, draft);
      const out = args.text('out');
      const report = await workspace.preflight(policy, {
        accountId: args.text('account'),
        credential,
        exportFolder: out === undefined ? undefined : resolve(out),
        signal: interrupted,
        onEvent: (event) => {
          if (event.kind === 'finished') context.terminal.note(progressLine(context, event.outcome));
        },
      });
      return answer(context, workspace, report);
    } finally {
      await workspace.close();
    }
  },
};

/** One that is set up is opened; none is set up for a look. What stands in the way is a finding. */
const openVault = async (context: CliContext, workspace: Workspace): Promise<void> => {
  const { state } = await workspace.vault.status();
  if (state === 'closed') await context.ensureVault(workspace).catch(() => undefined);
};

const credentialFor = async (
  { args, stdin }: CliContext,
  workspace: Workspace,
  policy: Policy,
): Promise<{ readonly policy: Policy; readonly credential?: PreflightRequest['credential'] }> => {
  const wanted = wantedCredential(workspace, policy);
  if (wanted === undefined) return { policy };
  const { provider, known } = wanted;
  const path = args.text('credential');
  const id = args.text('credential-id') ?? (path === undefined ? known : undefined);
  if (id !== undefined) return { policy: withCredentialId(policy, id) };
  if (path === undefined) return { policy };
  return { policy, credential: { provider, fields: await readCredential(path, stdin) } };
};

const marks = { ok: '✓', note: '·', warning: '!', blocks: '✗' } as const;

const progressLine = ({ terminal, language }: CliContext, { id, verdict, milliseconds }: PreflightOutcome): string =>
  `${marks[verdict]} ${terminal.sentence(`preflight.check.${id}`, {})}  ${tookInColumn(milliseconds, language)}`.trimEnd();

const answer = (context: CliContext, workspace: Workspace, report: PreflightReport): number => {
  const { terminal, language } = context;
  const words = (finding: PreflightFinding): PreflightWords =>
    preflightWords(finding, language, providerNames(workspace, finding, context));
  const took = tookWords(report.milliseconds, language);
  terminal.answer({ ...report, checks: report.checks.map((outcome) => shown(outcome, words)) }, [
    ...report.checks.flatMap((outcome) => linesOf(context, outcome, words)),
    terminal.sentence(`preflight.verdict.${report.verdict}`, { took }),
  ]);
  const failureClass = report.verdict === 'blocks' ? failureClassOf(report.checks) : undefined;
  return failureClass === undefined ? 0 : failureExit(failureClass);
};

const shown = (outcome: PreflightOutcome, words: (finding: PreflightFinding) => PreflightWords) => {
  const [gravest] = outcome.findings;
  const findings = outcome.findings.map((finding) => {
    const { title, means, fixes: advice } = words(finding);
    return { ...finding, title, means, advice };
  });
  return {
    ...outcome,
    ...(gravest?.cause === undefined ? {} : { cause: gravest.cause }),
    detail: gravest?.detail ?? {},
    findings,
  };
};

const linesOf = (
  { terminal }: CliContext,
  { id, verdict, findings, evidence }: PreflightOutcome,
  words: (finding: PreflightFinding) => PreflightWords,
): readonly string[] => {
  const title = terminal.sentence(`preflight.check.${id}`, {});
  if (findings.length === 0)
    return [[`${marks[verdict]} ${title}`, evidence.slice(0, 2).join('; ')].filter(Boolean).join('  ')];
  return findings.flatMap((finding) => {
    const { title: what, means, fixes } = words(finding);
    const advice = finding.verdict === 'note' ? [] : fixes;
    return [
      `${marks[finding.verdict]} ${title}: ${what}`,
      ...[means, ...advice].filter(Boolean).map((line) => `    ${line}`),
    ];
  });
};

export const providerNames = (
  workspace: Workspace,
  { detail }: PreflightFinding,
  { language }: CliContext,
): Record<string, string> =>
  Object.fromEntries(
    ['provider', 'other'].flatMap((key) => {
      const name = workspace.providers.find(({ id }) => id === detail[key])?.name[language];
      return name === undefined ? [] : [[key, name]];
    }),
  );
