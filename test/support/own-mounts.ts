/** A view of the file system of its own: what is mounted there is seen by nobody else. Needs root, or sudo that does not ask. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tool } from './find-tool.ts';

export const ownMountsNeeds = ['unshare', 'nsenter', 'mount'] as const;

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface OwnMounts {
  /** Runs a program to its end there, as root. */
  run(command: string, args: readonly string[], input?: string): Finished;
  /** Starts one that stays. */
  start(command: string, args: readonly string[]): ChildProcess;
  stop(): Promise<void>;
}

const asRoot = (words: readonly string[]): readonly [string, readonly string[]] => {
  const [command = '', ...args] = process.getuid?.() === 0 ? words : [tool('sudo'), '-n', '-E', ...words];
  return [command, args];
};

/** `prepare` is what a shell mounts first; `--mount` comes by itself. */
export const openOwnMounts = async (prepare: string, more: readonly '--cgroup'[] = []): Promise<OwnMounts> => {
  const held = `set -e\n${prepare}\necho $$\nexec sleep 86400`;
  const [unshare, args] = asRoot([tool('unshare'), '--mount', ...more, tool('sh'), '-c', held]);
  const holder = spawn(unshare, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(holder.stdout, 'data')) as [Buffer];
  const target = printed.toString().trim();
  const inside = (words: readonly string[]) =>
    asRoot([tool('nsenter'), '--target', target, '--mount', ...more, '--', ...words]);
  const started: ChildProcess[] = [];
  const run: OwnMounts['run'] = (command, words, input) => {
    const [program, all] = inside([command, ...words]);
    return spawnSync(program, all, { input, encoding: 'utf8' });
  };
  return {
    run,
    start: (command, words) => {
      const [program, all] = inside([command, ...words]);
      const child = spawn(program, all, { stdio: 'ignore' });
      started.push(child);
      return child;
    },
    stop: async () => {
      const ended = [holder, ...started]
        .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
        .map((child) => once(child, 'exit'));
      run('kill', [target]);
      await Promise.all(ended);
    },
  };
};
