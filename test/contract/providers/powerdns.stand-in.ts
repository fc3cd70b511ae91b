import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const missing: Reply = { status: 404, json: { error: 'Not Found' } };
interface Change {
  readonly name: string;
  readonly changetype: string;
  readonly ttl?: number;
  readonly records?: readonly { readonly content: string }[];
}
const withoutDot = (name: string): string => name.replace(/\.$/, '');

const root = '/api/v1/servers/localhost';
const shown = (zone: string) => ({ id: `${zone}.`, name: `${zone}.`, kind: 'Master', url: `${root}/zones/${zone}.` });

export const key = 'Yq3nT7pLx9Vb2Rk5';
const routes =
  (zones: Zones) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('x-api-key') !== key) return { status: 401, text: 'Unauthorized' };
    if (path === '/api') return { status: 200, json: [{ url: '/api/v1', version: 1 }] };
    if (path === `${root}/zones`) return { status: 200, json: [...zones.keys()].map(shown) };
    const [, dotted = '', notify] = /^\/api\/v1\/servers\/localhost\/zones\/([^/]+)(\/notify)?$/.exec(path) ?? [];
    const zone = withoutDot(dotted);
    const records = zones.get(zone);
    if (records === undefined || zone === dotted) return missing;
    if (notify !== undefined) return { status: 200, json: { result: 'Notification queued' } };
    if (method === 'PATCH') {
      for (const { name, changetype, ttl, records: contents } of (body as { rrsets: Change[] }).rrsets) {
        const values = changetype === 'DELETE' ? [] : (contents ?? []).map(({ content }) => readTxt(content));
        replaceSet(zones, zone, withoutDot(name), { values, ttl: ttl ?? 0 });
      }
      return { status: 204 };
    }
    if (query.get('rrsets') === 'false') return { status: 200, json: shown(zone) };
    const names = [...new Set(records.map(({ name }) => name))].filter(
      (name) => `${name}.` === (query.get('rrset_name') ?? `${name}.`),
    );
    const rrsets = names.map((name) => {
      const set = records.filter((one) => one.name === name);
      const contents = set.map(({ value }) => ({ content: writeTxt(value), disabled: false }));
      return { name: `${name}.`, type: 'TXT', ttl: set[0]?.ttl, records: contents };
    });
    return { status: 200, json: { ...shown(zone), rrsets } };
  };

/** https://doc.powerdns.com/authoritative/http-api/zone.html */
export const contract: ProviderContract = {
  module: powerdns,
  fields: { apiKey: key },
  wrong: { apiKey: 'Zq3nT7pLx9Vb2Rk5' },
  keyField: 'apiKey',
  endpointFields: (apiUrl) => ({ apiUrl }),
  routes,
  refusals: { noPermission: { status: 403, text: 'Forbidden' } },
  shortestTtl: 1,
  lego: { provider: 'pdns', env: { PDNS_API_URL: 'http://pdns.example.test:8081', PDNS_API_KEY: key } },
};
