import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export interface PowerDns {
  /** `127.0.0.1:P`, as a resolver is written. */
  readonly dnsEndpoint: string;
  /** `http://127.0.0.1:Q`, without `/api/v1`. */
  readonly apiUrl: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

const schemaFiles = [
  '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql',
  '/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql',
  '/usr/share/doc/pdns/schema.sqlite3.sql',
];

const createDatabase = (path: string): void => {
  const schema = schemaFiles.find((file) => existsSync(file));
  if (schema === undefined) throw new Error('the schema of the PowerDNS SQLite backend is not installed');
  const database = new DatabaseSync(path);
  database.exec(readFileSync(schema, 'utf8'));
  database.close();
};

/**
 * PowerDNS with its HTTP API on loopback, caches off so that a change shows at once. Zones are made through the API,
 * each with `ns1.<zone>` as its name server. Needs `pdns_server` with the SQLite backend.
 */
export const startPowerDns = async (options: {
  readonly zones: readonly { readonly name: string; readonly nameServers?: readonly string[] }[];
}): Promise<PowerDns> => {
  const folder = tempFolder('certwright-pdns-');
  const [port, apiPort] = [await freePort(), await freePort()];
  const apiKey = 'practice-key-1234567890';
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const database = join(folder.path, 'pdns.sqlite3');
  createDatabase(database);
  writeFileSync(
    join(folder.path, 'pdns.conf'),
    [
      'launch=gsqlite3',
      `gsqlite3-database=${database}`,
      `socket-dir=${folder.path}`,
      'local-address=127.0.0.1',
      `local-port=${port}`,
      'api=yes',
      `api-key=${apiKey}`,
      'webserver=yes',
      'webserver-address=127.0.0.1',
      `webserver-port=${apiPort}`,
      'zone-cache-refresh-interval=0',
      'cache-ttl=0',
      'query-cache-ttl=0',
      'negquery-cache-ttl=0',
      'default-soa-edit=INCREMENT-WEEKS',
      '',
    ].join('\n'),
  );
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${apiUrl}/api/v1/servers/localhost${path}`, {
      ...init,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
    });
  const program = await startProgram({
    command: tool('pdns_server'),
    args: [`--config-dir=${folder.path}`],
    ready: () =>
      ask('').then(
        (answer) => answer.ok,
        () => false,
      ),
  }).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  const stop = async () => {
    await program.stop();
    folder.remove();
  };
  for (const zone of options.zones) {
    const own = [
      { name: `ns1.${zone.name}.`, type: 'A', ttl: 60, records: [{ content: '127.0.0.1', disabled: false }] },
    ];
    const answer = await ask('/zones', {
      method: 'POST',
      body: JSON.stringify({
        name: `${zone.name}.`,
        kind: 'Native',
        soa_edit_api: 'INCREASE',
        nameservers: (zone.nameServers ?? [`ns1.${zone.name}`]).map((host) => `${host}.`),
        rrsets: zone.nameServers === undefined ? own : [],
      }),
    });
    if (answer.status !== 201) {
      await stop();
      throw new Error(`PowerDNS refused the zone ${zone.name}: ${await answer.text()}`);
    }
  }
  return { dnsEndpoint: `127.0.0.1:${port}`, apiUrl, apiKey, stop };
};
