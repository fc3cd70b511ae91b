import { linode } from '../../../electron/engine/providers/linode/client.ts';
import {
  type Asked,
  caaFrom,
  caaParts,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type StoredRecord,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const token = '6f1c8a2b9d4e7f305a6c1b8d2e9f4a7b0c3d6e1f8a5b2c9d4e7f306a1b8c5d2e';
export const refusal = (status: number, reason: string, field?: string): Reply => ({
  status,
  json: { errors: [{ reason, ...(field === undefined ? {} : { field }) }] },
});
const notFound = refusal(404, 'Not found');

const paged = (all: readonly unknown[], query: URLSearchParams): Reply => {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 100)];
  if (size < 25 || size > 500) return refusal(400, 'Must be 25-500', 'page_size');
  const { items, pages } = pageOf(all, page, size);
  return { status: 200, json: { data: items, page, pages, results: all.length } };
};

/** A name may come in full or without the zone. */
const fullName = (name: string, zone: string): string =>
  name === zone || name.endsWith(`.${zone}`) ? name : outside(name, zone);

/** CAA comes in parts, of which the flags are none. */
const targetOf = (one: StoredRecord) => {
  if (typeOf(one) !== 'CAA') return { target: one.value, tag: null };
  const { tag, value } = caaParts(one.value);
  return { target: value, tag };
};

const answer = (zones: Zones, { method, path, query, header, body }: Asked): Reply => {
  const filter = JSON.parse(header('x-filter') || '{}') as { domain?: string; type?: string };
  if (path === '/domains') {
    const all = [...zones.keys()].map((domain, index) => ({ id: index + 1, domain, type: 'master', status: 'active' }));
    return paged(
      all.filter(({ domain }) => domain === (filter.domain ?? domain)),
      query,
    );
  }
  const [, domainId, recordId] = /^\/domains\/(\d+)\/records(?:\/(\d+))?$/.exec(path) ?? [];
  const [zone, records] = [...zones][Number(domainId) - 1] ?? [];
  if (zone === undefined || records === undefined) return notFound;
  if (method === 'GET') {
    const those = records.filter((one) => typeOf(one) === (filter.type ?? typeOf(one)));
    const shown = those.map((one) => {
      const name = inside(one.name, zone);
      const own = { name: name === '@' ? '' : name, ...targetOf(one), ttl_sec: one.ttl };
      return { id: Number(one.id), type: typeOf(one), ...own, priority: 0, weight: 0, port: 0 };
    });
    return paged(shown, query);
  }
  if (method === 'POST') {
    const given = body as { type: string; name: string; target: string; ttl_sec: number; tag?: string };
    if (given.ttl_sec < 300) return refusal(400, 'Must be at least 300', 'ttl_sec');
    const { type, target, tag = '' } = given;
    if (type === 'CAA' && !['issue', 'issuewild', 'iodef'].includes(tag)) return refusal(400, 'Must be one of', 'tag');
    if (type === 'CAA' && /\s/.test(target)) return refusal(400, 'Invalid target', 'target');
    const value = type === 'CAA' ? caaFrom({ flags: 0, tag, value: target }) : target;
    const made = {
      id: nextId(),
      ...typed(type),
      name: fullName(given.name, zone),
      value,
      ttl: given.ttl_sec,
    };
    records.push(made);
    return { status: 200, json: { ...given, id: Number(made.id), name: inside(made.name, zone) } };
  }
  if (!records.some(({ id }) => id === recordId)) return notFound;
  zones.set(
    zone,
    records.filter(({ id }) => id !== recordId),
  );
  return { status: 200, json: {} };
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    if (asked.header('authorization') !== `Bearer ${token}`) return refusal(401, 'Invalid Token');
    const path = asked.path.replace(/^\/v4(?=\/)/, '');
    return { ...answer(zones, { ...asked, path }), headers: { 'x-oauth-scopes': 'domains:read_write' } };
  };

/** https://techdocs.akamai.com/linode-api/reference/get-domains */
export const contract: ProviderContract = {
  module: linode,
  fields: { token },
  wrong: { token: `${token.slice(0, -1)}0` },
  keyField: 'token',
  routes,
  refusals: { noPermission: refusal(401, 'Your OAuth token is not authorized to use this endpoint.') },
  shortestTtl: 300,
  lego: { provider: 'linode', env: { LINODE_TOKEN: token } },
};
