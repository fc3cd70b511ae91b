/** `report`: what people send along when they ask for help, redacted, as one zip file. Changes nothing in the profile. */
import { basename, dirname, resolve } from 'node:path';
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { pemZip } from '../../engine/export/pem-zip.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import { systemClock } from '../../engine/ports/index.ts';
import { version } from '../../version.ts';
import type { CliContext, Command } from '../context.ts';
import { readLog } from '../log-file.ts';

export const command: Command = {
  options: {
    run: { type: 'string' },
    text: { type: 'string' },
    'hide-names': { type: 'boolean' },
    out: { type: 'string' },
    list: { type: 'boolean' },
  },
  readsOnly: true,
  run: async (context) => {
    const { args, terminal } = context;
    if (args.words.length > 0) throw fail('input.usage', { message: 'report takes options only' });
    const files = await filesOf(context);
    const sizes = files.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text) }));
    const lines = sizes.map((file) => terminal.sentence('bundle.cli.file', file));
    if (args.flag('list')) {
      terminal.answer({ files: files.map((file, index) => ({ ...sizes[index], ...file })) }, lines);
      return 0;
    }
    const now = systemClock.now();
    const path = resolve(args.text('out') ?? `certwright-report-${now.toISOString().slice(0, 10)}.zip`);
    const byName = Object.fromEntries(files.map(({ name, text }) => [name, text]));
    await writeFiles(dirname(path), { [basename(path)]: pemZip(byName, now) });
    terminal.answer({ file: path, files: sizes }, [...lines, terminal.sentence('bundle.cli.saved', { file: path })]);
    return 0;
  },
};

const filesOf = async (context: CliContext): Promise<readonly BundleFile[]> => {
  const { args, language, stdin } = context;
  const textFile = args.text('text');
  const text = textFile === undefined ? undefined : await readLog(textFile, stdin);
  const workspace = await context.openWorkspace();
  try {
    const { state } = await workspace.vault.status();
    // Stored secrets are looked for in the report where they can be read; nobody is asked for a passphrase because of it.
    if (state === 'closed' && args.text('passphrase-file') !== undefined) await context.ensureVault(workspace);
    return await workspace.bundle({
      runId: args.text('run'),
      text,
      hideNames: args.flag('hide-names'),
      language,
      version,
      host: 'command-line',
    });
  } finally {
    await workspace.close();
  }
};
