import { simply } from '../../../electron/engine/providers/simply/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, error: string): Reply => ({ status, json: { error } });
const success = (more: object): Reply => ({ status: 200, json: { status: 200, message: 'success', ...more } });

export const account = 'S123456';
export const key = 'nH4kQ8sTzV2yBcE6';
const basic = `Basic ${Buffer.from(`${account}:${key}`).toString('base64')}`;

const routes =
  (zones: Zones) =>
  ({ method, path: full, header, body }: Asked): Reply => {
    // The published way is Basic; the key alone as a bearer is taken as well.
    if (![basic, `Bearer ${key}`].includes(header('authorization')))
      return refusal(400, 'Invalid account authorization');
    const path = full.replace(/^\/2\//, '/');
    if (path === '/my/products/')
      return success({ products: [...zones.keys()].map((name) => ({ object: name, domain: { name } })) });
    const [, zone = '', id] = /^\/my\/products\/([^/]+)\/dns\/records\/(?:(\d+)\/)?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'Unknown or invalid product reference');
    if (method === 'GET') {
      const shown = records.map((one) => ({
        record_id: Number(one.id),
        name: inside(one.name, zone),
        ttl: one.ttl,
        data: one.value,
        type: 'TXT',
        priority: 0,
      }));
      const server = { record_id: 1, name: '@', ttl: 3600, data: 'ns1.simply.com', type: 'NS', priority: 0 };
      return success({ records: [server, ...shown] });
    }
    if (method === 'POST') {
      const { name, data, ttl, type } = body as { name: string; data: string; ttl: number; type: string };
      if (type !== 'TXT' || ttl < 60) return refusal(400, 'Invalid TTL');
      const made = { id: nextId(), name: outside(name, zone), value: data, ttl };
      records.push(made);
      return success({ record: { id: Number(made.id) } });
    }
    if (!records.some((one) => one.id === id)) return refusal(404, 'Unknown DNS record');
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return success({});
  };

/** https://www.simply.com/en/docs/api/ */
export const contract: ProviderContract = {
  module: simply,
  fields: { accountName: account, apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}7` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(403, 'Access denied') },
  shortestTtl: 60,
  lego: { provider: 'simply', env: { SIMPLY_API_KEY: key, SIMPLY_ACCOUNT_NAME: account } },
};
