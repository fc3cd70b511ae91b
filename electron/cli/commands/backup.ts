/** `backup create|preview|verify|restore`: everything of a profile in one encrypted file, and back. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BackupManifest, backupFileEnding, type RestoreReport } from '../../../shared/domain/backup.ts';
import { strengthOf } from '../../../shared/domain/passphrase.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { createBackup, type Progressing, passing, readAll } from '../../engine/backup/create.ts';
import { putInPlace, refuseUnasked, reportOf } from '../../engine/backup/put-in-place.ts';
import { type StagedProfile, stageBackup } from '../../engine/backup/restore.ts';
import { type Manifest, manifestOf, settleEverything } from '../../engine/workspace/reset-profile.ts';
import { currentPlatform } from '../../platform/current.ts';
import { systemScheduler } from '../../platform/scheduler/index.ts';
import { systemKeychain } from '../../platform/secrets/index.ts';
import { version } from '../../version.ts';
import type { CliContext, Command } from '../context.ts';
import { readInput } from '../input-files.ts';

const verbs = ['create', 'preview', 'verify', 'restore'] as const;
type Verb = (typeof verbs)[number];

const usage = 'backup create --out FILE|DIR | preview FILE | verify FILE | restore FILE [--replace] [--yes]';

export const command: Command = {
  options: {
    out: { type: 'string' },
    'password-file': { type: 'string' },
    replace: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  run: async (context) => {
    const [word, file, ...more] = context.args.words;
    const verb = verbs.find((one) => one === word);
    if (verb === undefined || more.length > 0 || (verb === 'create') !== (file === undefined))
      throw fail('input.usage', { message: usage });
    return actions[verb](context, resolve(file ?? ''));
  },
};

const progressOf = ({ interrupted }: CliContext): Progressing => ({
  signal: interrupted,
  onProgress: () => undefined,
});

const create = async (context: CliContext): Promise<number> => {
  const { args, terminal } = context;
  const out = args.text('out');
  if (out === undefined) throw fail('input.usage', { message: usage });
  const now = new Date();
  const path = targetOf(resolve(out), now);
  if (existsSync(path)) throw fail('backup.file-exists', { path });
  const workspace = await context.openWorkspace();
  try {
    if (workspace.storage.secrets.names().length > 0) await context.ensureVault(workspace);
    const passphrase = await passphraseOf(context, true);
    const origin = { appVersion: version, system: currentPlatform(), now };
    const manifest = await createBackup(workspace, { path, overwrite: false }, passphrase, origin, progressOf(context));
    const strength = strengthOf(passphrase);
    terminal.answer({ file: path, manifest, strength }, [
      terminal.sentence('cli.backup.created', { path }),
      ...linesOf(context, manifest),
      terminal.sentence('cli.backup.strength', { strength: terminal.sentence(`backup.strength.${strength}`, {}) }),
    ]);
    return 0;
  } finally {
    await workspace.close();
  }
};

const targetOf = (out: string, now: Date): string =>
  existsSync(out) && statSync(out).isDirectory()
    ? join(out, `certwright-${now.toISOString().slice(0, 10)}${backupFileEnding}`)
    : out;

const look = async (context: CliContext, path: string): Promise<number> => {
  const { terminal } = context;
  const passphrase = await passphraseOf(context, false);
  const manifest = await readAll(path, passphrase, passing(progressOf(context), 'reading'));
  terminal.answer({ file: path, manifest }, linesOf(context, manifest));
  return 0;
};

const verify = async (context: CliContext, path: string): Promise<number> => {
  const { terminal } = context;
  const passphrase = await passphraseOf(context, false);
  const manifest = await readAll(path, passphrase, passing(progressOf(context), 'reading'));
  terminal.answer({ file: path, sound: true, createdAt: manifest.createdAt }, [
    terminal.sentence('cli.backup.sound', {}),
  ]);
  return 0;
};

const restore = async (context: CliContext, path: string): Promise<number> => {
  const { terminal, profileFolder, interrupted } = context;
  const scheduler = systemScheduler({ profileFolder });
  const keychain = systemKeychain();
  const passphrase = await passphraseOf(context, false);
  const { staged, present, empty } = await makeReady(context, path, passphrase);
  let report: RestoreReport;
  try {
    if (interrupted.aborted) throw fail('run.cancelled', {});
    const id = putInPlace(profileFolder, staged, present);
    report = await reportOf(staged, scheduler, { profileFolder, id, keychain, empty });
  } finally {
    await staged.discard();
  }
  terminal.answer({ report }, [terminal.sentence('cli.backup.restored', {}), ...notesOf(context, report)]);
  return 0;
};

interface Ready {
  readonly staged: StagedProfile;
  /** Of what is there now. */
  readonly present: Manifest;
  readonly empty: boolean;
}

/** The profile is closed again when this answers. */
const makeReady = async (context: CliContext, path: string, passphrase: string): Promise<Ready> => {
  const { args, profileFolder } = context;
  const workspace = await context.openWorkspace();
  try {
    const empty = refuseUnasked(workspace.storage, args.flag('replace'));
    if (!empty) await confirm(context);
    const setUp = (vault: typeof workspace.vault) => context.ensureVault({ vault });
    const parts = { profileFolder, keychain: systemKeychain(), setUp };
    const staged = await stageBackup(path, passphrase, parts, progressOf(context));
    await settleEverything(workspace, { removeRecords: false, removeFiles: false });
    return { staged, present: await manifestOf(workspace, systemScheduler({ profileFolder }), new Date()), empty };
  } finally {
    await workspace.close();
  }
};

const actions: Readonly<Record<Verb, (context: CliContext, path: string) => Promise<number>>> = {
  create,
  preview: look,
  verify,
  restore,
};

const linesOf = (
  { terminal, language }: CliContext,
  { createdAt, computer, system, appVersion, items, certificates }: BackupManifest,
): readonly string[] => [
  terminal.sentence('backup.made-at', {
    time: terminal.moment(createdAt),
    computer,
    system: terminal.sentence(`backup.system.${system}`, {}),
    version: appVersion,
  }),
  terminal.sentence('cli.backup.inside', {
    what: items.map(({ what, count }) => sentence(language, `backup.item.${what}`, { count })).join('; '),
  }),
  ...certificates.map(({ name, expiresAt }) =>
    expiresAt === undefined
      ? `  ${name}`
      : `  ${terminal.sentence('backup.expires', { name, date: terminal.date(expiresAt) })}`,
  ),
];

const notesOf = ({ terminal, language }: CliContext, report: RestoreReport): readonly string[] => [
  ...report.notes.map(({ note, names }) =>
    sentence(language, `backup.note.${note}`, { names: names.join(', '), count: names.length }),
  ),
  ...(report.removed === undefined ? [] : [terminal.sentence('cli.backup.put-back', { id: report.removed })]),
];

/** From the file given, else asked for; a new one twice. */
const passphraseOf = async ({ args, stdin, terminal }: CliContext, isNew: boolean): Promise<string> => {
  const file = args.text('password-file');
  if (file !== undefined) return (await readInput(file, stdin)).replace(/\r?\n$/, '');
  const { askSecret } = await import('../prompt.ts');
  const first = await askSecret(terminal.sentence('cli.backup.passphrase', {}), stdin);
  if (isNew && (await askSecret(terminal.sentence('cli.backup.passphrase-again', {}), stdin)) !== first)
    throw fail('input.usage', { message: terminal.sentence('backup.passphrase-differs', {}) });
  return first;
};

const confirm = async ({ args, terminal, stdin, profileFolder }: CliContext): Promise<void> => {
  if (args.flag('yes')) return;
  if (stdin.isTTY !== true || terminal.json)
    throw fail('input.usage', { message: 'backup restore --replace needs --yes where nobody can be asked' });
  const { askChoice } = await import('../prompt.ts');
  const answer = await askChoice(terminal.sentence('cli.backup.question', { folder: profileFolder }), [
    { value: 'no', label: terminal.sentence('cli.reset.no', {}) },
    { value: 'yes', label: terminal.sentence('cli.reset.yes', {}) },
  ]);
  if (answer === 'no') throw fail('run.cancelled', {});
};
