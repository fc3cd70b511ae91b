/** A program of the reader's own, started without a shell unless one was chosen. docs/cli.md names its environment. */
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever, fail } from '../../../../shared/errors/problem.ts';
import { type ProgramEnd, runProgram } from '../../programs/run-program.ts';
import type { Material, OpenStep, StepContext } from '../step.ts';

/** Characters of output that are kept; the log keeps the end of it, where programs say what went wrong. */
const most = 64_000;
const told = 1_500;
/** Milliseconds; the step itself has a shorter limit. */
const longest = 3_600_000;

type Purpose = 'install' | 'test' | 'undo';

export const openCommand: OpenStep = (fields) => {
  const { command = '', testCommand = '', undoCommand = '', workingFolder = '' } = fields;
  const shell = fields.shell === 'yes';
  const run = (text: string, purpose: Purpose, context: Pick<StepContext, 'material' | 'log' | 'signal'>) =>
    runLine(programOf(text, shell), purpose, workingFolder, context);
  const test = async (context: StepContext): Promise<void> => {
    if (!shell) await isProgram(programOf(command, shell).program);
    if (testCommand !== '') await run(testCommand, 'test', context);
  };
  return {
    test: async (context) => {
      await test(context);
      context.log('not-run', { program: shownProgram(command) });
    },
    apply: async (context) => {
      await test(context);
      if (undoCommand !== '') {
        context.undo((signal) => run(undoCommand, 'undo', { ...context, signal }));
      }
      await run(command, 'install', context);
    },
  };
};

interface Line {
  readonly program: string;
  readonly args: readonly string[];
  readonly shown: string;
}

/** The first line is the program, every other line one argument; or all of it a script for the shell. */
const programOf = (text: string, shell: boolean): Line => {
  const [program = '', ...args] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!shell) return { program: program.trim(), args, shown: program.trim() };
  const script = text.trim();
  // ComSpec is where Windows says its shell is; no other system has it.
  const windows = process.env.ComSpec;
  return windows === undefined
    ? { program: '/bin/sh', args: ['-c', script], shown: shownProgram(script) }
    : { program: windows, args: ['/d', '/s', '/c', script], shown: shownProgram(script) };
};

const shownProgram = (text: string): string => (text.trim().split(/\r?\n/)[0] ?? '').slice(0, 100);

/** `install.command-failed`. */
const isProgram = async (program: string): Promise<void> => {
  try {
    await access(program, constants.X_OK);
  } catch (thrown) {
    const detail = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw fail('install.command-failed', { program, detail }, { cause: thrown });
  }
};

const runLine = async (
  { program, args, shown }: Line,
  purpose: Purpose,
  folder: string,
  { material, log, signal }: Pick<StepContext, 'material' | 'log' | 'signal'>,
): Promise<void> => {
  const begun = performance.now();
  log('started', { program: shown });
  const end = await runProgram({
    program,
    args,
    environment: environmentOf(material, purpose),
    input: '',
    folder: folder === '' ? material.folder : folder,
    limit: longest,
    signal,
    most,
  });
  signal.throwIfAborted();
  const output = end.kind === 'not-started' ? '' : end.output.trim();
  if (output !== '') log('printed', { text: lastOf(output) });
  const failure = failureOf(end);
  if (failure !== undefined) throw fail('install.command-failed', { program: shown, detail: failure });
  log('ran', { program: shown, milliseconds: String(Math.round(performance.now() - begun)) });
};

const lastOf = (output: string): string => (output.length <= told ? output : `…${output.slice(-told)}`);

const failureOf = (end: ProgramEnd): string | undefined => {
  switch (end.kind) {
    case 'ended':
      return end.code === 0 ? undefined : `${end.code} ${lastOf(end.output.trim()).slice(-200)}`.trim();
    case 'killed':
      return end.by;
    case 'not-started':
      return end.reason;
    default:
      return assertNever(end);
  }
};

/** Paths and public facts, never a secret: other users can read the environment of a process on some systems. */
const environmentOf = (material: Material, purpose: Purpose): Readonly<Record<string, string>> => ({
  CERTWRIGHT_STEP: purpose,
  CERTWRIGHT_NAME: material.name,
  CERTWRIGHT_NAMES: material.names.join(' '),
  CERTWRIGHT_FOLDER: material.folder,
  CERTWRIGHT_FULLCHAIN: join(material.folder, 'fullchain.pem'),
  CERTWRIGHT_CHAIN: join(material.folder, 'chain.pem'),
  CERTWRIGHT_CERT: join(material.folder, 'cert.pem'),
  ...(material.files['privkey.pem'] === undefined ? {} : { CERTWRIGHT_KEY: join(material.folder, 'privkey.pem') }),
  CERTWRIGHT_SERIAL: material.serial,
  CERTWRIGHT_FINGERPRINT: material.fingerprintSha256,
  CERTWRIGHT_EXPIRES: material.notAfter,
});
