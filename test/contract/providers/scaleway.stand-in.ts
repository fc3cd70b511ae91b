import { scaleway } from '../../../electron/engine/providers/scaleway/client.ts';
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

export const refusal = (status: number, type: string, message: string, more: object = {}): Reply => ({
  status,
  json: { type, message, ...more },
});
const missing = refusal(404, 'not_found', 'resource is not found', { resource: 'domain' });
const invalid = (argument: string): Reply =>
  refusal(400, 'invalid_arguments', 'invalid argument(s)', {
    details: [{ argument_name: argument, reason: 'constraint', help_message: `${argument} is out of range` }],
  });

export const key = '9a3f1c7e-5b2d-4e8f-a6c0-1d3b5f7a9c2e';
const project = '4d6b8f0a-2c4e-4a6c-8e0b-3f5d7a9c1b2d';

interface Change {
  readonly add?: { readonly records: readonly { name: string; type: string; data: string; ttl: number }[] };
  readonly delete?: { readonly id_fields: { name: string; type: string; data?: string } };
}

/** The zone as given, or the closest one above; a final dot makes a name absolute. */
const zoneAt = (zones: Zones, given: string): string | undefined => {
  const name = given.replace(/\.$/, '');
  const above = [...zones.keys()].filter((zone) => name === zone || (given.endsWith('.') && name.endsWith(`.${zone}`)));
  return above.toSorted((one, other) => other.length - one.length)[0];
};
const absolute = (name: string, zone: string): string => (name.endsWith('.') ? name.slice(0, -1) : outside(name, zone));

const changed = (zones: Zones, zone: string, { add, delete: removed }: Change): Reply | undefined => {
  const records = zones.get(zone) ?? [];
  for (const { name: own, type, data, ttl } of add?.records ?? []) {
    if (ttl < 60) return invalid('ttl');
    if (type !== 'TXT' || !/^".*"$/s.test(data)) return invalid('data');
    const name = absolute(own, zone);
    const value = readTxt(data);
    // A set holds a value once.
    if (!records.some((one) => one.name === name && one.value === value))
      records.push({ id: nextId(), name, value, ttl });
  }
  if (removed === undefined) return undefined;
  const { name: own, data } = removed.id_fields;
  const name = absolute(own, zone);
  const others = records.filter((one) => one.name !== name || (data !== undefined && one.value !== readTxt(data)));
  if (others.length === records.length)
    return refusal(404, 'not_found', 'resource is not found', { resource: 'record' });
  zones.set(zone, others);
  return undefined;
};

const pagedBy = (query: URLSearchParams) => (key: string, all: readonly unknown[]) => {
  const size = Math.min(Number(query.get('page_size') ?? 20), 100);
  const { items } = pageOf(all, Number(query.get('page') ?? 1), size);
  return { status: 200, json: { total_count: all.length, [key]: items } };
};

const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/domain\/v2beta1\//, '/');
    if (header('x-auth-token') !== key)
      return refusal(401, 'denied_authentication', 'authentication is denied', {
        method: 'api_key',
        reason: 'not_found',
      });
    const paged = pagedBy(query);
    if (path === '/dns-zones') {
      const all = [...zones.keys()].map((name) => {
        const labels = name.split('.');
        return { domain: labels.slice(-2).join('.'), subdomain: labels.slice(0, -2).join('.'), status: 'active' };
      });
      const wanted = (query.get('project_id') ?? project) === project;
      return paged('dns_zones', wanted ? all.filter(({ domain }) => domain === (query.get('domain') ?? domain)) : []);
    }
    const zone = zoneAt(zones, /^\/dns-zones\/([^/]+)\/records$/.exec(path)?.[1] ?? '');
    if (zone === undefined) return missing;
    if (method === 'GET') {
      const name = query.get('name');
      const some = (zones.get(zone) ?? []).filter((one) => name === null || one.name === outside(name, zone));
      const shown = some.map(({ id, name: full, value, ttl }) => ({
        id,
        name: full === zone ? '' : inside(full, zone),
        type: 'TXT',
        data: writeTxt(value),
        ttl,
      }));
      return paged('records', shown);
    }
    const { changes, disallow_new_zone_creation: safe } = body as {
      changes: readonly Change[];
      disallow_new_zone_creation?: boolean;
    };
    if (method !== 'PATCH' || safe !== true) return invalid('disallow_new_zone_creation');
    return (
      changes.map((change) => changed(zones, zone, change)).find(Boolean) ?? { status: 200, json: { records: [] } }
    );
  };

/** https://www.scaleway.com/en/developers/api/domains-and-dns/ */
export const contract: ProviderContract = {
  module: scaleway,
  fields: { secretKey: key, projectId: project },
  wrong: { secretKey: `${key.slice(0, -1)}f` },
  keyField: 'secretKey',
  routes,
  refusals: { noPermission: refusal(403, 'permissions_denied', 'insufficient permissions') },
  shortestTtl: 60,
  lego: { provider: 'scaleway', env: { SCALEWAY_API_TOKEN: key, SCALEWAY_PROJECT_ID: project } },
};
