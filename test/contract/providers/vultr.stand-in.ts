import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import { vultr } from '../../../electron/engine/providers/vultr/client.ts';
import {
  type Asked,
  inside,
  inZoneFile,
  nextId,
  outside,
  type Reply,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const key = 'K7Q2M9X4B8T1V6R3N5W0Z2Y7L4J9H1G6F3D8';
export const refusal = (status: number, error: string): Reply => ({ status, json: { error, status } });

/** Cursors are opaque to clients; here they hold the place at which to go on. */
const paged = (field: string, all: readonly unknown[], query: URLSearchParams): Reply => {
  const size = Number(query.get('per_page') ?? 100);
  if (size < 1 || size > 500) return refusal(400, 'Invalid per_page.');
  const cursor = query.get('cursor') ?? '';
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next__', ''));
  const end = start + size;
  const next = end < all.length ? Buffer.from(`next__${end}`).toString('base64') : '';
  return {
    status: 200,
    json: { [field]: all.slice(start, end), meta: { total: all.length, links: { next, prev: '' } } },
  };
};

const routes =
  (zones: Zones) =>
  ({ method, path: full, query, header, body }: Asked): Reply => {
    const path = full.replace(/^\/v2(?=\/)/, '');
    if (header('authorization') !== `Bearer ${key}`) return refusal(401, 'Invalid API token.');
    if (path === '/account')
      return { status: 200, json: { account: { name: 'Example', email: 'you@example.org', acls: ['dns'] } } };
    if (path === '/domains') {
      const all = [...zones.keys()].map((domain) => ({ domain, date_created: '2026-01-01T00:00:00+00:00' }));
      return paged('domains', all, query);
    }
    const [, zone = '', recordId] = /^\/domains\/([^/]+)\/records(?:\/([^/]+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Invalid domain.');
    if (method === 'GET') {
      const shown = records.map((one) => {
        const name = inside(one.name, zone);
        const type = typeOf(one);
        // Host names come without their final dot.
        const data = type === 'TXT' ? inZoneFile(type, one.value) : one.value;
        return { id: one.id, type, name: name === '@' ? '' : name, data, ttl: one.ttl, priority: 0 };
      });
      return paged('records', shown, query);
    }
    if (method === 'POST') {
      const given = body as { type: string; name: string; data: string; ttl: number };
      const { type } = given;
      if (type === 'TXT' && !/^".*"$/.test(given.data))
        return refusal(400, 'Unable to add record: TXT data must be quoted.');
      if (given.ttl < 120) return refusal(400, 'Unable to add record: ttl is too low.');
      const value = type === 'TXT' ? readTxt(given.data) : given.data;
      const made = { id: nextId(), ...typed(type), name: outside(given.name, zone), value, ttl: given.ttl };
      records.push(made);
      return { status: 201, json: { record: { ...given, id: made.id } } };
    }
    if (!records.some(({ id }) => id === recordId)) return refusal(404, 'Invalid record.');
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return { status: 204 };
  };

/** https://www.vultr.com/api/#tag/dns */
export const contract: ProviderContract = {
  module: vultr,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}0` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 'Unauthorized IP address: 192.0.2.7') },
  shortestTtl: 120,
  lego: { provider: 'vultr', env: { VULTR_API_KEY: key } },
};
