import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';

const missing: Reply = { status: 404, json: { error: 'Not Found' } };
interface Change {
  readonly name: string;
  readonly changetype: string;
  readonly ttl?: number;
  readonly records?: readonly { readonly content: string }[];
}
const withoutDot = (name: string): string => name.replace(/\.$/, '');

const key = 'Yq3nT7pLx9Vb2Rk5';
const routes =
  (zones: Zones, good: string) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('x-api-key') !== good) return { status: 401, text: 'Unauthorized' };
    const [, dotted = ''] = /^\/api\/v1\/servers\/localhost\/zones\/([^/]+)$/.exec(path) ?? [];
    const zone = withoutDot(dotted);
    const records = zones.get(zone);
    if (records === undefined || zone === dotted) return missing;
    if (method === 'PATCH') {
      for (const { name, changetype, ttl, records: contents } of (body as { rrsets: Change[] }).rrsets) {
        const values = changetype === 'DELETE' ? [] : (contents ?? []).map(({ content }) => readTxt(content));
        replaceSet(zones, zone, withoutDot(name), { values, ttl: ttl ?? 0 });
      }
      return { status: 204 };
    }
    if (query.get('rrsets') === 'false') return { status: 200, json: { name: dotted, kind: 'Native' } };
    const names = [...new Set(records.map(({ name }) => name))].filter(
      (name) => `${name}.` === (query.get('rrset_name') ?? `${name}.`),
    );
    const rrsets = names.map((name) => {
      const set = records.filter((one) => one.name === name);
      const contents = set.map(({ value }) => ({ content: writeTxt(value), disabled: false }));
      return { name: `${name}.`, type: 'TXT', ttl: set[0]?.ttl, records: contents };
    });
    return { status: 200, json: { name: dotted, rrsets } };
  };

providerContract({
  module: powerdns,
  key,
  otherKey: 'Zq3nT7pLx9Vb2Rk5',
  fields: (apiUrl, apiKey) => ({ apiUrl, apiKey }),
  routes,
  noPermission: { status: 403, text: 'Forbidden' },
  shortestTtl: 1,
  zoneIsFinal: true,
});
