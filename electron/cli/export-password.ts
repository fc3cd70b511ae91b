/** The password of an export on the command line: read from a file, typed, or made; never an argument. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { ExportShape } from '../../shared/domain/export.ts';
import { fail } from '../../shared/errors/problem.ts';
import { syncFolder, writeTemporary } from '../engine/storage/durable-file.ts';
import { fileErrorCode } from '../engine/storage/storage-errors.ts';
import type { CliContext } from './context.ts';
import { readInput } from './input-files.ts';

export interface ExportPassword {
  readonly value: string | undefined;
  /** After the export, for the one who has to type it somewhere: keeps or shows a password that was made. */
  tell(): Promise<{ readonly document: Readonly<Record<string, string>>; readonly lines: readonly string[] }>;
  /** Instead, when nothing came of it. */
  discard(): Promise<void>;
}

const silent = { tell: async () => ({ document: {}, lines: [] }), discard: async () => undefined };

/**
 * One that is made is shown once on a terminal or in the JSON answer; where the output may be kept by whoever ran this
 * it goes into a file only. `export.password-needed`, `export.exists`, `export.unwritable`, `input.*`.
 */
export const exportPassword = async (context: CliContext, shape: ExportShape): Promise<ExportPassword> => {
  const { args, terminal, stdin } = context;
  const file = args.text('password-file');
  const out = args.text('password-out');
  const asks = args.flag('ask-password');
  if ([file !== undefined, out !== undefined, asks].filter(Boolean).length > 1)
    throw fail('input.usage', { message: 'one of --password-file, --password-out, --ask-password' });
  const { needsPassword } = await import('../engine/export/make-files.ts');
  if (file !== undefined) return { value: (await readInput(file, stdin)).replace(/\r?\n$/, ''), ...silent };
  if (asks) {
    const { askSecret } = await import('./prompt.ts');
    return { value: await askSecret(terminal.sentence('cli.export.ask-password', {}), stdin), ...silent };
  }
  if (!needsPassword(shape)) {
    if (out !== undefined) throw fail('export.password-refused', { reason: 'not-used' });
    return { value: undefined, ...silent };
  }
  if (out === undefined && !terminal.json && process.stdout.isTTY !== true)
    throw fail('export.password-needed', { format: shape.format });
  const { madePassword } = await import('../engine/export/password.ts');
  const value = madePassword();
  if (out !== undefined) return kept(context, value, resolve(out));
  const lines = [terminal.sentence('cli.export.password', { password: value })];
  return { ...silent, value, tell: async () => ({ document: { password: value }, lines }) };
};

/** Lies beside its later place before anything is exported, so that no file is made whose password cannot be kept. */
const kept = async ({ args, terminal }: CliContext, value: string, path: string): Promise<ExportPassword> => {
  const folder = dirname(path);
  const unwritable = (cause: unknown) =>
    fail('export.unwritable', { path: folder, reason: fileErrorCode(cause) }, { cause });
  if (!args.flag('replace') && existsSync(path)) throw fail('export.exists', { path: folder, files: [basename(path)] });
  const temporary = await writeTemporary(folder, `${value}\n`, 0o600).catch((thrown: unknown) => {
    throw unwritable(thrown);
  });
  return {
    value,
    tell: async () => {
      await rename(temporary, path).catch((thrown: unknown) => {
        throw unwritable(thrown);
      });
      await syncFolder(folder);
      return { document: { passwordFile: path }, lines: [terminal.sentence('cli.export.password-in', { path })] };
    },
    discard: () => rm(temporary, { force: true }),
  };
};
