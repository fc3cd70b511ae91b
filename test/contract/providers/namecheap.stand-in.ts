import { namecheap } from '../../../electron/engine/providers/namecheap/client.ts';
import { escapeXml } from '../../../electron/engine/text/xml.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const fields = { apiUser: 'example', apiKey: '4f6a1c2e9b8d7f3a5c0e1d2b4a6f8c9e' };
const allowedIp = '203.0.113.7';

export interface Host {
  readonly Name: string;
  readonly Type: string;
  readonly Address: string;
  readonly MXPref: string;
  readonly TTL: string;
  readonly IsActive?: string;
  readonly IsDDNSEnabled?: string;
}
interface Mail {
  readonly emailType: string;
  /** All hosts but TXT, which are in the zones of the suite. */
  readonly hosts: readonly Host[];
}
const host = (Name: string, Type: string, Address: string, TTL = '1799', MXPref = '10'): Host => {
  return { Name, Type, Address, MXPref, TTL };
};
/** One of each type that can be set. */
export const hostsOfAllTypes: readonly Host[] = [
  host('@', 'A', '192.0.2.1'),
  host('home', 'AAAA', '2001:db8::1', '60'),
  host('*', 'CNAME', 'parking.example.net.', '1800'),
  host('apex', 'ALIAS', 'lb.example.net.', '300'),
  host('@', 'MX', 'mx1.example.net.', '1799', '10'),
  host('@', 'MX', 'mx2.example.net.', '1799', '20'),
  host('direct', 'MXE', '192.0.2.5', '1800'),
  host('sub', 'NS', 'ns1.example.net.', '1800'),
  host('@', 'CAA', '0 issue "letsencrypt.org"', '1799'),
  host('old', 'URL', 'https://example.net/?a=1&b=<2>', '100'),
  host('older', 'URL301', 'https://example.net/', '100'),
  host('framed', 'FRAME', "https://example.net/it's", '100'),
];
const beside = new WeakMap<Zones, Map<string, Mail>>();
export const mailOf = (zones: Zones): Map<string, Mail> => {
  const known = beside.get(zones) ?? new Map<string, Mail>();
  beside.set(zones, known);
  for (const zone of zones.keys()) if (!known.has(zone)) known.set(zone, { emailType: 'MX', hosts: hostsOfAllTypes });
  return known;
};

const xml = (text: string): Reply => ({ status: 200, text, headers: { 'content-type': 'text/xml; charset=utf-8' } });
const envelope = (status: string, errors: string, response: string): Reply =>
  xml(
    `<?xml version="1.0" encoding="utf-8"?>\n<ApiResponse Status="${status}" xmlns="http://api.namecheap.com/xml.response">` +
      `${errors}<Warnings /><RequestedCommand />${response}<Server>PHX01</Server><ExecutionTime>0.1</ExecutionTime></ApiResponse>`,
  );
export const refusal = (number: number, message: string): Reply =>
  envelope('ERROR', `<Errors><Error Number="${number}">${escapeXml(message)}</Error></Errors>`, '');
const success = (command: string, content: string): Reply =>
  envelope('OK', '<Errors />', `<CommandResponse Type="${command}">${content}</CommandResponse>`);
const attributes = (of: object): string =>
  Object.entries(of)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');

const getHosts = (zones: Zones, zone: string): Reply => {
  const mail = mailOf(zones).get(zone);
  const txt = (zones.get(zone) ?? []).map(({ name, value, ttl }) =>
    host(inside(name, zone), 'TXT', value, String(ttl)),
  );
  const shown = [...(mail?.hosts ?? []), ...txt].map((one) => {
    const more = { AssociatedAppTitle: '', FriendlyName: '', IsActive: 'true', IsDDNSEnabled: 'false' };
    return `<host${attributes({ HostId: nextId(), ...more, ...one })} />`;
  });
  const told = attributes({ Domain: zone, EmailType: mail?.emailType ?? 'NONE', IsUsingOurDNS: 'true' });
  return success(
    'namecheap.domains.dns.getHosts',
    `<DomainDNSGetHostsResult${told}>${shown.join('\n')}</DomainDNSGetHostsResult>`,
  );
};

/** Everything that is there goes, and what is sent comes. */
const setHosts = (zones: Zones, zone: string, form: URLSearchParams): Reply => {
  const hosts: Host[] = [];
  for (let nth = 1; form.has(`HostName${nth}`); nth += 1) {
    const told = (key: string, unless: string): string => form.get(`${key}${nth}`) ?? unless;
    const [name, type, address] = [told('HostName', ''), told('RecordType', ''), told('Address', '')];
    if (name === '' || type === '' || address === '')
      return refusal(2015280, `HostName, RecordType and Address are needed for host ${nth}`);
    if (Number(told('TTL', '1800')) < 60) return refusal(2050900, 'TTL is below 60');
    hosts.push(host(name, type, address, told('TTL', '1800'), told('MXPref', '10')));
  }
  const before = zones.get(zone) ?? [];
  const txt = hosts
    .filter(({ Type }) => Type === 'TXT')
    .map(({ Name, Address, TTL }) => {
      const name = outside(Name, zone);
      const id = before.find((one) => one.name === name && one.value === Address)?.id ?? nextId();
      return { id, name, value: Address, ttl: Number(TTL) };
    });
  zones.set(zone, txt);
  const others = hosts.filter(({ Type }) => Type !== 'TXT');
  mailOf(zones).set(zone, { emailType: form.get('EmailType') ?? 'NONE', hosts: others });
  const result = attributes({ Domain: zone, IsSuccess: 'true' });
  return success('namecheap.domains.dns.setHosts', `<DomainDNSSetHostsResult${result} />`);
};

const getList = (zones: Zones, form: URLSearchParams): Reply => {
  const [page, size] = [Number(form.get('Page') ?? 1), Number(form.get('PageSize') ?? 20)];
  if (size < 10 || size > 100) return refusal(2011169, 'PageSize must be between 10 and 100');
  const all = [...zones.keys()].slice((page - 1) * size, page * size);
  const shown = all.map(
    (zone) => `<Domain${attributes({ ID: 1, Name: zone, IsExpired: 'false', IsOurDNS: 'true' })} />`,
  );
  return success('namecheap.domains.getList', `<DomainGetListResult>${shown.join('')}</DomainGetListResult>`);
};

const routes =
  (zones: Zones) =>
  ({ method, path, query, form: sent }: Asked): Reply => {
    if (path === '/getip') return { status: 200, text: allowedIp, headers: { 'content-type': 'text/plain' } };
    if (path !== '/' && path !== '/xml.response') return { status: 404, text: '<html>Not Found</html>' };
    const form = method === 'POST' ? sent : query;
    const known = form.get('ApiUser') === fields.apiUser && form.get('UserName') === fields.apiUser;
    if (!known || form.get('ApiKey') !== fields.apiKey)
      return refusal(1011102, 'API Key is invalid or API access has not been enabled');
    if (form.get('ClientIp') !== allowedIp) return refusal(1011150, `Invalid request IP: ${form.get('ClientIp')}`);
    const command = form.get('Command');
    if (command === 'namecheap.domains.getList') return getList(zones, form);
    const zone = `${form.get('SLD')}.${form.get('TLD')}`;
    if (!zones.has(zone)) return refusal(2019166, `Domain not found`);
    return command === 'namecheap.domains.dns.setHosts' ? setHosts(zones, zone, form) : getHosts(zones, zone);
  };

/** https://www.namecheap.com/support/api/methods/domains-dns/ */
export const contract: ProviderContract = {
  module: namecheap,
  fields,
  wrong: { apiKey: '4f6a1c2e9b8d7f3a5c0e1d2b4a6f8c9f' },
  keyField: 'apiKey',
  routes,
  refusals: {
    noPermission: refusal(1011150, 'Invalid request IP: 198.51.100.9'),
    rateLimited: refusal(500000, 'Too many requests'),
  },
  shortestTtl: 60,
  lego: { provider: 'namecheap', env: { NAMECHEAP_API_USER: fields.apiUser, NAMECHEAP_API_KEY: fields.apiKey } },
};
