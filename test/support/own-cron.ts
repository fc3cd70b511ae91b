/**
 * Debian's cron with a spool of its own: no crontab of this machine is seen or touched, and its clock can be set to the
 * moment before an entry is due, so that a real entry fires within seconds. Needs root, or sudo that does not ask.
 */
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { tool } from './find-tool.ts';
import { type OwnMounts, openOwnMounts, ownMountsNeeds } from './own-mounts.ts';

export const ownCronNeeds = ['cron', 'crontab', 'faketime', ...ownMountsNeeds] as const;

export interface OwnCron extends OwnMounts {
  /** Starts cron itself; with `at`, in the belief that it is then now. Ends when it reads the spool. */
  startCron(at?: Date): Promise<void>;
}

/** crontab(1) takes the spool as it finds it: root's, and nobody else's to read. faketime keeps its clock in /dev/shm. */
const prepared = `mount -t tmpfs -o mode=755 none /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mount -t tmpfs -o mode=755 none /run
mount -t tmpfs -o mode=1777 none /dev/shm`;

export const openOwnCron = async (): Promise<OwnCron> => {
  const mounts = await openOwnMounts(prepared);
  return {
    ...mounts,
    startCron: async (at) => {
      const clock = at === undefined ? [] : [tool('faketime'), '-f', `@${localTime(at)}`];
      const [program = '', ...words] = [...clock, tool('cron'), '-f', '-L', '15'];
      const cron = mounts.start(program, words);
      const deadline = Date.now() + 5000;
      while (mounts.run('test', ['-s', '/run/crond.pid']).status !== 0) {
        if (Date.now() > deadline || cron.exitCode !== null) throw new Error('cron did not start');
      }
    },
    stop: async () => {
      mounts.run('sh', ['-c', 'test ! -s /run/crond.pid || kill "$(cat /run/crond.pid)"']);
      await mounts.stop();
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
