import { gcore } from '../../../electron/engine/providers/gcore/client.ts';
import { type Asked, pageOf, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, error: string): Reply => ({ status, json: { error } });
const missing = refusal(404, 'record is not found');
interface Change {
  readonly ttl: number;
  readonly resource_records: readonly { readonly content: readonly string[] }[];
}

export const key = '2817$6f1c0b7e94d25a38ce41fb609d7a3c58b2e0d4f7196a8c35';
const routes =
  (zones: Zones) =>
  ({ method, path: full, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `APIKey ${key}`) return refusal(401, 'invalid or missing credentials');
    const path = full.replace(/^\/dns\//, '/');
    if (path === '/v2/zones') {
      const limit = Number(query.get('limit') ?? 100);
      const { items } = pageOf([...zones.keys()], Number(query.get('offset') ?? 0) / limit + 1, limit);
      return { status: 200, json: { zones: items.map((name, id) => ({ id, name })), total_amount: zones.size } };
    }
    const [, zone = '', name] = /^\/v2\/zones\/([^/]+)(?:\/([^/]+)\/TXT)?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'zone is not found');
    if (name === undefined) return { status: 200, json: { id: 1, name: zone, rrsets_amount: {} } };
    if (name !== zone && !name.endsWith(`.${zone}`)) return refusal(400, 'rrset name does not belong to zone');
    const set = records.filter((one) => one.name === name);
    if (method === 'GET') {
      if (set.length === 0) return missing;
      const shown = set.map(({ id, value }) => ({ id: Number(id), content: [value], enabled: true, meta: {} }));
      return { status: 200, json: { name, type: 'TXT', ttl: set[0]?.ttl, resource_records: shown } };
    }
    if (method === 'DELETE') {
      if (set.length === 0) return missing;
      replaceSet(zones, zone, name, { values: [], ttl: 0 });
      return { status: 200, json: {} };
    }
    if (method === 'POST' && set.length > 0) return refusal(409, 'rrset already exists');
    if (method === 'PUT' && set.length === 0) return missing;
    const { ttl, resource_records: given } = body as Change;
    if (ttl < 120) return refusal(400, 'invalid ttl');
    replaceSet(zones, zone, name, { values: given.map(({ content }) => content.join('')), ttl });
    return { status: 200, json: {} };
  };

/** https://api.gcore.com/docs/dns */
export const contract: ProviderContract = {
  module: gcore,
  fields: { apiToken: key },
  wrong: { apiToken: `${key.slice(0, -1)}0` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'forbidden') },
  shortestTtl: 120,
  lego: { provider: 'gcore', env: { GCORE_PERMANENT_API_TOKEN: key } },
};
