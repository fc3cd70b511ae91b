/** One SSH connection (RFC 4251 to 4254) to a host whose key is known, or is seen for the first time and kept. */
import { createHash } from 'node:crypto';
import { Client, type SFTPWrapper } from 'ssh2';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { excerpt } from '../../providers/http-call.ts';
import { codeOf, connectionFailure } from '../failures.ts';

export interface SshTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly privateKey: string;
  readonly passphrase: string;
  /** `SHA256:…` as `ssh-keygen -l` writes it; empty as long as the host was never seen. */
  readonly fingerprint: string;
}

export interface SshConnection {
  readonly sftp: SFTPWrapper;
  /** Ends with its exit code and what it printed. */
  run(command: string): Promise<{ readonly code: number; readonly output: string }>;
}

export interface SshEvents {
  readonly signal: AbortSignal;
  /** A host that was not known before; called before anything secret is sent. */
  firstSeen(fingerprint: string): void;
}

/** Milliseconds until the key exchange is done. */
const handshakeLimit = 20_000;
/** Characters of what a command prints. */
const most = 64_000;

/** `install.unreachable`, `install.host-key-changed`, `install.wrong-credentials`; what `work` throws. */
export const withSsh = async <T>(
  target: SshTarget,
  events: SshEvents,
  work: (connection: SshConnection) => Promise<T>,
): Promise<T> => {
  events.signal.throwIfAborted();
  const client = new Client();
  const drop = (): void => void client.destroy();
  events.signal.addEventListener('abort', drop, { once: true });
  try {
    await connect(client, target, events);
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) =>
      client.sftp((error, session) => (error === undefined ? resolve(session) : reject(error))),
    ).catch((thrown: unknown) => {
      const detail = excerpt(thrown instanceof Error ? thrown.message : String(thrown));
      throw fail('install.refused', { host: target.host, detail: `SFTP: ${detail}` }, { cause: thrown });
    });
    return await work({ sftp, run: (command) => runRemote(client, command) });
  } catch (thrown) {
    events.signal.throwIfAborted();
    throw thrown;
  } finally {
    events.signal.removeEventListener('abort', drop);
    // What breaks while it ends is nobody's loss.
    client.on('error', () => undefined);
    client.end();
  }
};

const connect = (client: Client, target: SshTarget, { firstSeen }: SshEvents): Promise<void> =>
  new Promise((resolve, reject) => {
    let changed: CertwrightError | undefined;
    const { host, port, user, password, privateKey, passphrase, fingerprint } = target;
    client.once('ready', () => {
      // Files are many small questions and answers; each would wait for the one before to be acknowledged.
      client.setNoDelay(true);
      resolve();
    });
    client.once('error', (error) => reject(changed ?? failureOf(host, error)));
    client.once('close', () => reject(changed ?? fail('install.unreachable', { host, detail: 'closed' })));
    try {
      client.connect({
        ...{ host, port, username: user, readyTimeout: handshakeLimit, keepaliveInterval: 10_000 },
        ...(password === '' ? {} : { password }),
        ...(privateKey === '' ? {} : { privateKey }),
        ...(passphrase === '' ? {} : { passphrase }),
        hostVerifier: (key: Buffer) => {
          const found = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
          if (fingerprint === '') firstSeen(found);
          else if (fingerprint !== found)
            changed = fail('install.host-key-changed', { host, expected: fingerprint, found });
          return changed === undefined;
        },
      });
    } catch (thrown) {
      // A key that cannot be read, or a passphrase that does not open it: said before anything is sent.
      const detail = excerpt(thrown instanceof Error ? thrown.message : String(thrown));
      reject(fail('install.wrong-credentials', { host, detail }, { cause: thrown }));
    }
  });

const failureOf = (host: string, error: Error): CertwrightError => {
  const level = 'level' in error ? String(error.level) : '';
  if (level === 'client-authentication')
    return fail('install.wrong-credentials', { host, detail: excerpt(error.message) }, { cause: error });
  const timeout = level === 'client-timeout' && codeOf(error) === '';
  return connectionFailure(host, timeout ? Object.assign(new Error(error.message), { code: 'timeout' }) : error);
};

const runRemote = (client: Client, command: string): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve, reject) => {
    client.exec(command, (error, stream) => {
      if (error !== undefined) return reject(error);
      let output = '';
      const keep = (chunk: Buffer): void => {
        output = `${output}${chunk.toString('utf8')}`.slice(0, most);
      };
      stream.on('data', keep);
      stream.stderr.on('data', keep);
      let code = -1;
      stream.on('exit', (ended: number | null) => {
        code = ended ?? -1;
      });
      stream.once('close', () => resolve({ code, output }));
      stream.once('error', reject);
      stream.end();
    });
  });
