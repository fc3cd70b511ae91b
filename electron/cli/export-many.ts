/** `export NAME NAME… | --all`: several certificates into one folder, each in a folder of its own. */
import type { CertificateView } from '../../shared/domain/certificates.ts';
import { type DestinationChoice, referenceOf } from '../../shared/domain/destinations.ts';
import type { ExportLimits, ExportReport, ExportShape } from '../../shared/domain/export.ts';
import type { ExportMany } from '../../shared/domain/export-many.ts';
import { exitCodeOf, fail, failureExit, type Problem, toProblem } from '../../shared/errors/problem.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type { CliContext } from './context.ts';
import { wordsFor } from './destination-lines.ts';
import { documentOf } from './export-document.ts';
import { exportPassword } from './export-password.ts';

export interface ExportForm {
  readonly shape: ExportShape;
  readonly limits: ExportLimits | undefined;
  readonly choice: DestinationChoice | undefined;
}

type Planned = ExportMany['certificates'][number];
type Ended =
  | { readonly certificate: CertificateView; readonly report: ExportReport }
  | { readonly certificate: CertificateView; readonly problem: Problem };

/**
 * What was never issued is left out of `--all`, and a failure where it is named. Answers the highest exit code of what
 * failed. Nothing at all is written when files are there and `--replace` is not: `export.exists`.
 */
export const exportMany = async (context: CliContext, form: ExportForm, folder: string): Promise<number> => {
  if (context.args.text('version-id') !== undefined)
    throw fail('input.usage', { message: '--version-id is of one certificate' });
  const workspace = await context.openWorkspace();
  try {
    const chosen = chosenOf(context, workspace);
    const plan = await planOf(workspace, form, { folder, chosen });
    const leftOut = context.args.flag('all')
      ? plan.filter(({ problem }) => problem?.code === 'export.nothing-issued')
      : [];
    const rest = plan.filter((one) => !leftOut.includes(one));
    if (!context.args.flag('replace')) refuseExisting(rest, folder);
    return await writeAll(context, workspace, { form, folder, chosen, rest, leftOut });
  } finally {
    await workspace.close();
  }
};

/** Each once, in the order they are named or listed. `certificate.not-found`. */
const chosenOf = ({ args }: CliContext, workspace: Workspace): ReadonlyMap<string, CertificateView> => {
  const named = args.words.map((name) => workspace.certificate(name));
  return new Map((args.flag('all') ? workspace.certificates() : named).map((one) => [one.id, one]));
};

const planOf = async (
  workspace: Workspace,
  { shape, limits }: ExportForm,
  { folder, chosen }: { readonly folder: string; readonly chosen: ReadonlyMap<string, CertificateView> },
): Promise<readonly Planned[]> => {
  const request = { certificateIds: [...chosen.keys()], shape, folder, ...(limits === undefined ? {} : { limits }) };
  return (await workspace.exporting.previewMany(request)).certificates;
};

const refuseExisting = (planned: readonly Planned[], path: string): void => {
  const files = planned.flatMap(({ ownFolder, files: own }) =>
    own.filter(({ exists }) => exists).map(({ name }) => `${ownFolder}/${name}`),
  );
  if (files.length > 0) throw fail('export.exists', { path, files: files.slice(0, mostNamed) });
};

/** Files in one sentence; whoever reads it looks into the folder anyway. */
const mostNamed = 20;

interface ManyToWrite {
  readonly form: ExportForm;
  readonly folder: string;
  readonly chosen: ReadonlyMap<string, CertificateView>;
  readonly rest: readonly Planned[];
  readonly leftOut: readonly Planned[];
}

const writeAll = async (context: CliContext, workspace: Workspace, many: ManyToWrite): Promise<number> => {
  const { terminal, interrupted } = context;
  const { form, folder, leftOut } = many;
  const isFor = many.rest.some(({ problem }) => problem === undefined);
  const remarks = isFor ? await context.ensureVault(workspace) : [];
  const password = isFor ? await exportPassword(context, form.shape) : undefined;
  const ended: Ended[] = [];
  for (const planned of many.rest) {
    if (interrupted.aborted) break;
    const certificate = many.chosen.get(planned.certificateId);
    if (certificate === undefined) continue;
    const one = await writeOne(context, workspace, { ...many, certificate, planned, password: password?.value });
    ended.push(one);
    terminal.note(lineOf(context, one));
  }
  const written = ended.some((one) => 'report' in one);
  if (!written) await password?.discard();
  const told = written ? await password?.tell() : undefined;
  const document = { folder, ...documentsOf(context, form, ended), remarks, ...told?.document };
  const left = leftOut.map(({ certificateId, name, problem }) => ({ certificateId, name, problem }));
  const notBegun = many.rest.slice(ended.length).map(({ certificateId, name }) => ({ certificateId, name }));
  terminal.answer({ ...document, leftOut: left, notBegun }, [...linesOf(context, many, ended), ...(told?.lines ?? [])]);
  if (interrupted.aborted) return failureExit('cancelled');
  return Math.max(0, ...ended.map((one) => ('problem' in one ? exitCodeOf(one.problem) : 0)));
};

interface OneToWrite extends ManyToWrite {
  readonly certificate: CertificateView;
  readonly planned: Planned;
  readonly password: string | undefined;
}

const writeOne = async (
  { args }: CliContext,
  workspace: Workspace,
  { form: { shape, limits }, folder, certificate, planned, password }: OneToWrite,
): Promise<Ended> => {
  if (planned.problem !== undefined) return { certificate, problem: planned.problem };
  try {
    const report = await workspace.exporting.write({
      ...{ certificateId: certificate.id, folder, shape, makeFolder: true, ownFolder: true },
      replaceExisting: args.flag('replace'),
      ...(limits === undefined ? {} : { limits }),
      ...(password === undefined ? {} : { password }),
    });
    return { certificate, report };
  } catch (thrown) {
    return { certificate, problem: toProblem(thrown) };
  }
};

const documentsOf = ({ language }: CliContext, { choice }: ExportForm, ended: readonly Ended[]) => ({
  certificates: ended.map((one) => {
    const { certificate } = one;
    if ('problem' in one) return { certificate, error: { ...one.problem, ...messageOf(one.problem, language) } };
    const next = choice === undefined ? undefined : wordsFor(choice, certificate, one.report, language);
    return { certificate, ...documentOf(one.report), ...(next === undefined ? {} : { next }) };
  }),
});

/** On standard error, as each ends. */
const lineOf = ({ terminal, language }: CliContext, one: Ended): string => {
  const { name } = one.certificate;
  return 'problem' in one
    ? `✗ ${name}: ${messageOf(one.problem, language).title}`
    : `✓ ${name}  ${terminal.sentence('cli.files', { folder: one.report.folder })}`;
};

const linesOf = (
  { terminal }: CliContext,
  { form: { choice }, folder, rest, leftOut }: ManyToWrite,
  ended: readonly Ended[],
): readonly string[] => {
  const written = ended.filter((one) => 'report' in one).length;
  const line = (key: 'proven-many' | 'failed' | 'left-out' | 'not-begun', count: number) =>
    count === 0 ? [] : [terminal.sentence(`cli.export.${key}`, { count, folder })];
  return [
    ...(rest.length === 0 ? [terminal.sentence('cli.export.none', {})] : []),
    ...line('proven-many', written),
    ...line('failed', ended.length - written),
    ...line('left-out', leftOut.length),
    ...line('not-begun', rest.length - ended.length),
    ...(choice === undefined || written === 0
      ? []
      : [terminal.sentence('cli.export.next', { place: referenceOf(choice.id, choice.variant) })]),
  ];
};
