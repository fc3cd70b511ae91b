/** Linux: usual places of packages and of scripts in a home; cron and systemd. */
import { posix } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import type { OtherClientsPort, TimedUnit } from '../../engine/ports/index.ts';
import { excerptOf, type ScheduleHost } from '../scheduler/host.ts';
import { machineTables, userTable, writeUserTable } from './cron-tables.ts';

export const linuxClients = (host: ScheduleHost, etc = '/etc'): OtherClientsPort => ({
  places: () => {
    const { home, env } = host;
    const inHome = (...parts: readonly string[]): string => posix.join(home, ...parts);
    return [
      { client: 'certbot', folder: posix.join(etc, 'letsencrypt') },
      { client: 'acme.sh', folder: inHome('.acme.sh') },
      { client: 'lego', folder: inHome('.lego') },
      { client: 'lego', folder: '/var/lib/lego' },
      { client: 'dehydrated', folder: posix.join(etc, 'dehydrated') },
      { client: 'caddy', folder: posix.join(env.XDG_DATA_HOME ?? inHome('.local', 'share'), 'caddy') },
      { client: 'caddy', folder: '/var/lib/caddy/.local/share/caddy' },
      { client: 'posh-acme', folder: posix.join(env.XDG_CONFIG_HOME ?? inHome('.config'), 'Posh-ACME') },
    ];
  },
  cronTables: async () => [...(await userTable(host)), ...(await machineTables(etc))],
  units: async () => (await Promise.all([true, false].map((system) => timersOf(host, system)))).flat(),
  writeUserTable: (text) => writeUserTable(host, text),
  switchUnit: async ({ name, system }, on) => {
    const verb = on ? 'enable' : 'disable';
    const ran = await host.run('systemctl', [...scopeOf(system), verb, '--now', name]);
    if (ran?.code === 0) return;
    const command = `${system ? 'sudo systemctl' : 'systemctl --user'} ${verb} --now ${name}`;
    const said = ran === undefined ? 'ENOENT' : excerptOf(ran);
    throw /denied|authentication|not permitted/i.test(said)
      ? fail('adopt.job-denied', { place: name, command })
      : fail('adopt.job-failed', { place: name, reason: said });
  },
});

const scopeOf = (system: boolean): readonly string[] => (system ? [] : ['--user']);

/** Timers that are loaded, with what the unit behind each starts; none where systemd cannot be asked. */
const timersOf = async (host: ScheduleHost, system: boolean): Promise<readonly TimedUnit[]> => {
  const ask = async (...words: readonly string[]): Promise<string> => {
    const ran = await host.run('systemctl', [...scopeOf(system), ...words]).catch(() => undefined);
    return ran?.code === 0 ? ran.stdout : '';
  };
  const listed = await ask('list-timers', '--all', '--no-legend', '--no-pager', '--full');
  const timers = [...listed.matchAll(/(\S+\.timer)\s+(\S+\.service)\s*$/gm)];
  if (timers.length === 0) return [];
  const services = timers.map(([, , service = '']) => service);
  const commands = readCommands(await ask('show', '--property=Id,ExecStart', ...services));
  return timers.flatMap(([, name = '', service = '']) => {
    const command = commands.get(service);
    if (command === undefined) return [];
    return [{ kind: 'timer', name, system, command, on: true, writable: !system || host.uid === 0 }];
  });
};

/** Blocks of `Id=…` and `ExecStart={ path=… ; argv[]=… ; … }`, with an empty line between them. */
export const readCommands = (shown: string): ReadonlyMap<string, string> =>
  new Map(
    shown.split(/\n\s*\n/).flatMap((block): readonly (readonly [string, string])[] => {
      const id = /^Id=(.+)$/m.exec(block)?.[1];
      const command = /argv\[\]=(.*?) ;/.exec(block)?.[1];
      return id === undefined || command === undefined ? [] : [[id, command]];
    }),
  );
