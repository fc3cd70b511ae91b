import { cloudflare } from '../../../electron/engine/providers/cloudflare/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, nextId, pageOf, type Reply, type Zones } from '../../support/provider-stand-in.ts';
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
      const all = records.filter(({ name }) => name === (query.get('name') ?? name));
      const shown = all.map(({ id, name, value, ttl }) => ({
        id,
        type: 'TXT',
        name,
        content: `"${value.replace(/["\\]/g, '\\$&')}"`,
        ttl,
      }));
      return paged(shown, query);
    }
    if (method === 'POST') {
      const { name, content, ttl } = body as { name: string; content: string; ttl: number };
      if (ttl < 60) return refusal(400, { code: 9021, message: 'Invalid TTL' });
      const value = readTxt(content);
      if (records.some((one) => one.name === name && one.value === value))
        return refusal(400, { code: 81058, message: 'An identical record already exists.' });
      const made = { id: nextId(), name, value, ttl };
      records.push(made);
      return success({ ...made, type: 'TXT', content });
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
