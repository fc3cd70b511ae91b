import { cloudflare } from '../../../electron/engine/providers/cloudflare/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import {
  type Asked,
  type CaaParts,
  caaFrom,
  caaParts,
  nextId,
  pageOf,
  type Reply,
  type StoredRecord,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

type ApiError = { code: number; message: string; error_chain?: { code: number; message: string }[] };
export const refusal = (status: number, ...errors: readonly ApiError[]): Reply => ({
  status,
  json: { success: false, errors, messages: [], result: null },
});
const success = (result: unknown, info: object = {}): Reply => ({
  status: 200,
  json: { success: true, errors: [], messages: [], result, result_info: info },
});
const paged = (all: readonly unknown[], query: URLSearchParams): Reply => {
  const size = Number(query.get('per_page') ?? 20);
  const { items, pages } = pageOf(all, Number(query.get('page') ?? 1), size);
  return success(items, { page: Number(query.get('page') ?? 1), per_page: size, total_pages: pages });
};

interface Sent {
  readonly type: string;
  readonly name: string;
  readonly content?: string;
  readonly data?: CaaParts;
  readonly ttl: number;
}
const contentOf = (type: string, content: string): string => (type === 'TXT' ? readTxt(content) : content);
const shown = (record: StoredRecord) => {
  const { id, name, value, ttl } = record;
  const type = typeOf(record);
  const own = type === 'CAA' ? { content: value, data: caaParts(value) } : { content: value };
  const quoted = { content: `"${value.replace(/["\\]/g, '\\$&')}"` };
  return { id, type, name, ...(type === 'TXT' ? quoted : own), ttl };
};

export const key = 'Kd3f0aVx_9Wq2-Lm5Rt8Zb1Yc4Nh7Jp6Sg0Ue3Fo';
const routes =
  (zones: Zones) =>
  ({ method, path: asked, query, header, body }: Asked): Reply => {
    const path = asked.replace(/^\/client\/v4/, '');
    if (header('authorization') !== `Bearer ${key}`)
      return refusal(403, { code: 9109, message: 'Invalid access token' });
    const idOf = (zone: string) => `id-${zone}`;
    if (path === '/zones') {
      const all = [...zones.keys()].filter((name) => name === (query.get('name') ?? name));
      return paged(
        all.map((name) => ({ id: idOf(name), name, status: 'active' })),
        query,
      );
    }
    const [, zoneId, recordId] = /^\/zones\/([^/]+)\/dns_records(?:\/([^/]+))?$/.exec(path) ?? [];
    const found = [...zones].find(([name]) => idOf(name) === zoneId);
    if (found === undefined) return refusal(404, { code: 7003, message: 'Could not route to the zone' });
    const [zone, records] = found;
    if (method === 'GET') {
      const all = records.filter(
        (one) => one.name === (query.get('name') ?? one.name) && typeOf(one) === (query.get('type') ?? typeOf(one)),
      );
      return paged(all.map(shown), query);
    }
    if (method === 'POST') {
      const { type, name, content = '', data, ttl } = body as Sent;
      if (ttl < 60) return refusal(400, { code: 9021, message: 'Invalid TTL' });
      // The content of CAA is only told.
      if (type === 'CAA' && data === undefined)
        return refusal(
          400,
          { code: 1004, message: 'DNS Validation Error' },
          { code: 9101, message: 'data is required' },
        );
      const value = data === undefined ? contentOf(type, content) : caaFrom(data);
      if (records.some((one) => one.name === name && typeOf(one) === type && one.value === value))
        return refusal(400, { code: 81058, message: 'An identical record already exists.' });
      const made = { id: nextId(), ...typed(type), name, value, ttl };
      records.push(made);
      return success(shown(made));
    }
    if (!records.some(({ id }) => id === recordId))
      return refusal(404, { code: 81044, message: 'Record does not exist.' });
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return success({ id: recordId });
  };

/** https://developers.cloudflare.com/api/resources/dns/ */
export const contract: ProviderContract = {
  module: cloudflare,
  fields: { apiToken: key },
  wrong: { apiToken: `${key.slice(0, -1)}X` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, { code: 10000, message: 'Authentication error' }) },
  shortestTtl: 60,
  lego: { provider: 'cloudflare', env: { CF_DNS_API_TOKEN: key } },
};
