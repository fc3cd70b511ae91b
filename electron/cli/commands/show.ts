import { fail } from '../../../shared/errors/problem.ts';
import type { Command } from '../context.ts';

/** `show <name>`: one managed certificate. */
export const command: Command = {
  options: {},
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    if (name === undefined || more.length > 0) throw fail('input.usage', { message: 'show <name>' });
    const workspace = await context.openWorkspace();
    try {
      const certificate = workspace.certificate(name);
      const { current } = certificate;
      terminal.answer({ certificate }, [
        certificate.name,
        ...certificate.identifiers.map(({ value }) => `  ${value}`),
        `${certificate.authority.name}  ${certificate.keyType}`,
        ...(current === undefined
          ? [terminal.sentence('cli.list.none', {})]
          : [
              terminal.sentence('cli.list.expires', { date: terminal.date(current.notAfter) }),
              current.fingerprintSha256,
              certificate.folder ?? '',
            ]),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
