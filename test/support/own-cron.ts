/**
 * Debian's cron with a spool of its own: no crontab of this machine is seen or touched, and its clock can be set to the
 * moment before an entry is due, so that a real entry fires within seconds. Needs root, or sudo that does not ask.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { tool } from './find-tool.ts';

export const ownCronNeeds = ['cron', 'crontab', 'faketime', 'unshare', 'nsenter', 'mount'] as const;

export interface OwnCron {
  /** Runs a program to its end where the spool is our own, as root. */
  run(
    command: string,
    args: readonly string[],
    input?: string,
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string };
  /** Starts cron itself; with `at`, in the belief that it is then now. Ends when it reads the spool. */
  startCron(at?: Date): Promise<void>;
  stop(): Promise<void>;
}

const asRoot = (words: readonly string[]): readonly [string, readonly string[]] => {
  const [command = '', ...args] = process.getuid?.() === 0 ? words : [tool('sudo'), '-n', '-E', ...words];
  return [command, args];
};

/** crontab(1) takes the spool as it finds it: root's, and nobody else's to read. faketime keeps its clock in /dev/shm. */
const prepared = `set -e
mount -t tmpfs -o mode=755 none /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mount -t tmpfs -o mode=755 none /run
mount -t tmpfs -o mode=1777 none /dev/shm
echo $$
exec sleep 86400`;

export const openOwnCron = async (): Promise<OwnCron> => {
  const [unshare, args] = asRoot([tool('unshare'), '--mount', tool('sh'), '-c', prepared]);
  const holder = spawn(unshare, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(holder.stdout, 'data')) as [Buffer];
  const target = printed.toString().trim();
  const inside = (words: readonly string[]) => asRoot([tool('nsenter'), '--target', target, '--mount', '--', ...words]);
  const run: OwnCron['run'] = (command, words, input) => {
    const [program, all] = inside([command, ...words]);
    return spawnSync(program, all, { input, encoding: 'utf8' });
  };
  let cron: ChildProcess | undefined;
  return {
    run,
    startCron: async (at) => {
      const clock = at === undefined ? [] : [tool('faketime'), '-f', `@${localTime(at)}`];
      const [program, all] = inside([...clock, tool('cron'), '-f', '-L', '15']);
      cron = spawn(program, all, { stdio: 'ignore' });
      const deadline = Date.now() + 5000;
      while (run('test', ['-s', '/run/crond.pid']).status !== 0) {
        if (Date.now() > deadline || cron.exitCode !== null) throw new Error('cron did not start');
      }
    },
    stop: async () => {
      const ended = [holder, ...(cron === undefined ? [] : [cron])]
        .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
        .map((child) => once(child, 'exit'));
      run('sh', ['-c', 'test ! -s /run/crond.pid || kill "$(cat /run/crond.pid)"']);
      run('kill', [target]);
      await Promise.all(ended);
    },
  };
};

/** As faketime reads it, by the local time of this machine. */
const localTime = (at: Date): string => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(pad).join(':')}`;
};

/** Resolves when the file is there, as soon as it is; rejects after `within` milliseconds. */
export const fileAppears = async (path: string, within: number): Promise<void> => {
  const watcher = watch(dirname(path));
  const late = AbortSignal.timeout(within);
  try {
    while (!existsSync(path)) await once(watcher, 'change', { signal: late });
  } catch {
    if (!existsSync(path)) throw new Error(`${basename(path)} did not appear within ${within} ms`);
  } finally {
    watcher.close();
  }
};
