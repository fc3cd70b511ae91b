import { hetzner } from '../../../electron/engine/providers/hetzner/client.ts';
import {
  type Asked,
  fromZoneFile,
  inside,
  inZoneFile,
  isSet,
  nextId,
  outside,
  pageOf,
  type Reply,
  replaceSet,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error: { code, message, details: null } },
});
export const action = (status: 'running' | 'success' | 'error', error: object | null = null): Reply => ({
  status: 201,
  json: { action: { id: Number(nextId()), command: 'add_rrset_records', status, progress: 100, error } },
});
type Change = { ttl?: number; records: { value: string }[] };

export const key = 'Qw8eRt5yUi2oPa9sDf6gHj3kLz0xCv7bNm4qWe1rTy8uIo5pAs2dFg9hJk6lZx3c';
export const routes =
  (zones: Zones) =>
  ({ method, path: whole, query, header, body }: Asked): Reply => {
    const path = whole.replace(/^\/v1(?=\/)/, '');
    if (header('authorization') !== `Bearer ${key}`) return refusal(401, 'unauthorized', 'unable to authenticate');
    if (path === '/zones') {
      const all = [...zones.keys()].filter((name) => name === (query.get('name') ?? name));
      const { items } = pageOf(all, Number(query.get('page') ?? 1), Math.min(Number(query.get('per_page') ?? 25), 50));
      return { status: 200, json: { zones: items.map((name, id) => ({ id, name })) } };
    }
    if (path.startsWith('/actions/')) return { ...action('success'), status: 200 };
    const [, zone = '', own = '', type = '', change] =
      /^\/zones\/([^/]+)\/rrsets\/([^/]+)\/([A-Z]+)(?:\/actions\/(\w+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'not_found', 'zone not found');
    const name = outside(own, zone);
    const set = records.filter(isSet(name, type));
    const ttl = set[0]?.ttl;
    if (method === 'GET') {
      if (ttl === undefined) return refusal(404, 'not_found', 'rrset not found');
      const shown = set.map(({ value }) => ({ value: inZoneFile(type, value), comment: '' }));
      return { status: 200, json: { rrset: { name: inside(name, zone), type, ttl, records: shown } } };
    }
    const given = body as Change;
    const values = given.records.flatMap(({ value }) => fromZoneFile(type, value) ?? []);
    if (values.length < given.records.length)
      return refusal(422, 'invalid_input', `invalid input in field 'records': not as ${type} values are written`);
    const before = set.map(({ value }) => value);
    if (change === 'remove_records') {
      if (values.some((one) => !before.includes(one)))
        return refusal(422, 'invalid_input', "invalid input in field 'records': no such record");
      replaceSet(zones, zone, name, { type, values: before.filter((one) => !values.includes(one)), ttl: ttl ?? 0 });
      return action('running');
    }
    if (values.some((one) => before.includes(one))) return refusal(409, 'uniqueness_error', 'record already exists');
    if (given.ttl !== undefined && (given.ttl < 60 || (ttl !== undefined && ttl !== given.ttl)))
      return refusal(422, 'invalid_input', 'invalid TTL');
    replaceSet(zones, zone, name, { type, values: [...before, ...values], ttl: ttl ?? given.ttl ?? 3600 });
    return action('success');
  };

/** https://docs.hetzner.cloud/reference/cloud#zones */
export const contract: ProviderContract = {
  module: hetzner,
  fields: { apiToken: key },
  wrong: { apiToken: `${key.slice(0, -1)}X` },
  keyField: 'apiToken',
  routes,
  refusals: { noPermission: refusal(403, 'token_readonly', 'only readable') },
  shortestTtl: 60,
  lego: { provider: 'hetzner', env: { HETZNER_API_TOKEN: key } },
};
