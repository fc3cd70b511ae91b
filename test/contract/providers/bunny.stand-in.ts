import { bunny } from '../../../electron/engine/providers/bunny/client.ts';
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

const key = '0c3d6e1f-8a5b-2c9d-4e7f-306a1b8c5d2e6f1c8a2b-9d4e-7f30-5a6c-1b8d2e9f4a7b';
export const refusal = (status: number, errorKey: string, field: string, message: string): Reply => ({
  status,
  json: { ErrorKey: errorKey, Field: field, Message: message },
});

const shown = (zones: Zones, zone: string, id: number): object => ({
  Id: id,
  Domain: zone,
  Records: (zones.get(zone) ?? []).map((one) => {
    const name = inside(one.name, zone);
    const own = { Name: name === '@' ? '' : name, Value: one.value, Ttl: one.ttl };
    return { Id: Number(one.id), Type: 3, ...own, Weight: 0, Priority: 0, Disabled: false };
  }),
});

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('accesskey') !== key) return { status: 401 };
    const names = [...zones.keys()];
    if (path === '/dnszone') {
      const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 1000)];
      if (size < 5 || size > 1000) return refusal(400, 'validation_error', 'perPage', 'Must be between 5 and 1000.');
      const { items, pages } = pageOf(names, page, size);
      const all = items.map((zone) => shown(zones, zone, names.indexOf(zone) + 1));
      const more = { CurrentPage: page, TotalItems: names.length, HasMoreItems: page < pages };
      return { status: 200, json: { Items: all, ...more } };
    }
    const [, zoneId, list, recordId] = /^\/dnszone\/(\d+)(\/records)?(?:\/(\d+))?$/.exec(path) ?? [];
    const zone = names[Number(zoneId) - 1] ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'dnszone.not_found', 'Id', 'The requested DNS zone was not found.');
    if (list === undefined) return { status: 200, json: shown(zones, zone, Number(zoneId)) };
    if (method === 'PUT') {
      const given = body as { Type: number; Name: string; Value: string; Ttl: number };
      if (given.Type !== 3 || given.Ttl < 60) return refusal(400, 'validation_error', 'Ttl', 'The TTL is not valid.');
      const made = { id: nextId(), name: outside(given.Name, zone), value: given.Value, ttl: given.Ttl };
      records.push(made);
      return { status: 201, json: { ...given, Id: Number(made.id) } };
    }
    if (!records.some(({ id }) => id === recordId))
      return refusal(404, 'dnszone.record.not_found', 'Id', 'The requested record was not found.');
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return { status: 204 };
  };

/** https://docs.bunny.net/reference/dnszonepublic_index */
export const contract: ProviderContract = {
  module: bunny,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}c` },
  keyField: 'apiKey',
  routes,
  refusals: {},
  shortestTtl: 60,
  lego: { provider: 'bunny', env: { BUNNY_API_KEY: key } },
};
