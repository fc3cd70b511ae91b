import { njalla } from '../../../electron/engine/providers/njalla/client.ts';
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

export const refusal = (code: number, message: string): Reply => ({
  status: 200,
  json: { jsonrpc: '2.0', error: { code, message } },
});
const success = (result: object): Reply => ({ status: 200, json: { jsonrpc: '2.0', id: '897', result } });

export const token = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b';

interface Params {
  readonly domain?: string;
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly content?: string;
  readonly ttl?: number;
}

const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({ id, name: inside(name, zone), type: 'TXT', content: value, ttl });

const added = (records: StoredRecord[], zone: string, { name, type, content, ttl = 0 }: Params): Reply => {
  if (name === undefined || type !== 'TXT' || !content) return refusal(400, 'missing parameter');
  if (![60, 300, 900, 3600, 10800, 21600, 86400].includes(ttl)) return refusal(400, 'invalid TTL');
  const made = { id: nextId(), name: outside(name, zone), value: content, ttl };
  records.push(made);
  return success(shown(zone)(made));
};

const routes =
  (zones: Zones) =>
  ({ method: verb, path, header, body }: Asked): Reply => {
    if (verb !== 'POST' || !['/', '/api/1/'].includes(path)) return { status: 404, text: 'Not Found' };
    if (header('authorization') !== `Njalla ${token}`) return refusal(403, 'Invalid token.');
    const { method, params } = body as { method: string; params: Params };
    if (method === 'list-domains')
      return success({ domains: [...zones.keys()].map((name) => ({ name, status: 'active', expiry: '2030-01-01' })) });
    const zone = params.domain ?? '';
    if (zone === '') return refusal(400, 'missing domain');
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Domain not found');
    if (method === 'list-records') return success({ records: records.map(shown(zone)) });
    if (method === 'add-record') return added(records, zone, params);
    if (method !== 'remove-record') return refusal(404, 'Unknown method');
    if (!records.some(({ id }) => id === params.id)) return refusal(404, 'Record not found');
    zones.set(
      zone,
      records.filter(({ id }) => id !== params.id),
    );
    return success({});
  };

/** https://njal.la/api/ */
export const contract: ProviderContract = {
  module: njalla,
  fields: { token },
  wrong: { token: `${token.slice(0, -1)}0` },
  keyField: 'token',
  routes,
  refusals: { noPermission: refusal(403, 'Permission denied.') },
  // One of a list, so it is rounded up and seldom the one wanted.
  shortestTtl: undefined,
  lego: { provider: 'njalla', env: { NJALLA_TOKEN: token } },
};
