import { infomaniak } from '../../../electron/engine/providers/infomaniak/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
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

type Detail = { readonly code: string; readonly description: string };
export const refusal = (status: number, code: string, description: string, ...errors: readonly Detail[]): Reply => ({
  status,
  json: { result: 'error', error: { code, description, ...(errors.length === 0 ? {} : { errors }) } },
});
const missing = refusal(404, 'object_not_found', 'Object not found');
const success = (data: unknown, more: object = {}): Reply => ({
  status: 200,
  json: { result: 'success', data, ...more },
});

export const token = 'Xr7-kQz2_Lw9Tn4vBm6Jp1Hs8Yd3Gf5Ec0RaUiOoPqWsDzFxCgVhBjNkMl7Tq';

const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id: Number(id),
    source: name === zone ? '.' : inside(name, zone),
    source_idn: name,
    type: 'TXT',
    ttl,
    target: writeTxt(value),
  });

const listed = (records: readonly StoredRecord[], zone: string, query: URLSearchParams): Reply => {
  const source = query.get('filter[source]');
  const all = records.map(shown(zone)).filter((one) => source === null || one.source === source);
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? 15);
  const { items, pages } = pageOf(all, page, size);
  return success(items, { total: all.length, page, pages, items_per_page: size });
};

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { source, target, type, ttl } = body as { source: string; target: string; type: string; ttl: number };
  if (type !== 'TXT' || !source || source === '@' || !target)
    return refusal(422, 'validation_failed', 'Validation failed', {
      code: 'attribute_required',
      description: 'The source attribute is required',
    });
  if (ttl < 60)
    return refusal(422, 'validation_failed', 'Validation failed', {
      code: 'attribute_min_value',
      description: 'The ttl must be at least 60',
    });
  const value = target.startsWith('"') ? readTxt(target) : target;
  const made = { id: nextId(), name: outside(source === '.' ? '@' : source, zone), value, ttl };
  records.push(made);
  return success(shown(zone)(made));
};

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `Bearer ${token}`) return refusal(401, 'not_authorized', 'Authorization required');
    const [, zone = '', what, id] = /^\/2\/zones\/([^/]+)\/(exists|records)(?:\/([^/]+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return missing;
    if (what === 'exists') return success(true);
    if (method === 'GET') return listed(records, zone, query);
    if (method === 'POST') return added(records, zone, body);
    if (!records.some((one) => one.id === id)) return missing;
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return success(true);
  };

/** https://developer.infomaniak.com/docs/api */
export const contract: ProviderContract = {
  module: infomaniak,
  fields: { accessToken: token },
  wrong: { accessToken: `${token.slice(0, -1)}T` },
  keyField: 'accessToken',
  routes,
  refusals: { noPermission: refusal(403, 'access_denied', 'Missing scope dns:write') },
  shortestTtl: 60,
  lego: { provider: 'infomaniak', env: { INFOMANIAK_ACCESS_TOKEN: token } },
};
