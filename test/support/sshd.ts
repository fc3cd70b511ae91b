/** OpenSSH on a port of loopback, for the user who runs the tests, with keys of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export const sshdNeeds = ['sshd', 'ssh-keygen'] as const;

export interface Sshd {
  readonly port: number;
  readonly user: string;
  /** The folder for the test to use. */
  readonly folder: string;
  /** Private key that it lets in, and one it does not. */
  readonly key: string;
  readonly strangeKey: string;
  /** The same key under this passphrase. */
  readonly lockedKey: string;
  readonly passphrase: string;
  /** As `ssh-keygen -l` writes it. */
  fingerprint(): string;
  /** Ends it and starts it again as another machine at the same address. */
  replaceHostKey(): Promise<void>;
  stop(): Promise<void>;
}

export const startSshd = async (): Promise<Sshd> => {
  const home = tempFolder('certwright-sshd-');
  const file = (name: string): string => join(home.path, name);
  const passphrase = 'a passphrase for tests';
  const keygen = (...args: readonly string[]): string => execFileSync(tool('ssh-keygen'), [...args]).toString();
  const makeKey = (name: string): void => void keygen('-q', '-t', 'ed25519', '-N', '', '-f', file(name));
  for (const name of ['host-1', 'host-2', 'user', 'stranger']) makeKey(name);
  const key = readFileSync(file('user'), 'utf8');
  writeFileSync(file('locked'), key, { mode: 0o600 });
  keygen('-q', '-p', '-P', '', '-N', passphrase, '-f', file('locked'));
  writeFileSync(file('authorized'), readFileSync(file('user.pub')));
  mkdirSync(file('work'));
  // What Debian's unit makes before it starts the server as root.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  const start = (host: string) => {
    const config = [
      ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${file(host)}`, 'PidFile none', 'UsePAM no'],
      ...[`AuthorizedKeysFile ${file('authorized')}`, 'StrictModes no', 'PermitRootLogin yes'],
      ...['PasswordAuthentication yes', 'Subsystem sftp internal-sftp', 'LogLevel VERBOSE', ''],
    ];
    writeFileSync(file('sshd_config'), config.join('\n'));
    return startProgram({
      command: tool('sshd'),
      args: ['-D', '-e', '-f', file('sshd_config')],
      ready: () => accepts(port),
    });
  };
  let host = 'host-1';
  let program = await start(host);
  return {
    port,
    user: userInfo().username,
    folder: file('work'),
    key,
    strangeKey: readFileSync(file('stranger'), 'utf8'),
    lockedKey: readFileSync(file('locked'), 'utf8'),
    passphrase,
    fingerprint: () => /SHA256:\S+/.exec(keygen('-l', '-f', file(`${host}.pub`)))?.[0] ?? '',
    replaceHostKey: async () => {
      await program.stop();
      host = 'host-2';
      program = await start(host);
    },
    stop: async () => {
      await program.stop();
      home.remove();
    },
  };
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
