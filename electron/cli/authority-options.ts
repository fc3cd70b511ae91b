/** `--directory` and `--root`, shared by every command that speaks of an authority. */
import type { AuthorityRef } from '../../shared/domain/certificates.ts';
import { fail } from '../../shared/errors/problem.ts';
import type { Arguments, OptionSpec } from './arguments.ts';
import { readRoot } from './input-files.ts';

export const authorityOptions = {
  directory: { type: 'string' },
  root: { type: 'string' },
} as const satisfies Record<string, OptionSpec>;

/** A URL or a known id; Let's Encrypt unless told. */
export const authorityRefOf = (args: Arguments, stdin: NodeJS.ReadStream): Promise<AuthorityRef> =>
  authorityRefFor(args.text('directory') ?? 'letsencrypt', args, stdin);

/** The same for a directory that was given in another way; `--root` still belongs to it. */
export const authorityRefFor = async (
  directory: string,
  args: Arguments,
  stdin: NodeJS.ReadStream,
): Promise<AuthorityRef> => {
  const root = args.text('root');
  if (!directory.includes('://')) {
    if (root !== undefined) throw fail('input.usage', { message: '--root goes with a --directory URL' });
    return { id: directory };
  }
  if (!URL.canParse(directory) || new URL(directory).protocol !== 'https:')
    throw fail('input.usage', { message: `--directory takes an https address or a known id, not ${directory}` });
  return { url: directory, ...(root === undefined ? {} : { rootPem: await readRoot(root, stdin) }) };
};
