/** `renew [NAME…] [--due] [--scheduled] [--dry-run]`: what is due is renewed, and what keeps that from happening is told. */
import { setFlagsFromString } from 'node:v8';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalItem, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { WatchAction, WatchdogState } from '../../../shared/domain/watchdog.ts';
import { fail, failureExit, toProblem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import { alertWords } from '../../../shared/i18n/watchdog-words.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import { renewalExitCode } from '../../renewal-exit-code.ts';
import type { CliContext, Command } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export const command: Command = {
  options: { due: { type: 'boolean' }, scheduled: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  run: async (context) => {
    const { args } = context;
    const names = args.words;
    const [scheduled, dry] = [args.flag('scheduled'), args.flag('dry-run')];
    if (names.length > 0 && (scheduled || args.flag('due')))
      throw fail('input.usage', { message: 'renew [NAME…] | --due [--scheduled]    [--dry-run]' });
    if (scheduled) staySmall();
    // Every page is read once a day instead of at each of its wakings.
    const workspace = await context.openWorkspace(scheduled ? { integrity: 'daily' } : {});
    try {
      const named = names.length === 0 ? undefined : names.map((name) => workspace.certificate(name).id);
      if (dry) return listDue(context, workspace, named);
      return await (scheduled ? renewScheduled(context, workspace) : renewAsked(context, workspace, named));
    } finally {
      await workspace.close();
    }
  },
};

/**
 * It is over in a second, mostly with nothing done, on machines that have other work: garbage is collected early rather
 * than given room. With 10,000 certificates that halves what the process takes beyond an empty one. What is marked bit by
 * bit falls behind what is allocated meanwhile, and nobody waits for a pause here.
 */
const staySmall = (): void => {
  for (const flag of [
    '--optimize-for-size',
    '--max-semi-space-size=2',
    '--semi-space-growth-factor=1',
    '--no-incremental-marking',
  ])
    setFlagsFromString(flag);
};

/** The plan as it stands; nothing is asked, looked at or changed. */
const listDue = ({ terminal }: CliContext, workspace: Workspace, named: readonly string[] | undefined): number => {
  const plan = workspace
    .plan()
    .filter(({ certificateId, due }) => (named === undefined ? due : named.includes(certificateId)));
  const line = (entry: PlanEntry): string => {
    const { when, why } = planWords(entry, terminal.language, terminal.moment);
    return `${entry.name}  ${when}  ${why}`;
  };
  terminal.answer({ plan }, plan.length === 0 ? [terminal.sentence('renewal.plan.none-due', {})] : plan.map(line));
  return 0;
};

const renewScheduled = async (context: CliContext, workspace: Workspace): Promise<number> => {
  if (context.args.text('passphrase-file') !== undefined) await unlock(context, workspace);
  const { report, busy, heartbeat, watchdog } = await workspace.renewing.runScheduled({
    stop: AbortSignal.any([context.interrupted, context.terminated]),
    onProgress: teller(context),
  });
  answer(context, { report, busy, heartbeat, watchdog });
  return report === undefined ? 0 : renewalExitCode(report);
};

const renewAsked = async (
  context: CliContext,
  workspace: Workspace,
  named: readonly string[] | undefined,
): Promise<number> => {
  if (named !== undefined || workspace.plan().some(({ due }) => due)) await unlock(context, workspace);
  const cancelling = new AbortController();
  context.interrupted.addEventListener('abort', () => {
    if (!context.terminated.aborted) cancelling.abort();
  });
  const run = workspace.renewing.run({
    trigger: 'command',
    named,
    stop: context.terminated,
    cancel: cancelling.signal,
    onProgress: teller(context),
  });
  const result = await run.then(
    (report) => ({ report, busy: undefined }),
    (thrown: unknown) => {
      const problem = toProblem(thrown);
      if (problem.code !== 'run.renewing') throw thrown;
      return { report: undefined, busy: problem.details.pid };
    },
  );
  const schedule = await workspace.renewing.schedule();
  const watchdog = workspace.renewing.tell({ schedule, renewsWhileOpen: false });
  answer(context, { ...result, watchdog });
  await workspace.notifications.tend(sendingTime);
  const { report } = result;
  if (report === undefined) return 0;
  return cancelling.signal.aborted || report.stopped ? failureExit('cancelled') : renewalExitCode(report);
};

/** Milliseconds; what has not left by then is sent by whoever opens the profile next. */
const sendingTime = 20_000;

/** A passphrase is asked for where somebody can type it, or taken from its file; everything else ends up in the report. */
const unlock = async (context: CliContext, workspace: Workspace): Promise<void> => {
  const { args, stdin } = context;
  const status = await workspace.vault.status();
  if (status.problem?.code !== 'vault.passphrase-needed') return;
  if (args.text('passphrase-file') !== undefined || stdin.isTTY === true) await context.ensureVault(workspace);
};

const marks = { renewed: '✓', failed: '✗', waiting: '…', skipped: '·' } as const;

const lineOf = ({ name, outcome, problem, install }: RenewalItem, terminal: Terminal): string => {
  const why = problem ?? install;
  const reason = why === undefined ? '' : `: ${messageOf(why, terminal.language).title}`;
  return `${marks[outcome]} ${name}  ${terminal.sentence(`renewal.outcome.${outcome}`, {})}${reason}`;
};

/** A line on stderr as each certificate ends. */
const teller = ({ terminal }: CliContext): ((report: RenewalReport) => void) => {
  const told = new Set<string>();
  return ({ certificates }) => {
    for (const item of certificates) {
      if (told.has(item.certificateId)) continue;
      told.add(item.certificateId);
      terminal.note(lineOf(item, terminal));
    }
  };
};

interface Answer {
  readonly report: RenewalReport | undefined;
  readonly busy: number | undefined;
  readonly watchdog: WatchdogState;
  readonly heartbeat?: unknown;
}

const answer = ({ terminal, language }: CliContext, { report, busy, watchdog, heartbeat }: Answer): void => {
  const { sentence, moment } = terminal;
  const alerts = watchdog.alerts.map((alert) => ({ ...alert, ...alertWords(alert, language, moment) }));
  const document = {
    ...(report === undefined ? {} : { report }),
    ...(busy === undefined ? {} : { busy }),
    ...(heartbeat === undefined ? {} : { heartbeat }),
    watchdog: { ...watchdog, alerts },
  };
  terminal.answer(document, [
    ...(busy === undefined ? [] : [sentence('renewal.run.busy', { pid: busy })]),
    ...(report === undefined ? [] : linesOf(report, terminal)),
    ...alerts.flatMap(({ title, means }, index) => [
      `! ${title}`,
      `    ${means}`,
      `    certwright ${repairs[watchdog.alerts[index]?.action ?? 'renew']}`,
    ]),
  ]);
};

/** What repairs it, as a command. */
const repairs: Readonly<Record<WatchAction, string>> = {
  'install-schedule': 'schedule install',
  'repair-schedule': 'schedule repair',
  unlock: 'doctor',
  renew: 'renew --due',
  'look-at-provider': 'credential list',
  'look-at-history': 'history --failed',
};

const linesOf = (report: RenewalReport, { sentence, moment }: Terminal): readonly string[] => {
  const { certificates, cleaned, recordsLeft, stopped, nextWake } = report;
  const count = (outcome: RenewalItem['outcome']): number =>
    certificates.filter((item) => item.outcome === outcome).length;
  const counts = (['renewed', 'failed', 'waiting', 'skipped'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${sentence(`renewal.outcome.${outcome}`, {})}: ${count(outcome)}`);
  return [
    ...(certificates.length === 0 ? [sentence('renewal.run.nothing', {})] : counts),
    ...(cleaned === 0 ? [] : [sentence('renewal.run.cleaned', { count: cleaned })]),
    ...(recordsLeft === 0 ? [] : [sentence('renewal.run.left', { count: recordsLeft })]),
    ...(stopped ? [sentence('renewal.run.stopped', {})] : []),
    ...(nextWake === undefined ? [] : [sentence('renewal.run.next', { time: moment(nextWake) })]),
  ];
};
