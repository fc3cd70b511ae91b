import { luadns } from '../../../electron/engine/providers/luadns/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, word: string, message: string): Reply => ({
  status,
  json: { status: word, request_id: '2c1f6f5e', message },
});

const user = 'you@example.org';
export const key = '1a2bff3ca7e4d59068cb31fd24e07965';
const basic = `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;

const routes =
  (zones: Zones) =>
  ({ method, path, header, body }: Asked): Reply => {
    if (header('authorization') !== basic) return refusal(401, 'Unauthorized', 'Invalid credentials.');
    const names = [...zones.keys()];
    if (path === '/v1/zones')
      return { status: 200, json: names.map((name, nth) => ({ id: nth + 1, name, synced: false, records_count: 3 })) };
    const [, zoneId, id] = /^\/v1\/zones\/(\d+)\/records(?:\/(\d+))?$/.exec(path) ?? [];
    const zone = names[Number(zoneId) - 1] ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Not Found', 'The requested zone was not found.');
    const shown = (one: (typeof records)[number]) => ({
      id: Number(one.id),
      name: `${one.name}.`,
      type: 'TXT',
      content: one.value,
      ttl: one.ttl,
      zone_id: Number(zoneId),
    });
    if (method === 'GET') {
      const soa = {
        id: 1,
        name: `${zone}.`,
        type: 'SOA',
        content: 'ns1.luadns.net. hostmaster.',
        ttl: 3600,
        zone_id: 1,
      };
      return { status: 200, json: [soa, ...records.map(shown)] };
    }
    if (method === 'POST') {
      const { name, content, ttl } = body as { name: string; content: string; ttl: number };
      if (!name.endsWith('.')) return refusal(400, 'Bad Request', 'The name must end with a dot.');
      if (ttl < 300) return refusal(400, 'Bad Request', 'The TTL is too small.');
      const made = { id: nextId(), name: name.slice(0, -1), value: content, ttl };
      records.push(made);
      return { status: 200, json: shown(made) };
    }
    const gone = records.find((one) => one.id === id);
    if (gone === undefined) return refusal(404, 'Not Found', 'The requested record was not found.');
    zones.set(
      zone,
      records.filter((one) => one !== gone),
    );
    return { status: 200, json: shown(gone) };
  };

/** https://luadns.com/api.html */
export const contract: ProviderContract = {
  module: luadns,
  fields: { username: user, apiToken: key },
  wrong: { apiToken: `${key.slice(0, -1)}0` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'Forbidden', 'The access to this zone is denied.') },
  shortestTtl: 300,
  lego: { provider: 'luadns', env: { LUADNS_API_USERNAME: user, LUADNS_API_TOKEN: key } },
};
