import { gandi } from '../../../electron/engine/providers/gandi/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import {
  fromZoneFile,
  inZoneFile,
  isSet,
  outside,
  pageOf,
  type Reply,
  replaceSet,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const refusal = (code: number, message: string, cause: string): Reply => ({
  status: code,
  json: { code, message, cause, object: 'HTTPError' },
});
const missing = refusal(404, 'The resource could not be found.', 'Not Found');
const token = '4f6a1c2e9b8d7f3a5c0e1d2b4a6f8c9e7d5b3a1f';

/** https://api.gandi.net/docs/livedns/ */
export const contract: ProviderContract = {
  module: gandi,
  fields: { personalAccessToken: token },
  wrong: { personalAccessToken: `${token.slice(0, -1)}0` },
  keyField: 'personalAccessToken',
  routes:
    (zones) =>
    ({ method, path: asked, query, header, body }) => {
      const path = asked.replace(/^\/v5\/livedns/, '');
      if (header('authorization') !== `Bearer ${token}`)
        return refusal(401, 'The server could not verify that you authorized to access the document.', 'Unauthorized');
      if (path === '/domains') {
        const { items } = pageOf(
          [...zones.keys()],
          Number(query.get('page') ?? 1),
          Number(query.get('per_page') ?? 100),
        );
        return { status: 200, json: items.map((fqdn) => ({ fqdn })) };
      }
      const [, zone = '', own, type = ''] = /^\/domains\/([^/]+)(?:\/records\/([^/]+)\/([A-Z]+))?$/.exec(path) ?? [];
      const records = zones.get(zone);
      if (records === undefined) return missing;
      if (own === undefined) return { status: 200, json: { fqdn: zone, automatic_snapshots: true } };
      const name = outside(own, zone);
      const set = records.filter(isSet(name, type));
      if (method === 'PUT') {
        const { rrset_ttl: ttl, rrset_values: contents } = body as { rrset_ttl: number; rrset_values: string[] };
        if (ttl < 300 || contents.length === 0) return refusal(400, 'rrset_ttl: must be at least 300', 'Bad Request');
        // TXT may come without quotes.
        const read = (content: string) => (type === 'TXT' ? readTxt(content) : fromZoneFile(type, content)) ?? [];
        const values = contents.flatMap(read);
        if (values.length < contents.length) return refusal(400, 'rrset_values: invalid', 'Bad Request');
        replaceSet(zones, zone, name, { type, values, ttl });
        return { status: 201, json: { message: 'DNS Record Created' } };
      }
      const ttl = set[0]?.ttl;
      if (ttl === undefined) return missing;
      if (method === 'DELETE') {
        replaceSet(zones, zone, name, { type, values: [], ttl });
        return { status: 204 };
      }
      const values = set.map(({ value }) => inZoneFile(type, value));
      return { status: 200, json: { rrset_name: own, rrset_type: type, rrset_ttl: ttl, rrset_values: values } };
    },
  refusals: { noPermission: refusal(403, 'Access was denied to this resource.', 'Forbidden') },
  shortestTtl: 300,
  lego: { provider: 'gandiv5', env: { GANDIV5_PERSONAL_ACCESS_TOKEN: token } },
};
