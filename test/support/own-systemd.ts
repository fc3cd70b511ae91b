/**
 * A user's systemd of its own, over a home folder of its own: no unit of this machine is seen or touched. It starts
 * nothing but what is asked of it, and believes that the system was booted with systemd.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Finished, openOwnMounts, ownMountsNeeds } from './own-mounts.ts';

export const ownSystemdNeeds = ['systemctl', 'systemd-analyze', ...ownMountsNeeds] as const;

export interface OwnSystemd {
  /** Where units of the user lie. */
  readonly units: string;
  /** Runs a program to its end, in the session of that systemd. */
  run(command: string, args: readonly string[]): Finished;
  stop(): Promise<void>;
}

const runtime = '/run/user';
const prepared = `mount -t tmpfs -o mode=755 none /run
mkdir -p /run/systemd/system && mkdir -m 700 ${runtime}
mount -t tmpfs none /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup
mkdir -p /sys/fs/cgroup/certwright.slice`;
/** In a group of its own (cgroups(7)): the group of others must not be divided. */
const manager = `echo $$ > /sys/fs/cgroup/certwright.slice/cgroup.procs
exec /lib/systemd/systemd --user --unit=paths.target --log-target=null`;

export const openOwnSystemd = async (home: string): Promise<OwnSystemd> => {
  const units = join(home, '.config/systemd/user');
  mkdirSync(units, { recursive: true });
  const mounts = await openOwnMounts(prepared, ['--cgroup']);
  const session = ['-u', 'XDG_CONFIG_HOME', '-u', 'XDG_DATA_HOME', '-u', 'DBUS_SESSION_BUS_ADDRESS'];
  const env = [...session, `HOME=${home}`, `XDG_RUNTIME_DIR=${runtime}`];
  const run: OwnSystemd['run'] = (command, words) => mounts.run('env', [...env, command, ...words]);
  const running = mounts.start('env', [...env, 'sh', '-c', manager]);
  const deadline = Date.now() + 10_000;
  while (run('systemctl', ['--user', 'show', '--property=Version']).status !== 0) {
    if (Date.now() > deadline || running.exitCode !== null) throw new Error('systemd did not start');
  }
  return {
    units,
    run,
    stop: async () => {
      const ended = running.exitCode === null ? once(running, 'exit') : undefined;
      run('systemctl', ['--user', 'exit']);
      await ended;
      await mounts.stop();
    },
  };
};
