/** Uploads by SFTP to a host whose key is pinned, and a command there afterwards. */
import { fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import type { OpenStep, StepContext } from '../step.ts';
import { type TargetFile, targetFiles } from '../target-files.ts';
import { type SshConnection, type SshTarget, withSsh } from './connection.ts';
import { type OldFile, readRemote, removeRemote, tryRemoteFolder, writeRemote } from './remote-files.ts';

interface Settings {
  readonly target: SshTarget;
  /** Of the key that was seen, for whatever connection follows. */
  known: string;
  readonly folder: string;
  readonly backup: boolean;
  readonly command: string;
}

/** Characters of what the command printed that go into the log. */
const told = 1_500;

export const openSsh: OpenStep = (fields) => {
  const { host = '', port = '', user = '', password = '', privateKey = '', passphrase = '' } = fields;
  const settings: Settings = {
    target: {
      ...{ host, user, password, passphrase, port: Number(port || 22), fingerprint: fields.fingerprint ?? '' },
      // Readers of keys want the line end that pasting loses.
      privateKey: privateKey === '' ? '' : `${privateKey.trim()}\n`,
    },
    known: fields.fingerprint ?? '',
    folder: (fields.folder ?? '').replace(/^~\//, './').replace(/(.)\/+$/, '$1'),
    backup: fields.backup !== 'no',
    command: fields.remoteCommand ?? '',
  };
  return {
    test: (context) =>
      connected(settings, context, async ({ sftp }) => {
        const files = await targetFiles(fields, context);
        await tryRemoteFolder(sftp, host, settings.folder);
        for (const { name } of files) context.log('would-write', { path: `${settings.folder}/${name}` });
        if (settings.command !== '') context.log('not-run', { program: settings.command });
      }),
    apply: (context) =>
      connected(settings, context, async (connection) => {
        await upload(settings, await targetFiles(fields, context), connection, context);
        if (settings.command !== '') await runCommand(settings, connection, context);
      }),
  };
};

const connected = (
  settings: Settings,
  { signal, log, keep }: StepContext,
  work: (connection: SshConnection) => Promise<void>,
): Promise<void> => {
  const { target } = settings;
  const firstSeen = (fingerprint: string): void => {
    settings.known = fingerprint;
    log('host-key-kept', { fingerprint });
    keep('fingerprint', fingerprint);
  };
  return withSsh({ ...target, fingerprint: settings.known }, { signal, firstSeen }, async (connection) => {
    log('signed-in', { host: target.host });
    await work(connection);
  });
};

interface Replaced {
  readonly path: string;
  readonly before: OldFile | undefined;
}

const upload = async (
  settings: Settings,
  files: readonly TargetFile[],
  { sftp }: SshConnection,
  context: StepContext,
): Promise<void> => {
  const { folder, backup, target } = settings;
  const { host } = target;
  const { log } = context;
  const replaced: Replaced[] = [];
  for (const { name, content, mode } of files) {
    context.signal.throwIfAborted();
    const path = `${folder}/${name}`;
    const before = await readRemote(sftp, host, path);
    if (before?.content.equals(Buffer.from(content)) === true) {
      log('same-already', { path });
      continue;
    }
    // This connection may be what broke: whatever is taken back is so over another one.
    if (replaced.length === 0) context.undo((signal) => putBack(settings, replaced, { ...context, signal }));
    if (before !== undefined && backup) {
      const kept = `${path}.previous`;
      replaced.push({ path: kept, before: await readRemote(sftp, host, kept) });
      await writeRemote(sftp, host, kept, before.content, before.mode);
      log('kept-backup', { path: kept });
    }
    replaced.push({ path, before });
    await writeRemote(sftp, host, path, content, mode);
    const read = await readRemote(sftp, host, path);
    if (read?.content.equals(Buffer.from(content)) !== true) throw fail('install.not-as-sent', { host, path });
    log('wrote', { path });
  }
};

const putBack = (settings: Settings, replaced: readonly Replaced[], context: StepContext): Promise<void> =>
  connected(settings, context, async ({ sftp }) => {
    const { target } = settings;
    for (const { path, before } of replaced.toReversed()) {
      const now = await readRemote(sftp, target.host, path);
      if (before === undefined) {
        if (now === undefined) continue;
        await removeRemote(sftp, target.host, path);
        context.log('removed', { path });
      } else if (now?.content.equals(before.content) !== true) {
        await writeRemote(sftp, target.host, path, before.content, before.mode);
        context.log('restored', { path });
      }
    }
  });

const runCommand = async ({ command }: Settings, connection: SshConnection, { log }: StepContext): Promise<void> => {
  const begun = performance.now();
  log('started', { program: command });
  const { code, output } = await connection.run(command);
  const printed = output.trim();
  if (printed !== '') log('printed', { text: printed.slice(-told) });
  if (code !== 0) throw fail('install.command-failed', { program: command, detail: excerpt(`${code} ${printed}`) });
  log('ran', { program: command, milliseconds: String(Math.round(performance.now() - begun)) });
};
