/** `credential list|add|test|remove`: keys to DNS providers, kept in the vault and proven for a name. */
import type { CredentialTest, CredentialView } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { messageOf, type Values } from '../../../shared/i18n/index.ts';
import { loadProvider } from '../../engine/providers/registry.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { resolverOptions } from '../dns-questions.ts';
import { chosenResolvers } from '../usual-resolvers.ts';
import { fieldsOf } from './dns-record.ts';

const verbs = ['list', 'add', 'test', 'remove'] as const;
type Verb = (typeof verbs)[number];
const usage = `credential list | add PROVIDER --credential FILE [--label TEXT] | test ID --name NAME
  | test PROVIDER --credential FILE --name NAME | remove ID [--force]`;

export const command: Command = {
  options: {
    ...resolverOptions,
    provider: { type: 'string' },
    credential: { type: 'string' },
    endpoint: { type: 'string' },
    label: { type: 'string' },
    name: { type: 'string' },
    force: { type: 'boolean' },
  },
  run: async (context) => {
    const verb = verbs.find((one) => one === context.args.words[0]);
    if (verb === undefined || context.args.words.length > 2) throw fail('input.usage', { message: usage });
    const workspace = await context.openWorkspace();
    try {
      return await actions[verb](context, workspace);
    } finally {
      await workspace.close();
    }
  },
};

const actions: Readonly<Record<Verb, (context: CliContext, workspace: Workspace) => Promise<number>>> = {
  list: async ({ terminal }, { credentials }) => {
    const found = credentials.list();
    const lines = found.map(({ id, provider, label }) => `${id}  ${provider}  ${label}`);
    terminal.answer(
      { credentials: found },
      found.length === 0 ? [terminal.sentence('cli.credential.none', {})] : lines,
    );
    return 0;
  },
  add: async (context, workspace) => {
    const { terminal, args } = context;
    const { provider, fields } = await givenFields(context);
    const warnings = await context.ensureVault(workspace);
    const credential = await workspace.credentials.save({ provider, label: args.text('label') ?? provider, fields });
    terminal.answer({ credential, warnings }, [
      terminal.sentence('cli.credential.added', { id: credential.id, label: credential.label }),
    ]);
    return 0;
  },
  test: async (context, workspace) => {
    const { terminal, args } = context;
    const name = args.text('name');
    if (name === undefined) throw fail('input.usage', { message: usage });
    const resolvers = chosenResolvers(context, workspace);
    const asked = args.text('credential') === undefined ? args.words[1] : undefined;
    const stored = asked === undefined ? undefined : findCredential(workspace, asked);
    if (stored !== undefined) await context.ensureVault(workspace);
    const tested =
      stored === undefined
        ? await workspace.credentials.testFields(await givenFields(context), name, resolvers)
        : await workspace.credentials.test(stored.id, name, resolvers);
    const works = tested.steps.every(({ ok }) => ok) && tested.findings.every(({ severity }) => severity !== 'blocks');
    const verdict = terminal.sentence(works ? 'cli.credential.works' : 'cli.credential.fails', { name });
    terminal.answer({ name, works, ...tested }, [...linesOf(terminal, tested), verdict]);
    return works ? 0 : failedExit;
  },
  remove: async (context, workspace) => {
    const { terminal, args } = context;
    const { id, label } = findCredential(workspace, args.words[1] ?? '');
    const users = workspace
      .certificates()
      .filter(({ credentialIds }) => credentialIds.includes(id))
      .map(({ name }) => name);
    if (users.length > 0 && !args.flag('force')) throw fail('credential.in-use', { label, certificates: users });
    await context.ensureVault(workspace);
    await workspace.credentials.remove(id);
    terminal.answer({ removed: id, certificates: users }, [terminal.sentence('cli.credential.removed', {})]);
    return 0;
  },
};

/** The exit code of the class `credential`. */
const failedExit = 3;

/** The provider by option, or as the word behind the verb. */
const givenFields = async (context: CliContext) => {
  const provider = context.args.text('provider') ?? context.args.words[1];
  if (provider === undefined) throw fail('input.usage', { message: usage });
  const { descriptor } = await loadProvider(provider);
  return { provider, fields: await fieldsOf(context, descriptor) };
};

/** By id or the beginning of it. */
const findCredential = ({ credentials }: Workspace, asked: string): CredentialView => {
  const found = asked === '' ? [] : credentials.list().filter(({ id }) => id.startsWith(asked));
  if (found.length !== 1 || found[0] === undefined) throw fail('credential.not-found', { id: asked });
  return found[0];
};

const linesOf = (terminal: CliContext['terminal'], { steps, findings }: CredentialTest): readonly string[] => [
  ...steps.flatMap(({ id, detail, problem }) => {
    const title = terminal.sentence(`provider.test.${id}`, {});
    if (problem === undefined) return [`✓ ${title}`, `  ${terminal.sentence(`provider.test.${id}.detail`, detail)}`];
    const message = messageOf(problem, terminal.language);
    return [`✗ ${title}`, `  ${message.title}`, `  ${message.explanation}`, `  ${message.action}`];
  }),
  ...findings.flatMap(({ code, severity, detail }) => {
    const values: Values = detail;
    const mark = severity === 'note' ? '·' : '!';
    return [
      `${mark} ${terminal.sentence(`doctor.${code}`, values)}`,
      `  ${terminal.sentence(`doctor.${code}.means`, values)}`,
    ];
  }),
];
