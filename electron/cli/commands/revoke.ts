/** `revoke <name>`: withdraws the version in use; cannot be taken back, so a person is asked first. */
import { type RevocationReason, revocationReasons } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import type { CliContext, Command } from '../context.ts';

const usage = 'revoke <name> [--reason keyCompromise|superseded|…] [--by-key] [--yes]';
const reasonNames = Object.keys(revocationReasons) as (keyof typeof revocationReasons)[];

export const command: Command = {
  options: { reason: { type: 'string' }, 'by-key': { type: 'boolean' }, yes: { type: 'boolean' } },
  run: async (context) => {
    const { args, terminal } = context;
    const [name, ...more] = args.words;
    if (name === undefined || more.length > 0) throw fail('input.usage', { message: usage });
    const reason: RevocationReason = revocationReasons[args.choice('reason', reasonNames) ?? 'unspecified'];
    const workspace = await context.openWorkspace();
    try {
      const { name: found } = workspace.certificate(name);
      await confirm(context, found);
      const remarks = await context.ensureVault(workspace);
      const signedBy = args.flag('by-key') ? 'certificate-key' : 'account';
      const { certificate, remark } = await workspace.revoke(name, { reason, signedBy });
      if (remark !== undefined)
        terminal.note(terminal.sentence('cli.warning', { title: messageOf(remark, context.language).title }));
      terminal.answer({ certificate, warnings: [...remarks, ...(remark === undefined ? [] : [remark])] }, [
        terminal.sentence('cli.revoked', { name: certificate.name }),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const confirm = async ({ args, terminal, stdin }: CliContext, name: string): Promise<void> => {
  if (args.flag('yes')) return;
  if (stdin.isTTY !== true || terminal.json)
    throw fail('input.usage', { message: 'revoke needs --yes where nobody can be asked' });
  const { askChoice } = await import('../prompt.ts');
  const answer = await askChoice(terminal.sentence('cli.revoke.question', { name }), [
    { value: 'no', label: terminal.sentence('cli.revoke.no', {}) },
    { value: 'yes', label: terminal.sentence('cli.revoke.yes', {}) },
  ]);
  if (answer === 'no') throw fail('run.cancelled', {});
};
