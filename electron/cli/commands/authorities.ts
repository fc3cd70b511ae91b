/** `authorities`: the directories we know; `authorities look ID|URL`: what one says of itself right now. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { authorityOptions, authorityRefFor } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';

export const command: Command = {
  options: { root: authorityOptions.root },
  run: async (context) => {
    const [verb, which, ...more] = context.args.words;
    if (verb !== undefined && (verb !== 'look' || which === undefined || more.length > 0))
      throw fail('input.usage', { message: 'authorities [look ID|URL [--root FILE]]' });
    const workspace = await context.openWorkspace();
    try {
      if (which === undefined) {
        const { authorities } = workspace;
        context.terminal.answer({ authorities }, table(context, authorities));
        return 0;
      }
      const ref = await authorityRefFor(which, context.args, context.stdin);
      const { authority } = workspace.authority(ref);
      const look = await workspace.lookAtAuthority(ref, context.interrupted);
      const yesNo = (value: boolean) => context.terminal.sentence(value ? 'cli.yes' : 'cli.no', {});
      context.terminal.answer({ authority, look }, [
        `${authority.name}  ${authority.directoryUrl}`,
        `  ${context.terminal.sentence('cli.authorities.binding', { value: yesNo(look.externalAccountRequired) })}`,
        `  ${context.terminal.sentence('cli.authorities.renewal-info', { value: yesNo(look.renewalInfo) })}`,
        ...(look.caaIdentities.length === 0 ? [] : [`  CAA  ${look.caaIdentities.join(', ')}`]),
        ...Object.entries(look.profiles).map(([name, description]) => `  ${name}  ${description}`),
        ...(look.termsUrl === undefined ? [] : [`  ${look.termsUrl}`]),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const table = ({ terminal, language }: CliContext, authorities: readonly Authority[]): readonly string[] => {
  const width = Math.max(...authorities.map(({ id }) => id.length));
  const indent = ' '.repeat(width + 2);
  return authorities.flatMap(({ id, name, summary, traps = [], bindingUrl }) => [
    `${id.padEnd(width)}  ${name}: ${summary[language]}`,
    ...traps.map((trap) => `${indent}! ${trap[language]}`),
    ...(bindingUrl === undefined ? [] : [`${indent}${terminal.sentence('cli.authorities.key', { url: bindingUrl })}`]),
  ]);
};
