import type { Command } from '../context.ts';

/** `list`: every managed certificate of the profile. */
export const command: Command = {
  options: {},
  run: async (context) => {
    const { terminal } = context;
    const workspace = await context.openWorkspace();
    try {
      const certificates = workspace.certificates();
      const width = Math.max(...certificates.map(({ name }) => name.length), 0);
      terminal.answer(
        { certificates },
        certificates.length === 0
          ? [terminal.sentence('cli.list.empty', {})]
          : certificates.map(({ name, current, authority }) => {
              const date = current === undefined ? undefined : terminal.date(current.notAfter);
              const life =
                date === undefined
                  ? terminal.sentence('cli.list.none', {})
                  : terminal.sentence('cli.list.expires', { date });
              return `${name.padEnd(width)}  ${life}  ${authority.name}`;
            }),
      );
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
