import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import {
  type Asked,
  fromZoneFile,
  inZoneFile,
  isSet,
  type Reply,
  replaceSet,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const missing: Reply = { status: 404, json: { error: 'Not Found' } };
interface Change {
  readonly name: string;
  readonly type: string;
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
      for (const { name, type, changetype, ttl, records: contents } of (body as { rrsets: Change[] }).rrsets) {
        const sent = changetype === 'DELETE' ? [] : (contents ?? []).map(({ content }) => fromZoneFile(type, content));
        const values = sent.filter((value) => value !== undefined);
        if (values.length < sent.length)
          return {
            status: 422,
            json: { error: `Record ${name}/${type} '${contents?.[0]?.content}': Parsing record content` },
          };
        replaceSet(zones, zone, withoutDot(name), { type, values, ttl: ttl ?? 0 });
      }
      return { status: 204 };
    }
    if (query.get('rrsets') === 'false') return { status: 200, json: shown(zone) };
    const those = records.filter((one) => `${one.name}.` === (query.get('rrset_name') ?? `${one.name}.`));
    const sets = [...new Set(those.map((one) => `${one.name} ${typeOf(one)}`))];
    const rrsets = sets.map((key) => {
      const [name = '', type = ''] = key.split(' ');
      const set = those.filter(isSet(name, type));
      const contents = set.map(({ value }) => ({ content: inZoneFile(type, value), disabled: false }));
      return { name: `${name}.`, type, ttl: set[0]?.ttl, records: contents };
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
