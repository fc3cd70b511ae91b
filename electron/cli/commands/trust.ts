/** `trust list|add FILE|remove ID`: authorities that are trusted beside the usual ones. */
import type { TrustedRoot } from '../../../shared/domain/trusted-roots.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { CliContext, Command } from '../context.ts';
import { readInput } from '../input-files.ts';

const usage = 'trust list | add FILE|- | remove ID';

export const command: Command = {
  options: {},
  run: async (context) => {
    const { args, stdin } = context;
    const [verb, word, ...more] = args.words;
    const known = verb === 'list' ? word === undefined : (verb === 'add' || verb === 'remove') && word !== undefined;
    if (!known || more.length > 0) throw fail('input.usage', { message: usage });
    const given = verb === 'add' ? await readInput(word ?? '', stdin) : '';
    const workspace = await context.openWorkspace();
    try {
      const { trustedRoots } = workspace;
      if (verb === 'add') show(context, trustedRoots.add(given));
      else if (verb === 'remove') show(context, trustedRoots.remove(idOf(trustedRoots.list(), word ?? '')));
      else show(context, trustedRoots.list());
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

/** The beginning of one is enough, where it is the only one. */
const idOf = (roots: readonly TrustedRoot[], word: string): string => {
  const found = roots.filter(({ id }) => id.startsWith(word.toUpperCase()));
  return found.length === 1 ? (found[0]?.id ?? word) : word;
};

const show = ({ terminal }: CliContext, roots: readonly TrustedRoot[]): void =>
  terminal.answer(
    { roots },
    roots.length === 0
      ? [terminal.sentence('roots.none', {})]
      : roots.map(({ id, name, expiresAt }) => `${id.slice(0, 23)}  ${name}  ${terminal.date(expiresAt)}`),
  );
