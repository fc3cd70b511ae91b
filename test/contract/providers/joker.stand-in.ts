import { joker } from '../../../electron/engine/providers/joker/client.ts';
import { type Asked, inside, outside, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const plain = (status: number, text: string): Reply => ({
  status,
  text,
  headers: { 'content-type': 'text/plain' },
});

const login = { username: 'a1b2c3d4e5f6', password: 'Tz7-kQ2_mW9.xR4' };

/** https://joker.com/faq/content/6/496/en/let_s-encrypt-support.html */
const svcRoutes =
  (zones: Zones) =>
  ({ method, path, form }: Asked): Reply => {
    if (method !== 'POST' || path !== '/nic/replace') return plain(404, 'Not Found');
    if (form.get('username') !== login.username || form.get('password') !== login.password)
      return plain(401, 'ERROR: badauth');
    const zone = form.get('zone') ?? '';
    if (!zones.has(zone)) return plain(400, 'ERROR: unknown zone');
    if (form.get('type') !== 'TXT') return plain(400, 'ERROR: unsupported type');
    const value = form.get('value') ?? '';
    const name = outside(form.get('label') ?? '', zone);
    replaceSet(zones, zone, name, { values: value === '' ? [] : [value], ttl: 60 });
    return plain(200, value === '' ? 'OK: 1 record deleted' : 'OK: 1 inserted, 0 deleted');
  };

export const contract: ProviderContract = {
  module: joker,
  fields: { mode: 'SVC', ...login },
  wrong: { password: 'Tz7-kQ2_mW9.xR5' },
  keyField: 'username',
  routes: svcRoutes,
  refusals: {},
  shortestTtl: undefined,
  plainValues: true,
  slot: true,
  zoneIsFinal: true,
  boundToZone: true,
  lego: {
    provider: 'joker',
    env: { JOKER_API_MODE: 'SVC', JOKER_USERNAME: login.username, JOKER_PASSWORD: login.password },
  },
};

const apiKey = 'zY8xW7vU6tS5rQ4pO3nM2lK1jI0hG9fE';

/** Header lines, an empty line and the body. */
export const dmapi = (code: number, text: string, more = '', body = ''): Reply =>
  plain(200, `Version: 1.2.46\nTracking-Id: 64b1\nStatus-Code: ${code}\nStatus-Text: ${text}\n${more}\n${body}`);
const otherLines = ['@ MX 10 mail.example.test. 86400', '$dyndns=yes:user:secret', 'www A 0 192.0.2.1 300'];

/** https://joker.com/faq/books/reseller-documentation-en/page/modify-zonedata */
const dmapiRoutes = (zones: Zones) => {
  const sessions = new Set<string>();
  return ({ method, path: whole, form }: Asked): Reply => {
    const path = whole.replace(/^\/request(?=\/)/, '');
    if (method !== 'POST') return plain(405, '');
    if (path === '/login') {
      if (form.get('api-key') !== apiKey) return dmapi(2200, 'Authentication error');
      const session = `sid${sessions.size}x${Date.now()}`;
      sessions.add(session);
      return dmapi(0, 'OK', `UID: 1\nAuth-Sid: ${session}\n`, 'com\nnet\n');
    }
    const session = form.get('auth-sid') ?? '';
    if (!sessions.has(session)) return dmapi(2202, 'Authorization error');
    if (path === '/logout') {
      sessions.delete(session);
      return dmapi(0, 'OK');
    }
    const domain = form.get('domain') ?? '';
    const records = zones.get(domain);
    if (records === undefined) return dmapi(domain.startsWith('_') ? 2303 : 2202, 'Authorization error');
    if (path === '/dns-zone-get') {
      // The blank before the closing quote is the service's own.
      const values = records.map(({ name, value, ttl }) => `${inside(name, domain)} TXT 0  "${value} " ${ttl} 0 0`);
      return dmapi(0, 'OK', '', [...otherLines, ...values, ''].join('\n'));
    }
    if (path !== '/dns-zone-put') return plain(404, 'Not Found');
    const lines = (form.get('zone') ?? '').split('\n');
    if (otherLines.some((line) => !lines.includes(line))) return dmapi(2400, 'a line of the zone was lost');
    zones.set(domain, []);
    for (const line of lines) {
      const [, label = '', value = '', ttl = ''] = /^(\S+) TXT 0 +"([^"]*)" (\d+)/.exec(line) ?? [];
      if (label === '') continue;
      if (Number(ttl) < 60 || value !== value.trim()) return dmapi(2400, `invalid line: ${line}`);
      const name = outside(label, domain);
      const before = (zones.get(domain) ?? []).filter((one) => one.name === name).map((one) => one.value);
      replaceSet(zones, domain, name, { values: [...before, value], ttl: Number(ttl) });
    }
    // A set keeps its place in the zone.
    const order = records.map(({ name, value }) => `${name} ${value}`);
    const placeOf = ({ name, value }: { readonly name: string; readonly value: string }): number => {
      const at = order.indexOf(`${name} ${value}`);
      return at === -1 ? order.length : at;
    };
    zones.set(
      domain,
      (zones.get(domain) ?? []).toSorted((one, other) => placeOf(one) - placeOf(other)),
    );
    return dmapi(0, 'OK');
  };
};

export const resellerContract: ProviderContract = {
  module: joker,
  fields: { mode: 'DMAPI', apiKey },
  wrong: { apiKey: `${apiKey.slice(0, -1)}X` },
  keyField: 'apiKey',
  routes: dmapiRoutes,
  refusals: { noPermission: dmapi(2201, 'Authorization error') },
  shortestTtl: 60,
  plainValues: true,
  lego: { provider: 'joker', env: { JOKER_API_MODE: 'DMAPI', JOKER_API_KEY: apiKey } },
};
