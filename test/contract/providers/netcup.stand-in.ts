import { netcup } from '../../../electron/engine/providers/netcup/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const cloudKey = 'c0ffee5EAbd41Pq7Rs2Tv9Wx3Yz6AbCdEf8GhIjKlMn0OpQrStUvWxYz12345678';
export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { success: false, errors: [{ code, message }], messages: [], meta: null, result: null },
});
const success = (result: unknown, meta: unknown = null): Reply => ({
  status: 200,
  json: { success: true, errors: [], messages: [], meta, result },
});
const unknown = refusal(404, 'resourceDoesNotExist', 'The requested resource does not exist.');

const domains = (zones: Zones, query: URLSearchParams): Reply => {
  const wanted = query.get('fqdn');
  const all = [...zones.keys()].map((fqdn, index) => ({ id: index + 1, fqdn, isDnsManaged: true }));
  const found = all.filter(({ fqdn }) => fqdn === (wanted ?? fqdn));
  if (wanted !== null && found.length === 0) return unknown;
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 25)];
  const { items, pages } = pageOf(found, page, perPage);
  return success(items, { pagination: { page, perPage, totalEntries: found.length, lastPage: pages } });
};

const challengeName = (scope: string, zone: string): string =>
  `_acme-challenge.${scope === '@' ? zone : `${scope}.${zone}`}`;

const cloudRoutes =
  (zones: Zones) =>
  ({ method, path: full, query, header, body }: Asked): Reply => {
    const path = full.replace(/^\/v1(?=\/)/, '');
    if (header('authorization') !== `Bearer ${cloudKey}`)
      return refusal(400, 'authenticationError', 'Authentication token is not valid or has expired.');
    if (path === '/domain' && method === 'GET') return domains(zones, query);
    const [, id, scope = '', value] = /^\/domain\/(\d+)\/acme\/challenge(?:\/([^/]+)\/([^/]+))?$/.exec(path) ?? [];
    const [zone, records] = [...zones][Number(id) - 1] ?? [];
    if (zone === undefined || records === undefined) return unknown;
    if (method === 'POST') {
      const given = body as { scope: string; value: string };
      if (!/^[\w-]+$/.test(given.value)) return refusal(422, 'validationError', 'The value is not valid.');
      const name = challengeName(given.scope, zone);
      if (!records.some((one) => one.name === name && one.value === given.value))
        records.push({ id: nextId(), name, value: given.value, ttl: 300 });
      return success([{ ...given, fqdn: name, status: 'pending' }]);
    }
    const gone = records.find((one) => one.name === challengeName(scope, zone) && one.value === value);
    if (method !== 'DELETE' || gone === undefined) return unknown;
    zones.set(
      zone,
      records.filter((one) => one !== gone),
    );
    return { status: 204 };
  };

/** https://www.netcup.com/en/helpcenter/documentation/netcup-api */
export const contract: ProviderContract = {
  module: netcup,
  fields: { apiKey: cloudKey },
  wrong: { apiKey: `${cloudKey.slice(0, -1)}0` },
  keyField: 'apiKey',
  routes: cloudRoutes,
  refusals: {},
  shortestTtl: undefined,
  plainValues: true,
  lego: { provider: 'netcupv1', env: { NETCUPV1_API_KEY: cloudKey } },
};

const account = {
  customerNumber: '123456',
  apiKey: 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6kM9nP2rS5tU8wX',
  apiPassword: 'Vq7Lk2Zt9Rw4',
};

export const legacyRefusal = (statuscode: number, shortmessage: string, longmessage: string): Reply => ({
  status: 200,
  json: { serverrequestid: 'x', status: 'error', statuscode, shortmessage, longmessage, responsedata: '' },
});
const legacySuccess = (responsedata: unknown): Reply => ({
  status: 200,
  json: { serverrequestid: 'x', status: 'success', statuscode: 2000, shortmessage: '', longmessage: '', responsedata },
});

interface LegacyRow {
  readonly id?: string;
  readonly hostname: string;
  readonly type: string;
  readonly destination: string;
  readonly deleterecord?: boolean | string;
}
interface LegacyParam {
  readonly customernumber: string;
  readonly apikey: string;
  readonly apipassword?: string;
  readonly apisessionid?: string;
  readonly domainname?: string;
  readonly dnsrecordset?: { readonly dnsrecords: readonly LegacyRow[] };
}

const shown = (zones: Zones, zone: string): readonly LegacyRow[] =>
  (zones.get(zone) ?? []).map(({ id, name, value }) => ({
    id,
    hostname: inside(name, zone),
    type: 'TXT',
    priority: '0',
    destination: value,
    deleterecord: false,
    state: 'yes',
  }));

/** Rows without an id are added, others changed or deleted, and rows that are not told stay. */
const update = (zones: Zones, zone: string, rows: readonly LegacyRow[]): Reply => {
  for (const { id, hostname, type, destination, deleterecord } of rows) {
    const records = zones.get(zone) ?? [];
    if (type !== 'TXT' || destination.includes('\\')) return legacyRefusal(4013, 'Validation Error.', 'destination');
    const there = records.find((one) => one.id === id);
    if (id !== undefined && id !== '' && there === undefined)
      return legacyRefusal(4013, 'Validation Error.', 'Value in field id does not match a record.');
    if (there === undefined)
      records.push({ id: nextId(), name: outside(hostname, zone), value: destination, ttl: 86_400 });
    else if (String(deleterecord).toLowerCase() === 'true')
      zones.set(
        zone,
        records.filter((one) => one !== there),
      );
  }
  return legacySuccess({ dnsrecords: shown(zones, zone) });
};

/** As many sessions as were opened and not closed. */
export const openSessions = new Set<string>();

const legacyRoutes =
  (zones: Zones) =>
  ({ method, target, body }: Asked): Reply => {
    if (method !== 'POST' || target !== '/run/webservice/servers/endpoint.php?JSON')
      return { status: 404, text: '<html>Not Found</html>' };
    const { action, param } = body as { action: string; param: LegacyParam };
    const known = param.customernumber === account.customerNumber && param.apikey === account.apiKey;
    if (action === 'login') {
      if (!known || param.apipassword !== account.apiPassword)
        return legacyRefusal(4013, 'Validation Error.', 'The login to the API failed.');
      const session = `session${nextId()}`;
      openSessions.add(session);
      return legacySuccess({ apisessionid: session });
    }
    const session = param.apisessionid ?? '';
    if (!known || !openSessions.has(session))
      return legacyRefusal(4001, 'Api session id in invalid format', 'The session id is not in a valid format.');
    if (action === 'logout') {
      openSessions.delete(session);
      return legacySuccess('');
    }
    const zone = param.domainname ?? '';
    if (zone.includes('_'))
      return legacyRefusal(4013, 'Validation Error.', 'Value in field domainname does not match requirements of type');
    const records = zones.get(zone);
    if (records === undefined) return legacyRefusal(5028, 'Zone not found.', 'The zone could not be found.');
    if (action === 'updateDnsRecords') return update(zones, zone, param.dnsrecordset?.dnsrecords ?? []);
    if (records.length === 0) return legacyRefusal(5029, 'Can not get DNS records.', 'No records found.');
    return legacySuccess({ dnsrecords: shown(zones, zone) });
  };

/** The older of the two APIs; https://ccp.netcup.net/run/webservice/servers/endpoint.php */
export const legacyContract: ProviderContract = {
  module: netcup,
  fields: account,
  wrong: { apiPassword: 'Vq7Lk2Zt9Rw5' },
  keyField: 'apiKey',
  routes: legacyRoutes,
  refusals: {
    rateLimited: legacyRefusal(4013, 'Validation Error.', 'More than 180 requests per minute.'),
  },
  shortestTtl: undefined,
  plainValues: true,
  lego: {
    provider: 'netcup',
    env: {
      NETCUP_CUSTOMER_NUMBER: account.customerNumber,
      NETCUP_API_KEY: account.apiKey,
      NETCUP_API_PASSWORD: account.apiPassword,
    },
  },
};
