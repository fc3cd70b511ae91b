/** `domains`: how long the domains of watched certificates are registered, as their registries say. */
import type { CliContext, Command } from '../context.ts';

export const command: Command = {
  options: { fresh: { type: 'boolean' } },
  readsOnly: true,
  run: async ({ terminal, args, openWorkspace, interrupted }: CliContext) => {
    const workspace = await openWorkspace();
    try {
      const { watch } = workspace;
      const domains = args.flag('fresh') ? await watch.askDomains(interrupted) : await watch.domains();
      const lines = domains.map(({ domain, state, expiresAt }) => {
        const date = expiresAt === undefined ? '' : terminal.date(expiresAt);
        return `${domain}  ${terminal.sentence(`watching.domain.${state}`, { date })}`;
      });
      terminal.answer({ domains }, lines.length === 0 ? [terminal.sentence('watching.domains-none', {})] : lines);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
