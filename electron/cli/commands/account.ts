/** `account list|create|contact|rollover|deactivate|import|export|sheet|use`: our accounts at authorities. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { accountSheet, writeSheet } from '../../engine/backup/account-sheet.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import type { GivenBinding } from '../../engine/workspace/external-accounts.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import { authorityOptions, authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readInput } from '../input-files.ts';

const verbs = ['list', 'create', 'contact', 'rollover', 'deactivate', 'import', 'export', 'sheet', 'use'] as const;
type Verb = (typeof verbs)[number];

const usage = `account ${verbs.join('|')} [ID]`;

export const command: Command = {
  options: {
    ...authorityOptions,
    email: { type: 'string', multiple: true },
    'eab-key-id': { type: 'string' },
    'eab-hmac-file': { type: 'string' },
    'zerossl-email': { type: 'string' },
    'zerossl-key-file': { type: 'string' },
    'key-file': { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
  },
  run: async (context) => {
    const verb = verbs.find((one) => one === context.args.words[0]);
    if (verb === undefined || context.args.words.length > 2) throw fail('input.usage', { message: usage });
    if (verb === 'create' || verb === 'list') refuseWord(context);
    const workspace = await context.openWorkspace();
    try {
      if (verb !== 'list' && verb !== 'use') await context.ensureVault(workspace);
      await actions[verb](context, workspace);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

const actions: Readonly<Record<Verb, (context: CliContext, workspace: Workspace) => Promise<void>>> = {
  list: async ({ terminal, args, stdin }, { accounts, authority }) => {
    const only = args.text('directory') === undefined ? undefined : authority(await authorityRefOf(args, stdin));
    const found = accounts
      .list()
      .filter((one) => only === undefined || one.authority.directoryUrl === only.directoryUrl);
    const lines = found.length === 0 ? [terminal.sentence('cli.account.none', {})] : found.flatMap(linesOf(terminal));
    terminal.answer({ accounts: found }, lines);
  },
  create: async (context, workspace) => {
    const { args, stdin, terminal, interrupted } = context;
    const authority = await authorityRefOf(args, stdin);
    const contact = emailsOf(args.texts('email'));
    const binding = await bindingOf(context);
    terminal.note(terminal.sentence('cli.terms', { authority: workspace.authority(authority).authority.name }));
    show(context, await workspace.accounts.create({ authority, contact, termsAgreed: true, binding }, interrupted));
  },
  contact: async (context, workspace) => {
    const { args, interrupted } = context;
    const id = await accountId(context, workspace);
    show(context, await workspace.accounts.changeContact(id, emailsOf(args.texts('email')), interrupted));
  },
  rollover: async (context, workspace) =>
    show(context, await workspace.accounts.rollOver(await accountId(context, workspace), context.interrupted)),
  deactivate: async (context, workspace) => {
    const id = await accountId(context, workspace);
    const account = workspace.accounts.list().find((one) => one.id === id);
    await workspace.accounts.deactivate(id, { evenIfUsed: context.args.flag('force'), signal: context.interrupted });
    context.terminal.answer({ account }, [context.terminal.sentence('cli.account.deactivated', {})]);
  },
  import: async (context, workspace) => {
    const { args, stdin, interrupted } = context;
    const file = args.text('key-file');
    if (file === undefined) throw fail('input.usage', { message: 'account import --key-file FILE|-' });
    const authority = await authorityRefOf(args, stdin);
    show(context, await workspace.accounts.import(authority, await readInput(file, stdin), interrupted));
  },
  export: async (context, workspace) => {
    const { args, terminal } = context;
    const out = args.text('out');
    if (out === undefined) throw fail('input.usage', { message: 'account export [ID] --out FOLDER' });
    const id = await accountId(context, workspace);
    const account = workspace.accounts.list().find((one) => one.id === id);
    const files = await workspace.accounts.exportKey(id);
    const folder = resolve(out);
    await writeFiles(folder, files);
    const written = Object.keys(files);
    terminal.answer({ account, folder, files: written }, [
      terminal.sentence('cli.files', { folder }),
      ...written.map((file) => `  ${file}`),
    ]);
  },
  sheet: async (context, workspace) => {
    const { args, terminal, language } = context;
    const out = args.text('out');
    if (out === undefined) throw fail('input.usage', { message: 'account sheet [ID] --out FILE.html' });
    const id = await accountId(context, workspace);
    const path = resolve(out);
    if (existsSync(path)) throw fail('backup.file-exists', { path });
    await writeSheet(path, await accountSheet(workspace.accounts, id, { language, now: new Date() }));
    const account = workspace.accounts.list().find((one) => one.id === id);
    terminal.answer({ account, file: path }, [terminal.sentence('cli.sheet.written', { path })]);
  },
  use: async (context, workspace) => show(context, workspace.accounts.makeUsual(await accountId(context, workspace))),
};

const refuseWord = ({ args }: CliContext): void => {
  if (args.words.length > 1) throw fail('input.usage', { message: usage });
};

/** The id given, or the beginning of one; without it the usual account of `--directory`. */
const accountId = async (
  context: CliContext,
  workspace: Pick<Workspace, 'accounts' | 'authority'>,
): Promise<string> => {
  const { args, stdin } = context;
  const accounts = workspace.accounts.list();
  const word = args.words[1];
  if (word !== undefined) {
    const found = accounts.filter(({ id }) => id.startsWith(word));
    if (found[0] === undefined || found.length > 1) throw fail('account.not-found', { id: word });
    return found[0].id;
  }
  if (args.text('directory') === undefined && accounts.length === 1 && accounts[0] !== undefined) return accounts[0].id;
  const ref: AuthorityRef = await authorityRefOf(args, stdin);
  const { directoryUrl } = workspace.authority(ref);
  const usual = accounts.find((one) => one.usual && one.authority.directoryUrl === directoryUrl);
  if (usual === undefined) throw fail('account.not-found', { id: directoryUrl });
  return usual.id;
};

const emailsOf = (given: readonly string[]): readonly string[] => {
  const parsed = z.array(z.email()).safeParse(given);
  if (!parsed.success) throw fail('input.usage', { message: '--email takes one e-mail address each time' });
  return parsed.data;
};

const bindingOf = async ({ args, stdin }: CliContext): Promise<GivenBinding | undefined> => {
  const [keyId, hmacFile] = [args.text('eab-key-id'), args.text('eab-hmac-file')];
  const [email, keyFile] = [args.text('zerossl-email'), args.text('zerossl-key-file')];
  const ways = [keyId ?? hmacFile, email, keyFile].filter((way) => way !== undefined);
  const halved = (keyId === undefined) !== (hmacFile === undefined);
  if (ways.length > 1 || halved)
    throw fail('input.usage', {
      message: 'one of: --eab-key-id ID --eab-hmac-file FILE|-, --zerossl-email ADDRESS, --zerossl-key-file FILE|-',
    });
  if (keyId !== undefined && hmacFile !== undefined) return { keyId, hmacKey: await readInput(hmacFile, stdin) };
  if (email !== undefined) return { zerosslEmail: emailsOf([email])[0] ?? '' };
  return keyFile === undefined ? undefined : { zerosslApiKey: (await readInput(keyFile, stdin)).trim() };
};

const show = ({ terminal }: CliContext, account: AccountView): void =>
  terminal.answer({ account }, linesOf(terminal)(account));

const linesOf =
  (terminal: CliContext['terminal']) =>
  ({ id, authority, url, contact, usual, certificates, externalKeyId }: AccountView): readonly string[] => [
    `${id}  ${authority.name}${usual ? `  ${terminal.sentence('cli.account.usual', {})}` : ''}`,
    `  ${url ?? terminal.sentence('cli.account.unregistered', {})}`,
    ...(contact.length === 0 ? [] : [`  ${contact.join(', ')}`]),
    ...(externalKeyId === undefined ? [] : [`  EAB ${externalKeyId}`]),
    `  ${terminal.sentence('cli.account.certificates', { count: certificates })}`,
  ];
