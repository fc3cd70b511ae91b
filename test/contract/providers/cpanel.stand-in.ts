import { cpanel } from '../../../electron/engine/providers/cpanel/client.ts';
import { type Asked, nextId, type Reply, type StoredRecord, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const token = 'U7HMR63FHY282DQZ4H5BIH16JLYSO01M';
const username = 'example';

/** How UAPI and WHM API 1 wrap what they say. */
interface Wrapping {
  readonly scheme: string;
  success(data: unknown): Reply;
  refusal(reason: string): Reply;
}
export const uapi: Wrapping = {
  scheme: 'cpanel',
  success: (data) => ({
    status: 200,
    json: { status: 1, data, errors: null, messages: null, warnings: null, metadata: { transformed: 1 } },
  }),
  refusal: (reason) => ({
    status: 200,
    json: { status: 0, data: null, errors: [reason], messages: null, warnings: null, metadata: {} },
  }),
};
const whmApi: Wrapping = {
  scheme: 'whm',
  success: (data) => ({
    status: 200,
    json: { data: Array.isArray(data) ? { payload: data } : data, metadata: { result: 1, reason: 'OK', version: 1 } },
  }),
  refusal: (reason) => ({ status: 200, json: { metadata: { result: 0, reason, version: 1 } } }),
};

const inBase64 = (text: string): string => Buffer.from(text).toString('base64');
const denied: Reply = { status: 401, text: '<!DOCTYPE html><title>Access Denied</title>' };
const badToken: Reply = {
  status: 403,
  json: { cpanelresult: { error: 'Access denied', data: { reason: 'Access denied', result: '0' }, type: 'text' } },
};
/** Lines 0 to 2 are a comment, `$TTL` and the SOA. */
const firstLine = 3;

/** A zone file: its serial grows with every change, and lines move up when one above them goes. */
const zoneFile = (serial: number, zone: string, records: readonly StoredRecord[]) => [
  { line_index: 0, type: 'comment', text_b64: inBase64('; cPanel first') },
  { line_index: 1, type: 'control', text_b64: inBase64('$TTL 14400') },
  {
    line_index: 2,
    type: 'record',
    record_type: 'SOA',
    dname_b64: inBase64(`${zone}.`),
    ttl: 86_400,
    data_b64: [`ns1.${zone}.`, `root.${zone}.`, String(serial), '3600', '1800', '1209600', '86400'].map(inBase64),
  },
  ...records.map(({ name, value, ttl }, nth) => ({
    line_index: firstLine + nth,
    type: 'record',
    record_type: 'TXT',
    dname_b64: inBase64(`${name}.`),
    ttl,
    data_b64: (value.match(/[\s\S]{1,255}/g) ?? ['']).map(inBase64),
  })),
];

interface Line {
  readonly dname: string;
  readonly ttl: number;
  readonly record_type: string;
  readonly data: readonly string[];
}

const routesIn = (wrapping: Wrapping) => (zones: Zones) => {
  const serials = new Map<string, number>();
  const edit = (zone: string, query: URLSearchParams): Reply => {
    const records = zones.get(zone) ?? [];
    const serial = serials.get(zone) ?? 2_026_010_101;
    if (query.get('serial') !== String(serial))
      return wrapping.refusal(
        `The given serial number (${query.get('serial')}) does not match the DNS zone’s serial number (${serial}).`,
      );
    const gone = query.getAll('remove').map((index) => Number(index) - firstLine);
    const added = query.getAll('add').map((json) => {
      const { dname, ttl, data } = JSON.parse(json) as Line;
      const name = dname.endsWith('.') ? dname.slice(0, -1) : `${dname}.${zone}`;
      return { id: nextId(), name, value: data.join(''), ttl };
    });
    if (added.some(({ value }) => value === '') || query.getAll('add').some((json) => longest(json) > 255))
      return wrapping.refusal('A character-string is longer than 255 octets.');
    zones.set(zone, [...records.filter((_record, nth) => !gone.includes(nth)), ...added]);
    serials.set(zone, serial + 1);
    return wrapping.success({ new_serial: String(serial + 1) });
  };
  return ({ method, path, query, header }: Asked): Reply => {
    if (header('authorization') !== `${wrapping.scheme} ${username}:${token}`)
      return wrapping.scheme === 'whm' ? badToken : denied;
    if (method !== 'GET') return { status: 405, text: 'Method Not Allowed' };
    if (wrapping.scheme === 'whm' && query.get('api.version') !== '1') return { status: 500, text: 'version 0' };
    const zone = query.get('zone') ?? '';
    const [main = '', ...addon] = zones.keys();
    switch (path) {
      case '/execute/DomainInfo/list_domains':
        return wrapping.success({ main_domain: main, addon_domains: addon, parked_domains: [], sub_domains: [] });
      case '/json-api/listzones':
        return wrapping.success({ zone: [main, ...addon].map((domain) => ({ domain, zonefile: `${domain}.db` })) });
      case '/execute/DNS/parse_zone':
      case '/json-api/parse_dns_zone': {
        const records = zones.get(zone);
        if (records === undefined) return wrapping.refusal(`You do not control a DNS zone named “${zone}”.`);
        return wrapping.success(zoneFile(serials.get(zone) ?? 2_026_010_101, zone, records));
      }
      case '/execute/DNS/mass_edit_zone':
      case '/json-api/mass_edit_dns_zone':
        return zones.has(zone) ? edit(zone, query) : wrapping.refusal(`You do not control a DNS zone named “${zone}”.`);
      default:
        return { status: 404, text: '<!DOCTYPE html><title>Not Found</title>' };
    }
  };
};

const longest = (json: string): number => Math.max(...(JSON.parse(json) as Line).data.map((part) => part.length));

/** https://api.docs.cpanel.net/openapi/cpanel/operation/dns-parse_zone/ */
export const contract: ProviderContract = {
  module: cpanel,
  fields: { mode: 'cpanel', username, apiToken: token },
  wrong: { apiToken: `${token.slice(0, -1)}N` },
  keyField: 'apiToken',
  endpointFields: (baseUrl) => ({ baseUrl }),
  routes: routesIn(uapi),
  refusals: { noPermission: uapi.refusal('You do not have the feature “zoneedit”.') },
  shortestTtl: 1,
  lego: {
    provider: 'cpanel',
    env: { CPANEL_USERNAME: username, CPANEL_TOKEN: token, CPANEL_BASE_URL: 'https://server.example.com:2083' },
  },
};

/** https://api.docs.cpanel.net/openapi/whm/operation/parse_dns_zone/ */
export const whmContract: ProviderContract = {
  ...contract,
  fields: { mode: 'whm', username, apiToken: token },
  routes: routesIn(whmApi),
  refusals: { noPermission: whmApi.refusal('You do not have permission to edit the zone.') },
};
