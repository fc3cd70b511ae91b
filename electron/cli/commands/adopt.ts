/** `adopt find|plan|take-over|undo`: what other clients look after here; shown first, taken over with consent. */
import { resolve } from 'node:path';
import {
  type AdoptionPlan,
  type AdoptionReport,
  type AdoptionSearch,
  adoptionClients,
  type FoundCertificate,
} from '../../../shared/domain/adoption.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { adoptionChangeWords, findingWords, partWords } from '../../../shared/i18n/adoption-words.ts';
import { messageOf, sentence } from '../../../shared/i18n/index.ts';
import type { AdoptionAsked } from '../../engine/workspace/adopting.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';
import { readRoot } from '../input-files.ts';
import { policyOptions, readPolicy } from '../policy-options.ts';
import { chosenResolvers } from '../usual-resolvers.ts';

const verbs = ['find', 'plan', 'take-over', 'undo'] as const;
type Verb = (typeof verbs)[number];

export const command: Command = {
  options: {
    ...policyOptions,
    client: { type: 'string' },
    from: { type: 'string', multiple: true },
    'keep-old-job': { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  run: async (context) => {
    const [word, id = '', ...more] = context.args.words;
    const verb = verbs.find((one) => one === word);
    const lacksId = (id === '') !== (verb === 'find');
    if (verb === undefined || lacksId || more.length > 0)
      throw fail('input.usage', { message: `adopt find | ${verbs.slice(1).join('|')} ID` });
    const workspace = await context.openWorkspace();
    try {
      return await actions[verb](context, workspace, id);
    } finally {
      await workspace.close();
    }
  },
};

const searchOf = ({ args }: CliContext): AdoptionSearch => {
  const client = args.choice('client', adoptionClients);
  return {
    folders: args.texts('from').map((folder) => resolve(folder)),
    ...(client === undefined ? {} : { client }),
  };
};

const actions: Readonly<Record<Verb, (context: CliContext, workspace: Workspace, id: string) => Promise<number>>> = {
  find: async (context, { adopting }) => {
    const report = await adopting.find(searchOf(context));
    context.terminal.answer({ ...report }, reportLines(context, report));
    return 0;
  },
  plan: async (context, workspace, id) => {
    const { plan } = await planned(context, workspace, id);
    context.terminal.answer({ ...plan }, planLines(context, plan));
    return 0;
  },
  'take-over': async (context, workspace, id) => {
    const { terminal, language } = context;
    await context.ensureVault(workspace);
    const { plan, request } = await planned(context, workspace, id);
    const { name, client } = plan.certificate;
    if (plan.possible) {
      for (const line of planLines(context, plan)) terminal.note(line);
      await confirm(context, terminal.sentence('cli.adopt.question', { name, client }));
    }
    const result = await workspace.adopting.takeOver(request);
    for (const { command: line = '' } of result.left) terminal.warn(terminal.sentence('adopt.left', { command: line }));
    if (result.remark !== undefined) terminal.warn(messageOf(result.remark, language).title);
    terminal.answer({ ...result }, [terminal.sentence('cli.adopt.done', { name, id: result.adoption.id })]);
    return 0;
  },
  undo: async (context, workspace, id) => {
    const { terminal } = context;
    const adoption = (await workspace.adopting.list()).find((one) => one.id === id);
    if (adoption === undefined) throw fail('adopt.not-found', { id });
    await context.ensureVault(workspace);
    await workspace.adopting.undo(id);
    const { name, client } = adoption;
    terminal.answer({ undone: id }, [terminal.sentence('cli.adopt.undone', { name, client })]);
    return 0;
  },
};

const planned = async (
  context: CliContext,
  workspace: Workspace,
  id: string,
): Promise<{ readonly plan: AdoptionPlan; readonly request: AdoptionAsked }> => {
  const { args, stdin } = context;
  const root = args.text('root');
  const resolvers = [...chosenResolvers(context, workspace)];
  const asked: AdoptionAsked = {
    ...{ id, ...searchOf(context), resolvers, keepOldJob: args.flag('keep-old-job') },
    ...(root === undefined ? {} : { rootPem: await readRoot(root, stdin) }),
  };
  const plan = await workspace.adopting.plan(asked);
  const given = ['challenge', 'provider', 'webroot'].some((name) => args.text(name) !== undefined);
  if (!given && args.texts('method').length === 0) return { plan, request: asked };
  const authority = plan.authority ?? { id: 'letsencrypt' };
  const { proof } = readPolicy(args, plan.certificate.identifiers, authority, undefined, resolvers);
  const credentialId = args.text('credential-id');
  const own = 'provider' in proof && credentialId !== undefined ? { ...proof, credentialId } : proof;
  const request: AdoptionAsked = { ...asked, proof: own };
  return { plan: await workspace.adopting.plan(request), request };
};

const reportLines = (
  { terminal, language, args }: CliContext,
  { found, unread }: AdoptionReport,
): readonly string[] => [
  ...(found.length === 0 ? [terminal.sentence('cli.adopt.none', {})] : []),
  ...found.flatMap((one) => [
    [one.id, one.name, one.client, one.notAfter === undefined ? '' : terminal.date(one.notAfter)].join('  '),
    ...one.jobs.map(({ place }) => `  ${terminal.sentence('adopt.job', { place })}`),
    ...one.findings.map((finding) => `  ${findingWords(finding, language)}`),
    `  ${nextLine(terminal, one, args.texts('from').length > 0)}`,
  ]),
  ...(unread.length === 0 ? [] : [sentence(language, 'adopt.unread', { count: unread.length })]),
  ...unread.map(({ path, reason }) => `  ${path}: ${sentence(language, `adopt.reason.${reason}`)}`),
];

/** Somebody who named a folder has to name it again. */
const nextLine = (terminal: CliContext['terminal'], { id, adopted, home }: FoundCertificate, named: boolean): string =>
  adopted === undefined
    ? terminal.sentence('cli.adopt.possible', { id: named ? `${id} --from ${home}` : id })
    : terminal.sentence('cli.adopt.adopted', { id: adopted });

const planLines = ({ terminal, language }: CliContext, plan: AdoptionPlan): readonly string[] => {
  const { name, client } = plan.certificate;
  if (!plan.possible)
    return [
      terminal.sentence('cli.adopt.not-possible', { name }),
      ...plan.obstacles.map((one) => `  ${findingWords(one, language)}`),
    ];
  return [
    terminal.sentence('cli.adopt.plan', { name, client }),
    ...plan.parts.map((part) => `  ${partWords(part, plan.certificate, language)}`),
    ...(plan.replaces ? [`  ${terminal.sentence('adopt.replaces', {})}`] : []),
    ...(plan.installs.length === 0 ? [] : [terminal.sentence('adopt.installs', {})]),
    ...plan.installs.map(({ kind, text }) => `  ${sentence(language, `adopt.install.${kind}`, { text })}`),
    ...plan.notes.map((note) => findingWords(note, language)),
    terminal.sentence(plan.changes.length === 0 ? 'adopt.no-changes' : 'adopt.changes', {}),
    ...plan.changes.flatMap((change) => adoptionChangeWords(change, language).map((line) => `  ${line}`)),
  ];
};

const confirm = async ({ args, terminal, stdin }: CliContext, question: string): Promise<void> => {
  if (args.flag('yes')) return;
  if (stdin.isTTY !== true || terminal.json)
    throw fail('input.usage', { message: 'adopt take-over needs --yes where nobody can be asked' });
  const { askChoice } = await import('../prompt.ts');
  const answer = await askChoice(question, [
    { value: 'no', label: terminal.sentence('cli.reset.no', {}) },
    { value: 'yes', label: terminal.sentence('cli.reset.yes', {}) },
  ]);
  if (answer === 'no') throw fail('run.cancelled', {});
};
