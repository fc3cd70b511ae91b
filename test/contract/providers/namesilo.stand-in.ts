import { namesilo } from '../../../electron/engine/providers/namesilo/client.ts';
import {
  type Asked,
  nextId,
  outside,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const document = (code: number, detail: string, inner = ''): Reply => ({
  status: 200,
  text: `<?xml version="1.0"?>\n<namesilo><request><operation>x</operation><ip>192.0.2.1</ip></request><reply><code>${code}</code><detail>${escaped(detail)}</detail>${inner}</reply></namesilo>`,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
});
export const refusal = (code: number, detail: string): Reply => document(code, detail);
const success = (inner = ''): Reply => document(300, 'success', inner);

const shown = ({ id, name, value, ttl }: StoredRecord): string =>
  `<resource_record><record_id>${id}</record_id><type>TXT</type><host>${name}</host><value>${escaped(value)}</value><ttl>${ttl}</ttl><distance>0</distance></resource_record>`;
const address =
  '<resource_record><record_id>a1</record_id><type>A</type><host>example.test</host><value>192.0.2.1</value><ttl>7207</ttl><distance>0</distance></resource_record>';

export const key = '71dZaE8c2Aa926Ca2E8c1';

const listed = (zones: Zones, query: URLSearchParams): Reply => {
  const size = 200;
  const page = Number(query.get('page') ?? 1);
  const some = [...zones.keys()].slice((page - 1) * size, page * size);
  const domains = some.map((name) => `<domain created="2020-01-01" expires="2030-01-01">${name}</domain>`).join('');
  const pager = `<pager><total>${zones.size}</total><pageSize>${size}</pageSize><page>${page}</page></pager>`;
  return success(`<domains>${domains}</domains>${pager}`);
};

const added = (records: StoredRecord[], zone: string, query: URLSearchParams): Reply => {
  const ttl = Number(query.get('rrttl'));
  const host = query.get('rrhost') ?? '';
  const made = { id: nextId(), name: outside(host, zone), value: query.get('rrvalue') ?? '', ttl };
  if (query.get('rrtype') !== 'TXT' || host === '@' || host.endsWith(zone)) return refusal(280, 'invalid rrhost');
  if (ttl < 3600 || ttl > 2_592_000) return refusal(280, 'could not add resource record, invalid ttl');
  if (records.some(({ name, value }) => name === made.name && value === made.value))
    return refusal(280, 'could not add resource record to domain since it already exists (duplicate)');
  records.push(made);
  return success(`<record_id>${made.id}</record_id>`);
};

const routes =
  (zones: Zones) =>
  ({ method, path, query }: Asked): Reply => {
    const operation = path.replace(/^\/api\//, '/').slice(1);
    if (method !== 'GET' || query.get('version') !== '1' || query.get('type') !== 'xml')
      return refusal(102, 'Invalid API version');
    if (query.get('key') !== key) return refusal(110, 'Invalid API Key');
    if (operation === 'listDomains') return listed(zones, query);
    const zone = query.get('domain') ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(200, 'Domain is not active, or does not belong to this user');
    if (operation === 'dnsListRecords') return success(`${address}${records.map(shown).join('')}`);
    if (operation === 'dnsAddRecord') return added(records, zone, query);
    if (operation !== 'dnsDeleteRecord') return refusal(103, 'Invalid API operation');
    if (!records.some(({ id }) => id === query.get('rrid'))) return refusal(280, 'could not delete resource record');
    zones.set(
      zone,
      records.filter(({ id }) => id !== query.get('rrid')),
    );
    return success();
  };

/** https://www.namesilo.com/api-reference */
export const contract: ProviderContract = {
  module: namesilo,
  fields: { apiKey: key },
  wrong: { apiKey: `${key.slice(0, -1)}2` },
  keyField: 'apiKey',
  routes,
  refusals: { noPermission: refusal(113, 'This API account cannot be accessed from your IP') },
  shortestTtl: 3600,
  lego: { provider: 'namesilo', env: { NAMESILO_API_KEY: key } },
};
