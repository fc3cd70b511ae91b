import { porkbun } from '../../../electron/engine/providers/porkbun/client.ts';
import { type Asked, nextId, outside, type Reply, typed, typeOf, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const fields = {
  apiKey: 'pk1_8f3a61c2e9b8d7f3a5c0e1d2b4a6f8c9e7d5b3a1f4f6a1c2e9b8d7f3a5c0e1d2',
  secretApiKey: 'sk1_1d2b4a6f8c9e7d5b3a1f4f6a1c2e9b8d7f3a5c0e1d2b4a6f8c9e7d5b3a1f4f6',
};
export const refusal = (status: number, message: string): Reply => ({ status, json: { status: 'ERROR', message } });
const success = (more: object = {}): Reply => ({ status: 200, json: { status: 'SUCCESS', ...more } });

const routes =
  (zones: Zones) =>
  ({ method, path: full, body }: Asked): Reply => {
    const path = full.replace(/^\/api\/json\/v3(?=\/)/, '');
    if (method !== 'POST') return { status: 404, text: '<html>Not Found</html>' };
    const given = body as Readonly<Record<string, string>>;
    if (given.apikey !== fields.apiKey || given.secretapikey !== fields.secretApiKey)
      return refusal(400, 'Invalid API key. (001)');
    if (path === '/domain/listAll') {
      const start = Number(given.start ?? 0);
      const domains = [...zones.keys()].slice(start, start + 1000).map((domain) => ({ domain, status: 'ACTIVE' }));
      return success({ domains });
    }
    const [, action, zone = '', id] = /^\/dns\/(retrieve|create|delete)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(400, 'Invalid domain.');
    if (action === 'retrieve') {
      const shown = records.map((one) => ({
        id: one.id,
        name: one.name,
        type: typeOf(one),
        content: one.value,
        ttl: String(one.ttl),
        prio: '0',
        notes: '',
      }));
      return success({ records: shown });
    }
    if (action === 'create') {
      const made = nextId();
      const ttl = Math.max(600, Number(given.ttl ?? 600));
      const { name = '', type = '', content: value = '' } = given;
      records.push({ id: made, ...typed(type), name: outside(name, zone), value, ttl });
      return success({ id: Number(made) });
    }
    if (!records.some((one) => one.id === id)) return refusal(400, 'Invalid record ID.');
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return success();
  };

/** https://porkbun.com/api/json/v3/documentation */
export const contract: ProviderContract = {
  module: porkbun,
  fields,
  wrong: { secretApiKey: `${fields.secretApiKey.slice(0, -1)}0` },
  keyField: 'secretApiKey',
  routes,
  refusals: {
    noPermission: refusal(400, 'Domain is not opted in to API access.'),
    rateLimited: { status: 403, text: '<html><head><title>403 Forbidden</title></head></html>' },
  },
  shortestTtl: 600,
  lego: {
    provider: 'porkbun',
    env: { PORKBUN_API_KEY: fields.apiKey, PORKBUN_SECRET_API_KEY: fields.secretApiKey },
  },
};
