/** What every command is given, and how it opens the profile. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Language } from '../../shared/domain/app.ts';
import { vaultKinds } from '../../shared/domain/vault.ts';
import { type Problem, problem } from '../../shared/errors/problem.ts';
import { silentLogger, systemClock } from '../engine/ports/index.ts';
import type { Workspace, WorkspaceOptions } from '../engine/workspace/workspace.ts';
import { defaultProfileFolder } from '../platform/paths/index.ts';
import { userAgentOf } from '../user-agent.ts';
import { version } from '../version.ts';
import type { Arguments, OptionSpec } from './arguments.ts';
import { readInput } from './input-files.ts';
import type { Terminal } from './terminal.ts';

type OpenOptions = Pick<WorkspaceOptions, 'integrity'>;

export interface CliContext {
  readonly terminal: Terminal;
  readonly args: Arguments;
  readonly language: Language;
  readonly profileFolder: string;
  readonly stdin: NodeJS.ReadStream;
  /** Aborted by Ctrl-C; a second one ends the process at once. */
  readonly interrupted: AbortSignal;
  /** Told to end (SIGTERM); `interrupted` is aborted then as well. */
  readonly terminated: AbortSignal;
  openWorkspace(options?: OpenOptions): Promise<Workspace>;
  /**
   * Opens the vault, setting it up or asking for the passphrase where that is needed. Answers remarks for --json.
   * Without a keychain nobody may be silently given less: see `ensureVault`.
   */
  ensureVault(workspace: Pick<Workspace, 'vault'>): Promise<readonly Problem[]>;
}

export interface Command {
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Nothing has to be taken back when it is broken off. */
  readonly readsOnly?: true;
  /** Answers the exit code. */
  run(context: CliContext): Promise<number>;
}

export const profileFolderOf = (args: Arguments, env: NodeJS.ProcessEnv): string => {
  const asked = args.text('profile') ?? env.CERTWRIGHT_HOME;
  return asked === undefined || asked === '' ? defaultProfileFolder(env, homedir()) : resolve(asked);
};

export const openProfile = async (folder: string, options: OpenOptions = {}): Promise<Workspace> => {
  const { openWorkspace } = await import('../engine/workspace/open-workspace.ts');
  const { systemKeychain } = await import('../platform/secrets/index.ts');
  const { systemNetwork } = await import('../platform/network/index.ts');
  const { systemOtherClients } = await import('../platform/other-clients/index.ts');
  const { systemRepair } = await import('../platform/repair/index.ts');
  const { systemScheduler } = await import('../platform/scheduler/index.ts');
  return openWorkspace({
    folder,
    keychain: systemKeychain(),
    clock: systemClock,
    logger: silentLogger,
    userAgent: userAgentOf(version),
    network: systemNetwork(),
    repair: systemRepair(),
    otherClients: systemOtherClients(),
    scheduler: systemScheduler({ profileFolder: folder }),
    ...options,
  });
};

/**
 * A locked or failing keychain is reported, never replaced. An absent one is replaced by a key file only where nobody
 * can be asked, and then it is said on stderr and in the JSON answer; on a terminal the choice is the reader's.
 */
export const ensureVault = async (
  context: CliContext,
  workspace: Pick<Workspace, 'vault'>,
): Promise<readonly Problem[]> => {
  const { vault } = workspace;
  const status = await vault.status();
  if (status.state === 'closed' && status.problem?.code === 'vault.passphrase-needed')
    await vault.unlock(await passphraseOf(context, false));
  if (status.state !== 'not-set-up') {
    await vault.open();
    return [];
  }
  const kind = context.args.choice('vault', vaultKinds) ?? (await defaultKind(context, status));
  await vault.setUp(kind, kind === 'passphrase' ? await passphraseOf(context, true) : undefined);
  if (kind !== 'key-file' || context.args.text('vault') !== undefined) return [];
  const remark = problem('vault.keychain-absent', { detail: 'key-file' });
  context.terminal.warn(context.terminal.sentence('cli.vault.key-file', { folder: context.profileFolder }));
  return [remark];
};

const defaultKind = async (
  context: CliContext,
  status: Awaited<ReturnType<Workspace['vault']['status']>>,
): Promise<'keychain' | 'passphrase' | 'key-file'> => {
  if (status.keychain !== 'absent') return 'keychain';
  if (context.args.text('passphrase-file') !== undefined) return 'passphrase';
  if (context.stdin.isTTY !== true || context.terminal.json) return 'key-file';
  const { askChoice } = await import('./prompt.ts');
  const { sentence } = context.terminal;
  return askChoice(sentence('cli.vault.question', {}), [
    { value: 'passphrase', label: sentence('cli.vault.passphrase', {}) },
    { value: 'key-file', label: sentence('cli.vault.key-file-choice', {}) },
  ]);
};

const passphraseOf = async (context: CliContext, isNew: boolean): Promise<string> => {
  const file = context.args.text('passphrase-file');
  if (file !== undefined) return (await readInput(file, context.stdin)).replace(/\r?\n$/, '');
  const { askSecret } = await import('./prompt.ts');
  return askSecret(
    context.terminal.sentence(isNew ? 'cli.vault.new-passphrase' : 'cli.vault.ask-passphrase', {}),
    context.stdin,
  );
};
