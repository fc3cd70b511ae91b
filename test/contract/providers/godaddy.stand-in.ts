import { godaddy } from '../../../electron/engine/providers/godaddy/client.ts';
import { type Asked, inside, outside, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const fields = { apiKey: 'dKD4aBcDeF7g_8Hj2KmNpQrStUvWxYz', apiSecret: 'Tq9XwE4rVb6NmY2LkJ8hGf' };
export const refusal = (status: number, code: string, message: string, more: object = {}): Reply => ({
  status,
  json: { code, message, ...more },
});

const domains = (zones: Zones, query: URLSearchParams): Reply => {
  const limit = Number(query.get('limit') ?? 100);
  if (limit > 1000) return refusal(422, 'INVALID_VALUE', 'limit is above 1000');
  const names = [...zones.keys()].toSorted();
  const after = names.filter((name) => name > (query.get('marker') ?? ''));
  return { status: 200, json: after.slice(0, limit).map((domain) => ({ domain, status: 'ACTIVE' })) };
};

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `sso-key ${fields.apiKey}:${fields.apiSecret}`)
      return refusal(401, 'UNABLE_TO_AUTHENTICATE', 'Unauthorized : Could not authenticate API key/secret');
    if (path === '/v1/domains') return domains(zones, query);
    const [, zone = '', own = ''] = /^\/v1\/domains\/([^/]+)\/records\/TXT\/([^/]+)$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'UNKNOWN_DOMAIN', 'The given domain is not registered');
    const name = outside(own, zone);
    const others = records.filter((one) => one.name !== name);
    if (method === 'GET') {
      const set = records.filter((one) => one.name === name);
      const shown = set.map(({ value, ttl }) => ({ type: 'TXT', name: inside(name, zone), data: value, ttl }));
      return { status: 200, json: shown };
    }
    if (method === 'DELETE') {
      zones.set(zone, others);
      return { status: 204 };
    }
    const given = body as { data: string; ttl: number }[];
    if (given.length === 0 || given.some(({ ttl }) => ttl < 600))
      return refusal(422, 'INVALID_BODY', "Request body doesn't fulfill schema, see details in `fields`", {
        fields: [{ code: 'BELOW_MINIMUM', message: 'is below the minimum of 600', path: 'records[0].ttl' }],
      });
    replaceSet(zones, zone, name, { values: given.map(({ data }) => data), ttl: given[0]?.ttl ?? 600 });
    return { status: 200 };
  };

/** https://developer.godaddy.com/doc/endpoint/domains */
export const contract: ProviderContract = {
  module: godaddy,
  fields,
  wrong: { apiSecret: 'Tq9XwE4rVb6NmY2LkJ8hGg' },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(403, 'ACCESS_DENIED', 'Authenticated user is not allowed access') },
  shortestTtl: 600,
  lego: {
    provider: 'godaddy',
    env: { GODADDY_API_KEY: fields.apiKey, GODADDY_API_SECRET: fields.apiSecret },
  },
};
