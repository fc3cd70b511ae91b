/** macOS: what Homebrew and scripts in a home leave; cron starts them there as well. */
import { posix } from 'node:path';
import type { OtherClientsPort } from '../../engine/ports/index.ts';
import type { ScheduleHost } from '../scheduler/host.ts';
import { machineTables, userTable, writeUserTable } from './cron-tables.ts';

export const macosClients = (host: ScheduleHost): OtherClientsPort => ({
  places: () => {
    const inHome = (...parts: readonly string[]): string => posix.join(host.home, ...parts);
    return [
      { client: 'certbot', folder: '/etc/letsencrypt' },
      { client: 'acme.sh', folder: inHome('.acme.sh') },
      { client: 'lego', folder: inHome('.lego') },
      { client: 'dehydrated', folder: '/opt/homebrew/etc/dehydrated' },
      { client: 'dehydrated', folder: '/usr/local/etc/dehydrated' },
      { client: 'caddy', folder: inHome('Library', 'Application Support', 'Caddy') },
      { client: 'posh-acme', folder: inHome('Library', 'Preferences', 'Posh-ACME') },
    ];
  },
  cronTables: async () => [...(await userTable(host)), ...(await machineTables('/etc'))],
  units: async () => [],
  writeUserTable: (text) => writeUserTable(host, text),
  switchUnit: async () => undefined,
});
