import { digitalocean } from '../../../electron/engine/providers/digitalocean/client.ts';
import {
  type Asked,
  caaFrom,
  caaParts,
  inside,
  nextId,
  pageOf,
  type Reply,
  type StoredRecord,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, id: string, message: string): Reply => ({ status, json: { id, message } });
const missing = refusal(404, 'not_found', 'The resource you were accessing could not be found.');

const paged = (key: string, all: readonly unknown[], { path, query }: Asked): Reply => {
  const page = Number(query.get('page') ?? 1);
  const { items, pages } = pageOf(all, page, Math.min(Number(query.get('per_page') ?? 20), 200));
  const next = page < pages ? { next: `https://api.digitalocean.com${path}?page=${page + 1}` } : {};
  return { status: 200, json: { [key]: items, links: { pages: next }, meta: { total: all.length } } };
};

interface Parts {
  readonly data: string;
  readonly flags?: number | null;
  readonly tag?: string | null;
}
interface Sent extends Parts {
  readonly type: string;
  readonly name: string;
  readonly ttl: number;
}
/** Host names go in with their final dot and come out without it; the zone itself comes out as `@`. */
const partsOf = (one: StoredRecord, zone: string): Parts => {
  const { flags, tag, value } = caaParts(one.value);
  if (typeOf(one) === 'CAA') return { data: value, flags, tag };
  return { data: typeOf(one) === 'CNAME' && one.value === zone ? '@' : one.value, flags: null, tag: null };
};
const valueOfParts = (type: string, { data, flags, tag }: Parts): string | undefined => {
  if (type !== 'CAA' && type !== 'CNAME') return data;
  const own = ['issue', 'issuewild', 'iodef'].includes(tag ?? '') || type === 'CNAME';
  if (!own || !/^\S+\.$/.test(data)) return undefined;
  const value = data.slice(0, -1);
  return type === 'CNAME' ? value : caaFrom({ flags: flags ?? 0, tag: tag ?? '', value });
};

export const key = 'dop_v1_2f0c9d1e8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e';
const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const { method, path, query, header, body } = asked;
    if (header('authorization') !== `Bearer ${key}`) return refusal(401, 'Unauthorized', 'Unable to authenticate you');
    if (path === '/v2/domains')
      return paged(
        'domains',
        [...zones.keys()].map((name) => ({ name, ttl: 1800, zone_file: '' })),
        asked,
      );
    const [, zone = '', list, recordId] = /^\/v2\/domains\/([^/]+)(\/records)?(?:\/(\d+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return missing;
    if (list === undefined) return { status: 200, json: { domain: { name: zone, ttl: 1800, zone_file: '' } } };
    const shown = (one: StoredRecord) => ({
      id: Number(one.id),
      type: typeOf(one),
      name: inside(one.name, zone),
      ...partsOf(one, zone),
      priority: null,
      ttl: one.ttl,
    });
    if (method === 'GET') {
      const all = records.filter(
        (one) => one.name === (query.get('name') ?? one.name) && typeOf(one) === (query.get('type') ?? typeOf(one)),
      );
      return paged('domain_records', all.map(shown), asked);
    }
    if (method === 'POST') {
      const { type, name, ttl, ...parts } = body as Sent;
      if (ttl < 30) return refusal(422, 'unprocessable_entity', 'Ttl must be greater than or equal to 30');
      const value = valueOfParts(type, parts);
      if (value === undefined) return refusal(422, 'unprocessable_entity', 'Data needs to end with a dot (.)');
      const full = name.endsWith('.') ? name.slice(0, -1) : `${name}.${zone}`;
      const made = { id: nextId(), ...typed(type), name: full, value, ttl };
      records.push(made);
      return { status: 201, json: { domain_record: shown(made) } };
    }
    if (!records.some(({ id }) => id === recordId)) return missing;
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return { status: 204 };
  };

/** https://docs.digitalocean.com/reference/api/reference/domain-records/ */
export const contract: ProviderContract = {
  module: digitalocean,
  fields: { apiToken: key },
  wrong: { apiToken: `${key.slice(0, -1)}0` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'forbidden', 'You are not authorized to perform this operation') },
  shortestTtl: 30,
  lego: { provider: 'digitalocean', env: { DO_AUTH_TOKEN: key } },
};
