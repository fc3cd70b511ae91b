import { namedotcom } from '../../../electron/engine/providers/namedotcom/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, message: string, details?: string): Reply => ({
  status,
  json: { message, ...(details === undefined ? {} : { details }) },
});
const missing = refusal(404, 'Not Found');

export const username = 'certwright';
export const token = '5c1e4f3a9b7d2e8f6a0c4b1d3e5f7a9c2b4d6e8f';

/** The API tells no next page on the last one. */
const paged = (key: string, all: readonly unknown[], query: URLSearchParams, size: number): Reply => {
  const page = Number(query.get('page') ?? 1);
  const { items, pages } = pageOf(all, page, Number(query.get('perPage') ?? size));
  return { status: 200, json: { [key]: items, ...(page < pages ? { nextPage: page + 1, lastPage: pages } : {}) } };
};

const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id: Number(id),
    domainName: zone,
    ...(name === zone ? {} : { host: inside(name, zone) }),
    fqdn: `${name}.`,
    type: 'TXT',
    answer: value,
    ttl,
  });

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { host = '', type, answer, ttl } = body as { host?: string; type: string; answer: string; ttl: number };
  if (type !== 'TXT' || answer === undefined) return refusal(400, 'Invalid Argument', 'Invalid record type');
  if (ttl < 300) return refusal(400, 'Invalid Argument', 'TTL must be at least 300');
  const made = { id: nextId(), name: outside(host, zone), value: answer, ttl };
  if (records.some(({ name, value }) => name === made.name && value === made.value))
    return refusal(400, 'Invalid Argument', 'Record already exists');
  records.push(made);
  return { status: 200, json: shown(zone)(made) };
};

const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/v4\//, '/');
    if (header('authorization') !== `Basic ${btoa(`${username}:${token}`)}`) return refusal(401, 'Unauthenticated');
    if (path === '/hello') return { status: 200, json: { username, serverTime: new Date().toISOString() } };
    if (path === '/domains') {
      const all = [...zones.keys()].map((domainName) => ({ domainName, locked: true }));
      return paged('domains', all, query, 100);
    }
    const [, zone = '', list, id] = /^\/domains\/([^/]+)(\/records(?:\/([^/]+))?)?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return missing;
    if (list === undefined) return { status: 200, json: { domainName: zone, nameservers: ['ns1abc.name.com'] } };
    if (method === 'POST') return added(records, zone, body);
    if (method === 'GET')
      return paged(
        'records',
        [{ id: 1, fqdn: `${zone}.`, type: 'A', answer: '192.0.2.1' }, ...records.map(shown(zone))],
        query,
        1000,
      );
    if (!records.some((one) => one.id === id)) return missing;
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return { status: 200, json: {} };
  };

/** https://www.name.com/api-docs/DNS */
export const contract: ProviderContract = {
  module: namedotcom,
  fields: { username, apiToken: token },
  wrong: { apiToken: `${token.slice(0, -1)}0` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'Permission Denied') },
  shortestTtl: 300,
  lego: { provider: 'namedotcom', env: { NAMECOM_USERNAME: username, NAMECOM_API_TOKEN: token } },
};
