/** Runs a Node script where the system keychain is in a known state: the real gnome-keyring on a D-Bus of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

/**
 * `locked`: the keyring was made earlier and nobody is there to answer a prompt. `no-service`: a bus that knows no
 * keychain. `no-bus`: nothing at all, as in a bare SSH session. `failing`: the service is started and never gets up.
 */
export type KeyringState = 'unlocked' | 'locked' | 'no-service' | 'no-bus' | 'failing';

export interface ScriptResult {
  /** Exit code; 139 and the like when it was ended by a signal. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KeyringHome {
  readonly path: string;
  run(state: KeyringState, script: string, args: readonly string[]): Promise<ScriptResult>;
  /** Gives it a keyring without a password, as those have who are signed in without being asked. */
  keepUnprotected(): void;
  remove(): void;
}

export const keyringTools = ['dbus-run-session', 'gnome-keyring-daemon'] as const;

/** One user's home. What is stored in an unlocked keyring is there in the next run. */
export const keyringHome = (): KeyringHome => {
  const { path, remove } = tempFolder('certwright-keyring-');
  const runtime = join(path, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  writeFileSync(join(path, 'bare-bus.conf'), bareBus);
  writeFileSync(join(path, 'stuck-bus.conf'), bareBus.replace('<!-- services -->', `<servicedir>${path}</servicedir>`));
  // Longer than the 25 seconds that D-Bus waits for a service, and gone by itself afterwards.
  const neverUp = `[D-BUS Service]\nName=org.freedesktop.secrets\nExec=${tool('sleep')} 30\n`;
  writeFileSync(join(path, 'org.freedesktop.secrets.service'), neverUp);
  const onBus = (config: string | undefined, command: readonly string[]) => [
    tool('dbus-run-session'),
    ...(config === undefined ? [] : [`--config-file=${join(path, config)}`]),
    '--',
    ...command,
  ];
  const commandFor = (state: KeyringState, node: readonly string[]): readonly string[] => {
    switch (state) {
      case 'unlocked':
        return onBus(undefined, [tool('sh'), '-c', unlockThenRun, tool('gnome-keyring-daemon'), ...node]);
      case 'locked':
        // The bus starts the daemon, which finds the keyring of an earlier run and has no password for it.
        return onBus(undefined, node);
      case 'no-service':
        return onBus('bare-bus.conf', node);
      case 'failing':
        return onBus('stuck-bus.conf', node);
      case 'no-bus':
        return node;
    }
  };
  return {
    path,
    run: (state, script, args) => {
      const command = commandFor(state, [process.execPath, script, ...args]);
      const env = {
        PATH: process.env.PATH,
        HOME: path,
        XDG_RUNTIME_DIR: runtime,
        LANG: 'C.UTF-8',
      };
      return finished(command, env);
    },
    keepUnprotected: () => {
      const keyrings = join(path, '.local/share/keyrings');
      mkdirSync(keyrings, { recursive: true, mode: 0o700 });
      writeFileSync(join(keyrings, 'default'), 'open');
      const settings = ['display-name=open', 'ctime=0', 'mtime=0', 'lock-on-idle=false', 'lock-after=false'];
      writeFileSync(join(keyrings, 'open.keyring'), ['[keyring]', ...settings, ''].join('\n'));
    },
    remove,
  };
};

const unlockThenRun = 'printf test-password | "$0" --unlock --components=secrets >/dev/null && "$@"';

const bareBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <!-- services -->
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const finished = (command: readonly string[], env: NodeJS.ProcessEnv): Promise<ScriptResult> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000 });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('error', reject);
    // Not `close`: a daemon that was started may hold the pipes a moment longer.
    child.once('exit', (code, signal) => resolve({ code: code ?? signal ?? '', stdout, stderr }));
  });
