import { allinkl } from '../../../electron/engine/providers/allinkl/client.ts';
import { readXml } from '../../../electron/engine/text/xml.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const envelope = (body: string): Reply => ({
  status: 200,
  text: `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="https://kasapi.kasserver.com/soap/KasApi.php" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:ns2="http://xml.apache.org/xml-soap"><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
});
export const fault = (word: string, detail = ''): Reply =>
  envelope(
    `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${word}</faultstring><faultactor>KasApi</faultactor><detail>${escaped(detail)}</detail></SOAP-ENV:Fault>`,
  );

const typed = (value: unknown): string => {
  if (typeof value === 'string') return `<value xsi:type="xsd:string">${escaped(value)}</value>`;
  if (typeof value === 'number')
    return `<value xsi:type="xsd:${Number.isInteger(value) ? 'int' : 'float'}">${value}</value>`;
  if (Array.isArray(value))
    return `<value xsi:type="SOAP-ENC:Array">${value.map((one) => `<item xsi:type="ns2:Map">${items(one)}</item>`).join('')}</value>`;
  return `<value xsi:type="ns2:Map">${items(value as object)}</value>`;
};
const items = (map: object): string =>
  Object.entries(map)
    .map(([key, value]) => `<item><key xsi:type="xsd:string">${key}</key>${typed(value)}</item>`)
    .join('');
/** Seconds to wait before the next call. */
const floodDelay = 0.01;
const success = (info: unknown): Reply =>
  envelope(
    `<ns1:KasApiResponse><return xsi:type="ns2:Map">${items({
      Request: { KasRequestTime: 1_625_012_975 },
      Response: { KasFloodDelay: floodDelay, ReturnString: 'TRUE', ReturnInfo: info },
    })}</return></ns1:KasApiResponse>`,
  );

interface AuthParams {
  readonly kas_login: string;
  readonly kas_auth_type: string;
  readonly kas_auth_data: string;
  readonly session_lifetime?: number;
}
interface ApiParams extends AuthParams {
  readonly kas_action: string;
  readonly KasRequestParams: {
    readonly zone_host?: string;
    readonly record_type?: string;
    readonly record_name?: string;
    readonly record_data?: string;
    readonly record_id?: string;
  };
}

const login = 'w0123456';
const password = 'Zu3&"Kq<7xVb9Lm';
const ttl = 7200;

const act = (zones: Zones, { kas_action: action, KasRequestParams: given }: ApiParams): Reply => {
  if (action === 'get_domains')
    return success([...zones.keys()].map((name) => ({ domain_name: name, is_active: 'Y' })));
  if (action === 'delete_dns_settings') {
    const zone = [...zones].find(([, records]) => records.some(({ id }) => id === given.record_id));
    if (zone === undefined) return fault('record_id_not_found', given.record_id);
    zones.set(
      zone[0],
      zone[1].filter(({ id }) => id !== given.record_id),
    );
    return success('TRUE');
  }
  const host = given.zone_host ?? '';
  if (!host.endsWith('.') || host.startsWith('_')) return fault('zone_syntax_incorrect', host);
  const zone = host.slice(0, -1);
  const records = zones.get(zone);
  if (records === undefined) return fault('zone_not_found', host);
  if (action === 'get_dns_settings') {
    const server = { record_zone: zone, record_name: '', record_type: 'NS', record_data: 'ns5.kasserver.com.' };
    const shown = records.map(({ id, name, value }) => ({
      record_zone: zone,
      record_name: name === zone ? '' : inside(name, zone),
      record_type: 'TXT',
      record_data: value,
      record_aux: 0,
      record_id: id,
      record_changeable: 'Y',
    }));
    return success([{ ...server, record_aux: 0, record_id: 0, record_changeable: 'N' }, ...shown]);
  }
  if (action !== 'add_dns_settings') return fault('unknown_action', action);
  if (given.record_type !== 'TXT') return fault('record_type_syntax_incorrect', given.record_type);
  const made = { name: outside(given.record_name ?? '', zone), value: given.record_data ?? '', id: nextId(), ttl };
  if (records.some(({ name, value }) => name === made.name && value === made.value))
    return fault('record_already_exists');
  records.push(made);
  return success(made.id);
};

const routes = (zones: Zones) => {
  const sessions = new Set<string>();
  return ({ method, path: full, text }: Asked): Reply => {
    const path = full.replace(/^\/soap\//, '/');
    const params = readXml(text)?.child('Body')?.children[0]?.child('Params')?.text;
    if (method !== 'POST' || params === undefined) return { status: 500, text: 'Bad Request' };
    if (path === '/KasAuth.php') {
      const { kas_login: user, kas_auth_type: type, kas_auth_data: data } = JSON.parse(params) as AuthParams;
      if (!/^w[0-9a-f]{7,8}$/.test(user)) return fault('kas_login_syntax_incorrect');
      if (user !== login) return fault('kas_login_incorrect');
      if (type !== 'plain' || data !== password) return fault('kas_password_incorrect');
      const session = `593959ca04f0de9689b586c6a64${nextId()}`;
      sessions.add(session);
      return envelope(`<ns1:KasAuthResponse><return xsi:type="xsd:string">${session}</return></ns1:KasAuthResponse>`);
    }
    if (path !== '/KasApi.php') return { status: 404, text: '<!DOCTYPE html>' };
    const asked = JSON.parse(params) as ApiParams;
    if (asked.kas_login !== login || asked.kas_auth_type !== 'session') return fault('kas_login_incorrect');
    if (!sessions.has(asked.kas_auth_data)) return fault('kas_session_invalid');
    return act(zones, asked);
  };
};

/** https://kasapi.kasserver.com/dokumentation/phpdoc/ */
export const contract: ProviderContract = {
  module: allinkl,
  fields: { login, password },
  wrong: { password: `${password.slice(0, -1)}n` },
  keyField: 'password',
  routes,
  refusals: {
    noPermission: fault('dns_settings_not_allowed'),
    rateLimited: fault('flood_protection', '0.0688529014587'),
  },
  shortestTtl: undefined,
  lego: { provider: 'allinkl', env: { ALL_INKL_LOGIN: login, ALL_INKL_PASSWORD: password } },
};
