import { netlify } from '../../../electron/engine/providers/netlify/client.ts';
import {
  type Asked,
  nextId,
  pageOf,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, message: string): Reply => ({ status, json: { code: status, message } });
const missing = refusal(404, 'Not Found');

export const token = 'nfp_Q7wE2rT9yU4iO1pA6sD3fG8hJ5kL0zXc7bNm';

const paged = (all: readonly unknown[], { path, query }: Asked): Reply => {
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(Number(query.get('per_page') ?? 100), 100);
  const { items, pages } = pageOf(all, page, size);
  const next = `<https://api.netlify.com/api/v1${path}?page=${page + 1}&per_page=${size}>; rel="next"`;
  const last = `<https://api.netlify.com/api/v1${path}?page=${pages}&per_page=${size}>; rel="last"`;
  return { status: 200, json: items, headers: page < pages ? { link: `${next}, ${last}` } : {} };
};

const shown = ({ id, name, value, ttl }: StoredRecord) => ({
  hostname: name,
  type: 'TXT',
  ttl,
  priority: null,
  id,
  site_id: null,
  dns_zone_id: 'u6b4336178f002e0a06bb0b6',
  errors: [],
  managed: false,
  value,
});
const address = { hostname: 'www.example.test', type: 'NETLIFY', ttl: 3600, id: 'a1', managed: true, value: null };

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { hostname: name, type, value, ttl } = body as { hostname: string; type: string; value: string; ttl: number };
  if (type !== 'TXT' || !value || (name !== zone && !name.endsWith(`.${zone}`)))
    return refusal(422, 'hostname is invalid');
  if (ttl < 60) return refusal(422, 'ttl is too low');
  const made = { id: nextId(), name, value, ttl };
  records.push(made);
  return { status: 201, json: shown(made) };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const { method, header, body } = asked;
    const path = asked.path.replace(/^\/api\/v1\//, '/');
    if (header('authorization') !== `Bearer ${token}`) return refusal(401, 'Access Denied');
    const idOf = (zone: string) => zone.replaceAll('.', '_');
    if (path === '/user') return { status: 200, json: { id: 'u1', email: 'you@example.test', full_name: 'You' } };
    if (path === '/dns_zones')
      return paged(
        [...zones.keys()].map((name) => ({ id: idOf(name), name, dns_servers: ['dns1.p01.nsone.net'] })),
        asked,
      );
    const [, zoneId, recordId] = /^\/dns_zones\/([^/]+)\/dns_records(?:\/([^/]+))?$/.exec(path) ?? [];
    const [zone, records] = [...zones].find(([name]) => idOf(name) === zoneId) ?? [];
    if (zone === undefined || records === undefined) return missing;
    if (method === 'GET') return paged([address, ...records.map(shown)], asked);
    if (method === 'POST') return added(records, zone, body);
    if (!records.some(({ id }) => id === recordId)) return missing;
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return { status: 204 };
  };

/** https://open-api.netlify.com/ */
export const contract: ProviderContract = {
  module: netlify,
  fields: { token },
  wrong: { token: `${token.slice(0, -1)}X` },
  keyField: 'token',
  routes,
  refusals: { noPermission: refusal(403, 'Forbidden') },
  shortestTtl: 60,
  lego: { provider: 'netlify', env: { NETLIFY_TOKEN: token } },
};
