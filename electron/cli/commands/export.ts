/** `export <name> …`: certificates in the form that their place wants, read back before success is claimed. */
import { resolve } from 'node:path';
import { choiceOf } from '../../../shared/domain/destinations.ts';
import {
  type ExportReport,
  type ExportShape,
  exportFormats,
  exportShapeSchema,
  keyForms,
} from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { CliContext, Command } from '../context.ts';
import { destinationLines, wordsFor } from '../destination-lines.ts';
import { documentOf } from '../export-document.ts';
import { exportPassword } from '../export-password.ts';

const usage =
  'export NAME… | --all [--format FORMAT | --destination ID[:VERSION]] --out DIR; certwright --help lists the other options';

export const command: Command = {
  options: {
    format: { type: 'string' },
    destination: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean' },
    'file-name': { type: 'string' },
    alias: { type: 'string' },
    'key-form': { type: 'string' },
    'encrypt-key': { type: 'boolean' },
    'with-root': { type: 'boolean' },
    'without-root': { type: 'boolean' },
    'line-ends': { type: 'string' },
    rounds: { type: 'string' },
    'key-mode': { type: 'string' },
    'file-mode': { type: 'string' },
    owner: { type: 'string' },
    'version-id': { type: 'string' },
    replace: { type: 'boolean' },
    'password-file': { type: 'string' },
    'password-out': { type: 'string' },
    'ask-password': { type: 'boolean' },
  },
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    const out = args.text('out');
    const all = args.flag('all');
    if ((name === undefined) !== all || out === undefined) throw fail('input.usage', { message: usage });
    const { shape, limits, choice } = formOf(context);
    if (name === undefined || more.length > 0) {
      const { exportMany } = await import('../export-many.ts');
      return exportMany(context, { shape, limits, choice }, resolve(out));
    }
    const workspace = await context.openWorkspace();
    try {
      const certificate = workspace.certificate(name);
      const remarks = await context.ensureVault(workspace);
      const password = await exportPassword(context, shape);
      const report = await workspace.exporting
        .write({
          ...requestOf(context, certificate.id, resolve(out)),
          ...(limits === undefined ? {} : { limits }),
          ...(password.value === undefined ? {} : { password: password.value }),
          shape,
        })
        .catch(async (thrown: unknown) => {
          await password.discard();
          throw thrown;
        });
      const told = await password.tell();
      const next = choice === undefined ? undefined : wordsFor(choice, certificate, report, context.language);
      terminal.answer(
        { certificate, ...documentOf(report), ...told.document, remarks, ...(next === undefined ? {} : { next }) },
        [...linesOf(context, report), ...told.lines, ...(next === undefined ? [] : ['', ...destinationLines(next)])],
      );
      for (const warning of report.warnings) terminal.warn(terminal.sentence(`export.warning.${warning}`, {}));
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const requestOf = ({ args }: CliContext, certificateId: string, folder: string) => {
  const versionId = args.text('version-id');
  return {
    ...{ certificateId, folder, replaceExisting: args.flag('replace'), makeFolder: true },
    ...(versionId === undefined ? {} : { versionId }),
  };
};

/** By destination or by format, with what the options say otherwise. `input.usage`. */
const formOf = ({ args }: CliContext) => {
  const reference = args.text('destination');
  const format = args.choice('format', exportFormats);
  if (reference !== undefined && format !== undefined)
    throw fail('input.usage', { message: '--destination decides the format; give one of both' });
  const choice = reference === undefined ? undefined : choiceOf(reference);
  if (reference !== undefined && choice === undefined)
    throw fail('input.usage', { message: '--destination takes an id that "certwright destinations" lists' });
  const base: ExportShape = choice?.variant.shape ?? { format: format ?? 'pem' };
  return { shape: withOptions(base, args), limits: choice?.variant.limits, choice };
};

const withOptions = (base: ExportShape, args: CliContext['args']): ExportShape => {
  if (args.flag('with-root') && args.flag('without-root'))
    throw fail('input.usage', { message: '--with-root or --without-root, not both' });
  const asked = {
    namePattern: args.text('file-name'),
    alias: args.text('alias'),
    keyForm: args.choice('key-form', keyForms),
    encryptKey: args.flag('encrypt-key') ? true : undefined,
    withRoot: args.flag('with-root') ? true : args.flag('without-root') ? false : undefined,
    lineEnds: args.choice('line-ends', ['lf', 'crlf']),
    rounds: args.number('rounds', 1000, 300_000),
    keyMode: modeOf(args, 'key-mode'),
    fileMode: modeOf(args, 'file-mode'),
    owner: args.text('owner'),
  };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const parsed = exportShapeSchema.safeParse({ ...base, ...given });
  if (parsed.success) return parsed.data;
  const [field] = parsed.error.issues[0]?.path ?? [];
  throw fail('input.usage', { message: `this value cannot be used: ${optionOf[String(field)] ?? String(field)}` });
};

/** What people typed for a field of the shape. */
const optionOf: Readonly<Record<string, string>> = {
  namePattern: '--file-name',
  alias: '--alias',
  owner: '--owner',
};

const modeOf = (args: CliContext['args'], name: string): number | undefined => {
  const text = args.text(name);
  if (text === undefined) return undefined;
  if (!/^0?[0-7]{3}$/.test(text)) throw fail('input.usage', { message: `--${name} takes a mode such as 0640` });
  return Number.parseInt(text, 8);
};

const linesOf = ({ terminal }: CliContext, { folder, files, checks }: ExportReport): readonly string[] => [
  terminal.sentence('cli.files', { folder }),
  ...files.map(({ name, mode }) => `  ${name}  ${mode.toString(8)}`),
  terminal.sentence('cli.export.proven', {}),
  ...checks.map(({ check, ok, detail }) => {
    const { until } = detail;
    const values = until === undefined ? detail : { ...detail, until: terminal.date(String(until)) };
    const not = (check === 'chain-root' || check === 'validity') && !ok;
    return `  ${ok ? '✓' : '!'} ${terminal.sentence(not ? `export.check.${check}.not` : `export.check.${check}`, values)}`;
  }),
];
