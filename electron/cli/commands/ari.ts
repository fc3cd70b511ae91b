/** `ari <name>`: when the authority would like the certificate to be renewed (RFC 9773). */
import { fail } from '../../../shared/errors/problem.ts';
import type { Command } from '../context.ts';

export const command: Command = {
  options: { fresh: { type: 'boolean' } },
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    if (name === undefined || more.length > 0) throw fail('input.usage', { message: 'ari <name> [--fresh]' });
    const workspace = await context.openWorkspace();
    try {
      const certificate = workspace.certificate(name);
      const renewalInfo = await workspace.renewalInfo(certificate.id, { fresh: args.flag('fresh') });
      const { window, chosen, explanationUrl, askAgainAt } = renewalInfo;
      terminal.answer({ certificate: { id: certificate.id, name: certificate.name }, renewalInfo }, [
        certificate.name,
        ...(window === undefined
          ? [terminal.sentence('cli.ari.none', { authority: certificate.authority.name })]
          : [
              terminal.sentence('cli.ari.window', {
                start: terminal.date(window.start),
                end: terminal.date(window.end),
                chosen: terminal.date(chosen ?? window.start),
              }),
            ]),
        ...(explanationUrl === undefined ? [] : [terminal.sentence('cli.ari.explanation', { url: explanationUrl })]),
        terminal.sentence('cli.ari.again', { date: terminal.date(askAgainAt) }),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
