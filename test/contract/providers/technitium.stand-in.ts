import { technitium } from '../../../electron/engine/providers/technitium/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const failure = (errorMessage: string, status = 'error'): Reply => ({
  status: 200,
  json: { status, errorMessage, stackTrace: 'at DnsServerCore.WebServiceZonesApi', innerErrorMessage: '' },
});
const success = (response: object = {}): Reply => ({ status: 200, json: { response, status: 'ok' } });

export const token = '932b2a3495852c15af01598f62563ae534460388b6a370bfbbb8bb6094b698e9';
const routes =
  (zones: Zones) =>
  ({ method, path, form, header }: Asked): Reply => {
    if (method !== 'POST' || header('content-type') !== 'application/x-www-form-urlencoded')
      return { status: 405, text: '' };
    if (form.get('token') !== token) return failure('Invalid token or session expired.', 'invalid-token');
    if (path === '/api/zones/list') {
      const own = [...zones.keys()].map((name) => ({ name, type: 'Primary', internal: false, disabled: false }));
      return success({ pageNumber: 1, zones: [{ name: 'localhost', type: 'Primary', internal: true }, ...own] });
    }
    const [, change] = /^\/api\/zones\/records\/(add|delete)$/.exec(path) ?? [];
    const name = (form.get('domain') ?? '').replace(/\.$/, '');
    const [zone] = [...zones.keys()]
      .filter((one) => name === one || name.endsWith(`.${one}`))
      .toSorted((one, other) => other.length - one.length);
    if (change === undefined) return { status: 404, text: '' };
    if (zone === undefined) return failure(`No such zone was found: ${name}`);
    if (form.get('type') !== 'TXT' || form.get('text') === null) return failure("Parameter 'text' missing.");
    const value = form.get('text') ?? '';
    const records = zones.get(zone) ?? [];
    const same = (one: { readonly name: string; readonly value: string }) => one.name === name && one.value === value;
    if (change === 'delete') {
      zones.set(
        zone,
        records.filter((one) => !same(one)),
      );
      return success();
    }
    if (records.some(same)) return failure('Cannot add record: record already exists.');
    const ttl = Number(form.get('ttl') ?? 3600);
    records.push({ id: nextId(), name, value, ttl });
    const addedRecord = { disabled: false, name, type: 'TXT', ttl, rData: { text: value } };
    return success({ zone: { name: zone, type: 'Primary' }, addedRecord });
  };

/** https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md */
export const contract: ProviderContract = {
  module: technitium,
  fields: { apiToken: token },
  wrong: { apiToken: `${token.slice(0, -1)}0` },
  keyField: 'apiToken',
  endpointFields: (serverUrl) => ({ serverUrl }),
  routes,
  refusals: { noPermission: failure('Access was denied.') },
  shortestTtl: 1,
  lego: {
    provider: 'technitium',
    env: { TECHNITIUM_SERVER_BASE_URL: 'http://technitium.example.test:5380', TECHNITIUM_API_TOKEN: token },
  },
};
