import { cloudns } from '../../../electron/engine/providers/cloudns/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (statusDescription: string): Reply => ({
  status: 200,
  json: { status: 'Failed', statusDescription },
});
const success = (statusDescription: string, more: object = {}): Reply => ({
  status: 200,
  json: { status: 'Success', statusDescription, ...more },
});

export const authId = '4321';
export const password = 'tR7-mK2_vX9q';

const ttls = [60, 300, 900, 1800, 3600, 21600, 43200, 86400, 172800, 259200, 604800, 1209600, 2592000];

const listed = (records: readonly StoredRecord[], zone: string, query: URLSearchParams): Reply => {
  const host = query.get('host');
  const shown = records
    .map(({ id, name, value, ttl }) => ({
      id,
      type: 'TXT',
      host: name === zone ? '' : inside(name, zone),
      record: value,
      failover: '0',
      ttl: String(ttl),
      status: 1,
    }))
    .filter((one) => host === null || one.host === host);
  return { status: 200, json: shown.length === 0 ? [] : Object.fromEntries(shown.map((one) => [one.id, one])) };
};

const added = (records: StoredRecord[], zone: string, query: URLSearchParams): Reply => {
  const ttl = Number(query.get('ttl'));
  const host = query.get('host') ?? '';
  const value = query.get('record') ?? '';
  if (!ttls.includes(ttl)) return refusal('Invalid TTL. Choose from the list of the values we support.');
  if (query.get('record-type') !== 'TXT' || value === '' || host === '@') return refusal('Invalid record.');
  const made = { id: nextId(), name: outside(host, zone), value, ttl };
  if (records.some((one) => one.name === made.name && one.value === value))
    return refusal('You already have the same record.');
  records.push(made);
  return success('The record was added successfully.', { data: { id: Number(made.id) } });
};

const routes =
  (zones: Zones) =>
  ({ method, path: whole, query }: Asked): Reply => {
    const path = whole.replace(/^\/dns\//, '/');
    const user = query.get('auth-id') ?? query.get('sub-auth-id');
    if (user !== authId || query.get('auth-password') !== password)
      return refusal('Invalid authentication, incorrect auth-id or auth-password.');
    if (path === '/list-zones.json') {
      const size = Number(query.get('rows-per-page'));
      if (![10, 20, 30, 50, 100].includes(size)) return refusal('Invalid rows-per-page');
      const { items } = pageOf([...zones.keys()], Number(query.get('page')), size);
      return { status: 200, json: items.map((name) => ({ name, type: 'master', zone: 'domain', status: '1' })) };
    }
    const zone = query.get('domain-name') ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal('Missing domain-name');
    if (path === '/get-zone-info.json')
      return { status: 200, json: { name: zone, type: 'master', zone: 'domain', status: '1' } };
    if (path === '/update-status.json')
      return { status: 200, json: [{ server: 'ns1.cloudns.net', ip4: '192.0.2.1', ip6: '', updated: true }] };
    if (path === '/records.json') return listed(records, zone, query);
    if (method !== 'POST') return refusal('Invalid method.');
    if (path === '/add-record.json') return added(records, zone, query);
    const id = query.get('record-id');
    if (!records.some((one) => one.id === id)) return refusal('Invalid record-id param.');
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return success('The record was deleted successfully.');
  };

/** https://www.cloudns.net/wiki/article/42/ */
export const contract: ProviderContract = {
  module: cloudns,
  fields: { authId, authPassword: password },
  wrong: { authPassword: `${password.slice(0, -1)}X` },
  keyField: 'authPassword',
  routes,
  refusals: { noPermission: refusal('This IP address is not allowed to use the API.') },
  // One of a list, so it is rounded up and seldom the one wanted.
  shortestTtl: undefined,
  lego: { provider: 'cloudns', env: { CLOUDNS_AUTH_ID: authId, CLOUDNS_AUTH_PASSWORD: password } },
};
