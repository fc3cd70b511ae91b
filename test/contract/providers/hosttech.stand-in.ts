import { hosttech } from '../../../electron/engine/providers/hosttech/client.ts';
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

export const refusal = (
  status: number,
  message: string,
  errors?: Readonly<Record<string, readonly string[]>>,
): Reply => ({
  status,
  json: { message, ...(errors === undefined ? {} : { errors }) },
});
const missing = refusal(404, 'Not Found');
const invalid = (field: string, message: string): Reply =>
  refusal(422, 'The given data was invalid.', { [field]: [message] });

export const key = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

const idOf = (zones: Zones, zone: string): number => 10 + [...zones.keys()].indexOf(zone);
const shownZone = (zones: Zones, name: string) => ({
  id: idOf(zones, name),
  name,
  email: 'test@hosttech.ch',
  ttl: 10_800,
  nameserver: 'ns1.hosttech.ch',
  dnssec: false,
});
const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id: Number(id),
    type: 'TXT',
    name: name === zone ? '' : inside(name, zone),
    text: value,
    ttl,
    comment: '',
  });

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { type, name = '', text, ttl } = body as { type?: string; name?: string; text?: string; ttl?: number };
  if (type !== 'TXT') return invalid('type', 'Darf nicht leer sein.');
  if (!text) return invalid('text', 'Darf nicht leer sein.');
  if (name === '@') return invalid('name', 'Ungültig.');
  if (ttl === undefined || ttl < 600) return invalid('ttl', 'Muss mindestens 600 sein.');
  const made = { id: nextId(), name: outside(name, zone), value: text, ttl };
  records.push(made);
  return { status: 201, json: { data: shown(zone)(made) } };
};

const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/api\//, '/');
    if (header('authorization') !== `Bearer ${key}`) return refusal(401, 'Unauthenticated.');
    if (path === '/user/v1/zones') {
      const all = [...zones.keys()].filter((name) => name.includes(query.get('query') ?? ''));
      const offset = Number(query.get('offset') ?? 0);
      const some = all.slice(offset, offset + Number(query.get('limit') ?? 100));
      return { status: 200, json: { data: some.map((name) => shownZone(zones, name)) } };
    }
    const [, wanted, list, id] = /^\/user\/v1\/zones\/([^/]+)(\/records(?:\/(\d+))?)?$/.exec(path) ?? [];
    const [zone, records] = [...zones].find(([name]) => [name, String(idOf(zones, name))].includes(wanted ?? '')) ?? [];
    if (zone === undefined || records === undefined) return missing;
    if (list === undefined) return { status: 200, json: { data: { ...shownZone(zones, zone), records: [] } } };
    if (method === 'POST') return added(records, zone, body);
    if (method === 'GET') {
      const address = { id: 1, type: 'A', name: 'www', ipv4: '192.0.2.1', ttl: 3600, comment: '' };
      const all = [address, ...records.map(shown(zone))].filter(({ type }) => type === (query.get('type') ?? type));
      return { status: 200, json: { data: all } };
    }
    if (!records.some((one) => one.id === id)) return missing;
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return { status: 204 };
  };

/** https://api.ns1.hosttech.eu/api/documentation */
export const contract: ProviderContract = {
  module: hosttech,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}m` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 'This action is unauthorized.') },
  shortestTtl: 600,
  lego: { provider: 'hosttech', env: { HOSTTECH_API_KEY: key } },
};
