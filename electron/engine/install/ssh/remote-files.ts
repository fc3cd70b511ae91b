/** Files at the other end of SFTP (draft-ietf-secsh-filexfer-02): each replaced as a whole, and what was there before. */
import { randomBytes } from 'node:crypto';
import type { SFTPWrapper, Stats } from 'ssh2';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';

type Done<T> = (error: Error | undefined | null, value?: T) => void;

/** Status codes of the draft, §7. */
const status = { noSuchFile: 2, permissionDenied: 3 };

const asked = <T>(begin: (done: Done<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => begin((error, value) => (error ? reject(error) : resolve(value as T))));

export interface OldFile {
  readonly content: Buffer;
  readonly mode: number;
}

/** `undefined` where there is none. `install.*`. */
export const readRemote = async (sftp: SFTPWrapper, host: string, path: string): Promise<OldFile | undefined> => {
  try {
    const stats = await asked<Stats>((done) => sftp.stat(path, done));
    const content = await asked<Buffer>((done) => sftp.readFile(path, done));
    return { content, mode: stats.mode & 0o777 };
  } catch (thrown) {
    if (statusOf(thrown) === status.noSuchFile) return undefined;
    throw remoteFailure(host, path, thrown);
  }
};

/** Through a file beside it: a server never reads half. `install.*`. */
export const writeRemote = async (
  sftp: SFTPWrapper,
  host: string,
  path: string,
  content: string | Buffer,
  mode: number,
): Promise<void> => {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await create(sftp, temporary, content, mode);
    await replace(sftp, temporary, path);
  } catch (thrown) {
    await asked<void>((done) => sftp.unlink(temporary, done)).catch(() => undefined);
    throw remoteFailure(host, path, thrown);
  }
};

export const removeRemote = (sftp: SFTPWrapper, host: string, path: string): Promise<void> =>
  asked<void>((done) => sftp.unlink(path, done)).catch((thrown: unknown) => {
    throw remoteFailure(host, path, thrown);
  });

/** Makes a file in the folder and takes it away. `install.target-missing`, `install.no-permission`. */
export const tryRemoteFolder = async (sftp: SFTPWrapper, host: string, folder: string): Promise<void> => {
  const temporary = `${folder}/.certwright-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const stats = await asked<Stats>((done) => sftp.stat(folder, done));
    if (!stats.isDirectory()) throw fail('install.target-missing', { host, target: folder });
    await create(sftp, temporary, '', 0o600);
    await asked<void>((done) => sftp.unlink(temporary, done));
  } catch (thrown) {
    throw remoteFailure(host, folder, thrown);
  }
};

const create = async (sftp: SFTPWrapper, path: string, content: string | Buffer, mode: number): Promise<void> => {
  const handle = await asked<Buffer>((done) => sftp.open(path, 'wx', { mode }, done));
  try {
    const bytes = Buffer.from(content);
    if (bytes.length > 0) await asked<void>((done) => sftp.write(handle, bytes, 0, bytes.length, 0, done));
    // The umask there narrowed the mode; hosts without modes refuse to widen it, where that says nothing.
    await asked<void>((done) => sftp.fsetstat(handle, { mode }, done)).catch(() => undefined);
  } finally {
    await asked<void>((done) => sftp.close(handle, done));
  }
};

/** In one move where the host can (posix-rename@openssh.com); else the old one goes first. */
const replace = async (sftp: SFTPWrapper, from: string, to: string): Promise<void> => {
  try {
    await asked<void>((done) => sftp.ext_openssh_rename(from, to, done));
  } catch (thrown) {
    if (statusOf(thrown) !== undefined && statusOf(thrown) !== 8) throw thrown;
    await asked<void>((done) => sftp.unlink(to, done)).catch(() => undefined);
    await asked<void>((done) => sftp.rename(from, to, done));
  }
};

const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : undefined;

const remoteFailure = (host: string, path: string, thrown: unknown): CertwrightError | unknown => {
  const code = statusOf(thrown);
  if (code === status.noSuchFile) return fail('install.target-missing', { host, target: path }, { cause: thrown });
  const detail = excerpt(`${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  if (code === status.permissionDenied) return fail('install.no-permission', { host, detail }, { cause: thrown });
  return code === undefined ? thrown : fail('install.refused', { host, detail }, { cause: thrown });
};
