import { spaceship } from '../../../electron/engine/providers/spaceship/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const fields = { apiKey: 'Kp7mX2vQ9tB4nR6w', apiSecret: 'Zy8jL3hG5dS1aF0qWe7rTy2uIo9pLk4jHg6fDs3aZx1cVb8nM' };
export const refusal = (status: number, detail: string, data?: readonly object[]): Reply => ({
  status,
  json: { detail, ...(data === undefined ? {} : { data }) },
});
const invalid = (field: string, details: string): Reply =>
  refusal(422, 'The request has invalid data.', [{ field, details }]);

const listed = (all: readonly unknown[], query: URLSearchParams, most: number): Reply => {
  const [take, skip] = [Number(query.get('take') ?? most), Number(query.get('skip') ?? 0)];
  if (take < 1 || take > most) return invalid('take', `must be at most ${most}`);
  return { status: 200, json: { items: all.slice(skip, skip + take), total: all.length } };
};

interface Row {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly ttl: number;
}

const routes =
  (zones: Zones) =>
  ({ method, path: full, query, header, body }: Asked): Reply => {
    const path = full.replace(/^\/api\/v1(?=\/)/, '');
    if (header('x-api-key') !== fields.apiKey || header('x-api-secret') !== fields.apiSecret)
      return refusal(401, 'Invalid API key or secret.');
    const names = [...zones.keys()].map((name) => ({ name, lifecycleStatus: 'registered' }));
    if (path === '/domains') return listed(names, query, 100);
    const [, zone = ''] = /^\/dns\/records\/([^/]+)$/.exec(path) ?? [];
    if (zone.startsWith('_')) return invalid('domain', 'must be a domain name');
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'The domain was not found.');
    const shown = records.map(({ name, value, ttl }) => ({ type: 'TXT', name: inside(name, zone), value, ttl }));
    if (method === 'GET')
      return listed([{ type: 'A', name: '@', address: '192.0.2.1', ttl: 1800 }, ...shown], query, 500);
    const isOf = (row: Row) => (one: { name: string; value: string }) =>
      one.name === outside(row.name, zone) && one.value === row.value;
    if (method === 'PUT') {
      for (const row of (body as { items: readonly Row[] }).items) {
        if (row.ttl < 60) return invalid('items[0].ttl', 'must be at least 60');
        if (row.ttl > 3600) return invalid('items[0].ttl', 'must be at most 3600');
        if (!records.some(isOf(row)))
          records.push({ id: nextId(), name: outside(row.name, zone), value: row.value, ttl: row.ttl });
      }
      return { status: 204 };
    }
    const gone = body as readonly Row[];
    zones.set(
      zone,
      records.filter((one) => !gone.some((row) => isOf(row)(one))),
    );
    return { status: 204 };
  };

/** https://docs.spaceship.dev/ */
export const contract: ProviderContract = {
  module: spaceship,
  fields,
  wrong: { apiSecret: `${fields.apiSecret.slice(0, -1)}N` },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(403, 'The API key has no scope dnsrecords:write.') },
  shortestTtl: 60,
  longestTtl: 3600,
  lego: {
    provider: 'spaceship',
    env: { SPACESHIP_API_KEY: fields.apiKey, SPACESHIP_API_SECRET: fields.apiSecret },
  },
};
