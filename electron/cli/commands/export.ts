import { resolve } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import type { Command } from '../context.ts';

/** `export <name> --format pem --out DIR`: written atomically, read back before success is claimed. */
export const command: Command = {
  options: { format: { type: 'string' }, out: { type: 'string' } },
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    const out = args.text('out');
    if (name === undefined || more.length > 0 || out === undefined)
      throw fail('input.usage', { message: 'export <name> --format pem --out DIR' });
    args.choice('format', ['pem']);
    const workspace = await context.openWorkspace();
    try {
      const certificate = workspace.certificate(name);
      await context.ensureVault(workspace);
      const files = await workspace.pemFiles(name);
      const folder = resolve(out);
      await writeFiles(folder, files);
      const written = Object.keys(files);
      terminal.answer({ certificate, folder, files: written }, [
        terminal.sentence('cli.files', { folder }),
        ...written.map((file) => `  ${file}`),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
