/** `proxy [show] | set system|none|URL | test`: how connections leave this computer. The password is never an argument. */
import type { ProxyChoice, ProxyInput, ProxyState } from '../../../shared/domain/proxy.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import { authorityOptions, authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readInput } from '../input-files.ts';

const usage = `proxy [show] | test [--directory ID|URL [--root FILE]]
  | set system|none|URL [--except NAME …] [--local-too] [--user NAME --password-file FILE|- | --ask-password] [--forget]`;

export const command: Command = {
  options: {
    ...authorityOptions,
    except: { type: 'string', multiple: true },
    'local-too': { type: 'boolean' },
    user: { type: 'string' },
    'password-file': { type: 'string' },
    'ask-password': { type: 'boolean' },
    forget: { type: 'boolean' },
  },
  run: async (context) => {
    const [verb = 'show', word, ...more] = context.args.words;
    const known = verb === 'set' ? word !== undefined : (verb === 'show' || verb === 'test') && word === undefined;
    if (!known || more.length > 0) throw fail('input.usage', { message: usage });
    const input = verb === 'set' ? await inputOf(context, word ?? '') : undefined;
    const workspace = await context.openWorkspace();
    try {
      if (verb === 'test') return await test(context, workspace);
      if (input !== undefined) {
        if (input.signIn || workspace.proxy.state().signsIn) await context.ensureVault(workspace);
        await workspace.proxy.save(input);
      }
      show(context, workspace.proxy.state());
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const inputOf = async (context: CliContext, word: string): Promise<ProxyInput> => {
  const { args } = context;
  const user = args.text('user');
  const forgets = args.flag('forget');
  if (forgets && user !== undefined) throw fail('input.usage', { message: usage });
  const given = user === undefined ? undefined : { user, password: await passwordOf(context) };
  return {
    choice: choiceOf(word, args.texts('except'), args.flag('local-too')),
    ...(forgets ? { signIn: null } : {}),
    ...(given === undefined ? {} : { signIn: given }),
  };
};

const choiceOf = (word: string, exceptions: readonly string[], localToo: boolean): ProxyChoice => {
  if (word !== 'system' && word !== 'none') return { kind: 'own', url: word, exceptions: [...exceptions], localToo };
  if (exceptions.length > 0 || localToo) throw fail('input.usage', { message: usage });
  return { kind: word };
};

/** From a file, standard input or a question; a user name without a password is one of its own. */
const passwordOf = async ({ args, terminal, stdin }: CliContext): Promise<string> => {
  const file = args.text('password-file');
  const asks = args.flag('ask-password');
  if (file !== undefined && asks) throw fail('input.usage', { message: usage });
  if (file !== undefined) return (await readInput(file, stdin)).replace(/\r?\n$/, '');
  if (!asks) return '';
  const { askSecret } = await import('../prompt.ts');
  return askSecret(terminal.sentence('cli.proxy.ask-password', {}), stdin);
};

const test = async (context: CliContext, workspace: Workspace): Promise<number> => {
  const { args, terminal, stdin, interrupted } = context;
  const { choice, signsIn } = workspace.proxy.state();
  const ref = args.text('directory') === undefined ? undefined : await authorityRefOf(args, stdin);
  if (signsIn) await context.ensureVault(workspace);
  const tested = await workspace.proxy.test({ choice }, ref, interrupted);
  const { host, milliseconds, proxy } = tested;
  terminal.answer(tested, [
    proxy === undefined
      ? terminal.sentence('connection.reached-directly', { host, milliseconds })
      : terminal.sentence('connection.reached-through', { host, milliseconds, proxy }),
  ]);
  return 0;
};

const show = ({ terminal }: CliContext, state: ProxyState): void => {
  const { choice, signsIn, environment } = state;
  terminal.answer(state, [
    ...(choice.kind === 'system' ? [terminal.sentence('cli.proxy.system', { proxy: environment ?? '–' })] : []),
    ...(choice.kind === 'none' ? [terminal.sentence('cli.proxy.none', {})] : []),
    ...(choice.kind === 'own' ? ownLines(terminal, choice) : []),
    ...(signsIn ? [terminal.sentence('cli.proxy.signs-in', {})] : []),
  ]);
};

const ownLines = (
  terminal: CliContext['terminal'],
  { url, exceptions, localToo }: Extract<ProxyChoice, { kind: 'own' }>,
): readonly string[] => [
  terminal.sentence('cli.proxy.own', { proxy: url }),
  ...(exceptions.length === 0 ? [] : [terminal.sentence('cli.proxy.exceptions', { names: exceptions.join(', ') })]),
  ...(localToo ? [terminal.sentence('cli.proxy.local-too', {})] : []),
];
