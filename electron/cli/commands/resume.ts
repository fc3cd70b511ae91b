/** `resume [run]`: goes on with what was left open, with the same order and the same records. */
import type { Command } from '../context.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: {},
  run: async (context) => {
    const { args, terminal } = context;
    const workspace = await context.openWorkspace();
    try {
      const asked = args.words;
      const ids = asked.length > 0 ? asked : workspace.storage.runs.working().map(({ id }) => id);
      if (ids.length > 0) await context.ensureVault(workspace);
      const runs = [];
      for (const id of ids) {
        terminal.note(terminal.sentence('cli.resuming', {}));
        runs.push(await watchRun(context, workspace, (onChange) => workspace.resume(id, { onChange })));
      }
      const left = await workspace.removeLeftBehind();
      terminal.answer({ runs, recordsLeft: left }, runs.length === 0 ? [terminal.sentence('cli.resume.none', {})] : []);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
