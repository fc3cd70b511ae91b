import { easydns } from '../../../electron/engine/providers/easydns/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, message: string): Reply => ({
  status,
  json: { error: { code: status, message } },
});
const calm = refusal(
  420,
  'Enhance Your Calm. Rate limit exceeded (too many requests) OR you did NOT provide any credentials with your request!',
);
const gone = refusal(406, 'Provided id is invalid or you do not have permission to access it.');

export const token = 'k7hTq2mPz';
export const key = 'v9Xw4Lr8Nb3Jd6Sf';

const most = 200;

const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id,
    domain: zone,
    host: inside(name, zone),
    ttl: String(ttl),
    prio: '0',
    geozone_id: '0',
    type: 'TXT',
    rdata: value,
    last_mod: '2026-01-01 00:00:00',
  });

const listed = (records: readonly StoredRecord[], zone: string, query: URLSearchParams): Reply => {
  const start = Number(query.get('start') ?? 0);
  const data = records.slice(start, start + most).map(shown(zone));
  return {
    status: 200,
    json: { msg: 'message', status: 200, tm: 1, data, count: data.length, total: records.length, start, max: most },
  };
};

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { host, ttl, type, rdata, prio } = body as Record<string, unknown>;
  if (typeof ttl !== 'string' || typeof prio !== 'string' || type !== 'TXT') return refusal(400, 'Bad request');
  if (Number(ttl) < 120) return refusal(400, 'Invalid TTL');
  const made = { id: nextId(), name: outside(String(host), zone), value: String(rdata), ttl: Number(ttl) };
  if (records.some(({ name, value }) => name === made.name && value === made.value))
    return refusal(400, 'Record already exists');
  records.push(made);
  return { status: 201, json: { msg: 'message', tm: 1, data: shown(zone)(made), status: 201 } };
};

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') === '') return calm;
    if (header('authorization') !== `Basic ${btoa(`${token}:${key}`)}`) return refusal(403, 'Access denied');
    if (query.get('format') !== 'json') return { status: 200, text: '<?xml version="1.0"?><response/>' };
    const [, all, add, zoneOfRecord = '', id] =
      /^\/zones\/records\/(?:all\/([^/]+)|add\/([^/]+)\/TXT|([^/]+)\/([^/]+))$/.exec(path) ?? [];
    const zone = all ?? add ?? zoneOfRecord;
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Zone not found');
    if (all !== undefined) return listed(records, zone, query);
    if (add !== undefined) return method === 'PUT' ? added(records, zone, body) : refusal(400, 'Bad request');
    if (!records.some((one) => one.id === id)) return gone;
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return { status: 200, json: { msg: 'message', tm: 1, status: 200 } };
  };

/** https://docs.rest.easydns.net/ */
export const contract: ProviderContract = {
  module: easydns,
  fields: { token, key },
  wrong: { key: `${key.slice(0, -1)}g` },
  keyField: 'key',
  routes,
  refusals: { noPermission: gone, rateLimited: calm },
  shortestTtl: 120,
  lego: { provider: 'easydns', env: { EASYDNS_TOKEN: token, EASYDNS_KEY: key, EASYDNS_TTL: '120' } },
};
