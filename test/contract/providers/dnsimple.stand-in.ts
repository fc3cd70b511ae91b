import { dnsimple } from '../../../electron/engine/providers/dnsimple/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const token = 'dnsimple_a_9fK2mQ7xV4bT8nR1wZ6yL3jH5gD0sC';
const account = 1010;
export const refusal = (status: number, message: string, errors?: object): Reply => ({
  status,
  json: { message, ...(errors === undefined ? {} : { errors }) },
});

const paged = (all: readonly unknown[], query: URLSearchParams): Reply => {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)];
  if (size > 100) return refusal(400, 'Validation failed', { per_page: ['must be at most 100'] });
  const { items, pages } = pageOf(all, page, size);
  const pagination = { current_page: page, per_page: size, total_entries: all.length, total_pages: pages };
  return { status: 200, json: { data: items, pagination } };
};

const zoneRoutes = (zones: Zones, zone: string, { method, query, body }: Asked, recordId?: string): Reply => {
  const records = zones.get(zone) ?? [];
  const shown = records.map((one) => {
    const name = inside(one.name, zone);
    const own = { name: name === '@' ? '' : name, content: writeTxt(one.value), ttl: one.ttl };
    return { id: Number(one.id), zone_id: zone, type: 'TXT', ...own, system_record: false };
  });
  if (method === 'GET')
    return paged(
      shown.filter(({ name }) => name === (query.get('name') ?? name)),
      query,
    );
  if (method === 'POST') {
    const given = body as { type: string; name: string; content: string; ttl: number };
    if (given.ttl < 60) return refusal(400, 'Validation failed', { ttl: ['must be greater than or equal to 60'] });
    const made = { id: nextId(), name: outside(given.name, zone), value: readTxt(given.content), ttl: given.ttl };
    records.push(made);
    return { status: 201, json: { data: { ...given, id: Number(made.id), zone_id: zone } } };
  }
  if (!records.some(({ id }) => id === recordId)) return refusal(404, `Record \`${recordId}\` not found`);
  zones.set(
    zone,
    records.filter(({ id }) => id !== recordId),
  );
  return { status: 204 };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const path = asked.path.replace(/^\/v2(?=\/)/, '');
    if (asked.header('authorization') !== `Bearer ${token}`) return refusal(401, 'Authentication failed');
    if (path === '/whoami')
      return { status: 200, json: { data: { user: null, account: { id: account, email: 'you@example.org' } } } };
    const [, own, zone, records, recordId] = /^\/(\d+)\/zones(?:\/([^/]+)(\/records)?(?:\/(\d+))?)?$/.exec(path) ?? [];
    if (Number(own) !== account) return refusal(404, `Account \`${own}\` not found`);
    const all = [...zones.keys()].map((name, index) => ({ id: index + 1, account_id: account, name }));
    if (zone === undefined) return paged(all, asked.query);
    const found = all.find(({ name }) => name === zone);
    if (found === undefined) return refusal(404, `Zone \`${zone}\` not found`);
    return records === undefined ? { status: 200, json: { data: found } } : zoneRoutes(zones, zone, asked, recordId);
  };

/** https://developer.dnsimple.com/v2/zones/records/ */
export const contract: ProviderContract = {
  module: dnsimple,
  fields: { accessToken: token },
  wrong: { accessToken: `${token.slice(0, -1)}D` },
  keyField: 'accessToken',
  routes,
  refusals: { noPermission: refusal(403, 'Permission Denied. Required Scope: dns:*:write') },
  shortestTtl: 60,
  lego: { provider: 'dnsimple', env: { DNSIMPLE_OAUTH_TOKEN: token } },
};
