import { vercel } from '../../../electron/engine/providers/vercel/client.ts';
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

export const refusal = (status: number, code: string, message: string, more: object = {}): Reply => ({
  status,
  json: { error: { code, message, ...more } },
});
const missing = refusal(404, 'not_found', 'The domain was not found.');

export const token = 'aZ4bY7cX1dW8eV2fU9gT3hS6';
const team = 'team_nLlpyC6REAqxydlFKbrMDlud';

/** Newest first; a page ends at the time that the next one is asked with. */
const paged = (key: string, all: readonly object[], query: URLSearchParams): Reply => {
  const until = Number(query.get('until') ?? all.length);
  const limit = Math.min(Number(query.get('limit') ?? 20), 100);
  const first = Math.max(0, until - limit);
  const some = all.slice(first, until).toReversed();
  return {
    status: 200,
    json: { [key]: some, pagination: { count: some.length, next: first === 0 ? null : first, prev: 9 } },
  };
};

const shown =
  (zone: string) =>
  ({ id, name, value, ttl }: StoredRecord) => ({
    id,
    slug: `${name}-txt`,
    name: name === zone ? '' : inside(name, zone),
    type: 'TXT',
    value,
    ttl,
    creator: 'system',
  });

const added = (records: StoredRecord[], zone: string, body: unknown): Reply => {
  const { name: own = '', type, value, ttl } = body as { name?: string; type: string; value: string; ttl: number };
  if (type !== 'TXT' || !value || own === '@')
    return refusal(400, 'bad_request', 'Invalid request: `name` is not valid.');
  if (ttl < 60) return refusal(400, 'bad_request', 'Invalid request: `ttl` should be >= 60.');
  const name = own.endsWith('.') ? own.slice(0, -1) : outside(own, zone);
  const made = { id: nextId(), name, value, ttl };
  records.push(made);
  return { status: 200, json: { uid: made.id, updated: 1 } };
};

const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `Bearer ${token}`)
      return refusal(403, 'forbidden', 'Not authorized', { invalidToken: true });
    if (path === '/v5/user/tokens/current') {
      const scopes = [{ type: 'team', teamId: team, createdAt: 1 }];
      return { status: 200, json: { token: { id: 't1', name: 'certificates', expiresAt: 4_070_908_800_000, scopes } } };
    }
    if ((query.get('teamId') ?? '') !== team) return refusal(403, 'forbidden', 'Not authorized');
    if (path === '/v5/domains')
      return paged(
        'domains',
        [...zones.keys()].map((name) => ({ name, serviceType: 'zeit.world', verified: true })),
        query,
      );
    const [, version, zone = '', id] = /^\/(v[24])\/domains\/([^/]+)\/records(?:\/([^/]+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return missing;
    if (method === 'GET' && version === 'v4') return paged('records', records.map(shown(zone)), query);
    if (method === 'POST' && version === 'v2') return added(records, zone, body);
    if (!records.some((one) => one.id === id)) return refusal(404, 'not_found', 'The record was not found.');
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return { status: 200, json: {} };
  };

/** https://vercel.com/docs/rest-api */
export const contract: ProviderContract = {
  module: vercel,
  fields: { token, teamId: team },
  wrong: { token: `${token.slice(0, -1)}7` },
  keyField: 'token',
  routes,
  refusals: { noPermission: refusal(403, 'forbidden', 'Not authorized') },
  shortestTtl: 60,
  lego: { provider: 'vercel', env: { VERCEL_API_TOKEN: token, VERCEL_TEAM_ID: team } },
};
