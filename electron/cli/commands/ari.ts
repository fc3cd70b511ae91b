/** `ari [name]`: when the authority would like the certificate to be renewed (RFC 9773); without a name, all of them. */
import { fail } from '../../../shared/errors/problem.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';

export const command: Command = {
  options: { fresh: { type: 'boolean' } },
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    if (more.length > 0) throw fail('input.usage', { message: 'ari [name] [--fresh]' });
    const workspace = await context.openWorkspace();
    try {
      if (name === undefined) return await all(workspace, context);
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

const all = async (workspace: Workspace, { terminal }: CliContext): Promise<number> => {
  const failed = await workspace.askDueRenewalInfo();
  const inUse = workspace.certificates().filter(({ current }) => current !== undefined);
  const certificates = await Promise.all(
    inUse.map(async ({ id, name }) => {
      // Just asked where it was due; what could not be asked is told by the count.
      const renewalInfo = await workspace.renewalInfo(id).catch(() => undefined);
      return { id, name, ...(renewalInfo === undefined ? {} : { renewalInfo }) };
    }),
  );
  terminal.answer(
    { certificates, failed },
    certificates.map(({ name, renewalInfo }) => {
      const { window, chosen } = renewalInfo ?? {};
      if (window === undefined) return `${name}  –`;
      const [start, end] = [terminal.date(window.start), terminal.date(window.end)];
      return `${name}  ${terminal.sentence('cli.ari.window', { start, end, chosen: terminal.date(chosen ?? window.start) })}`;
    }),
  );
  return 0;
};
