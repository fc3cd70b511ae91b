import { createHmac } from 'node:crypto';
import { baiducloud } from '../../../electron/engine/providers/baiducloud/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { requestId: '8f35b2a4-91d8-4c39-9b1c-5f3b2f0d7e11', code, message },
});

const account = { accessKeyId: 'ALTAKstandin0000000000001', secretAccessKey: 'baidu0secret0of0the0stand0in0001' };

/** `%XX` for all but letters, digits and four signs. */
const percent = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-._~]/g, (sign) =>
    [...Buffer.from(sign)].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

const unsigned = ({ method, target, path, query, header }: Asked): Reply | undefined => {
  const form = /^bce-auth-v1\/([^/]+)\/([^/]+)\/(\d+)\/([^/]*)\/([0-9a-f]{64})$/;
  const [, id, date = '', seconds = '', names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id === undefined) return refusal(400, 'InvalidHTTPAuthHeader', 'The HTTP authorization header is invalid.');
  if (id !== account.accessKeyId)
    return refusal(403, 'InvalidAccessKeyId', 'The Access Key ID you provided does not exist in our records.');
  const age = Date.now() - Date.parse(date);
  if (!(age <= Number(seconds) * 1000 && age >= -1_800_000)) return refusal(400, 'RequestExpired', 'Request expired.');
  const mac = (key: string, data: string) => createHmac('sha256', key).update(data, 'utf8').digest('hex');
  const uri = path.split('/').map(percent).join('/');
  const pairs = [...query].map(([name, value]) => `${percent(name)}=${percent(value)}`).sort();
  const lines = names.split(';').map((name) => `${percent(name)}:${percent(header(name).trim())}`);
  const text = [method, uri, pairs.join('&'), ...lines.sort()].join('\n');
  const key = mac(account.secretAccessKey, `bce-auth-v1/${id}/${date}/${seconds}`);
  if (!target.startsWith('/') || !names.split(';').includes('host') || mac(key, text) !== signature)
    return refusal(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match the signature.');
  return undefined;
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const problem = unsigned(asked);
    if (problem !== undefined) return problem;
    const { method, path, query } = asked;
    if (path === '/v1/dns/zone') {
      const all = [...zones.keys()].filter((name) => name.includes(query.get('name') ?? ''));
      const { items, ...page } = marked(all, query);
      return {
        status: 200,
        json: { ...page, zones: items.map((name) => ({ id: `zone-${name}`, name, status: 'running' })) },
      };
    }
    const [, zone = '', recordId] = /^\/v1\/dns\/zone\/([^/]+)\/record(?:\/([^/]+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'NoSuchZone', 'The specified zone does not exist.');
    if (method === 'GET') {
      const all = records.filter(({ name }) => !query.has('rr') || inside(name, zone) === query.get('rr'));
      const { items, ...page } = marked(all, query);
      const shown = items.map(({ id, name, value, ttl }) => ({ id, rr: inside(name, zone), type: 'TXT', value, ttl }));
      return { status: 200, json: { ...page, records: shown } };
    }
    if (method === 'POST') {
      const { rr, value, ttl = 300 } = asked.body as { rr: string; value: string; ttl?: number };
      if (ttl < 300) return refusal(400, 'InvalidParameter', 'The parameter ttl is invalid.');
      records.push({ id: nextId(), name: outside(rr, zone), value, ttl });
      return { status: 200 };
    }
    const others = records.filter(({ id }) => id !== recordId);
    if (others.length === records.length) return refusal(404, 'NoSuchRecord', 'The specified record does not exist.');
    zones.set(zone, others);
    return { status: 200 };
  };

const marked = <T>(all: readonly T[], query: URLSearchParams) => {
  const from = Number(query.get('marker') ?? 0);
  const size = Math.min(1000, Number(query.get('maxKeys') ?? 100));
  const next =
    from + size < all.length ? { isTruncated: true, nextMarker: String(from + size) } : { isTruncated: false };
  return { marker: String(from), maxKeys: size, ...next, items: all.slice(from, from + size) };
};

/** https://cloud.baidu.com/doc/DNS/s/El4s7lssr */
export const contract: ProviderContract = {
  module: baiducloud,
  fields: { ...account },
  wrong: { secretAccessKey: `${account.secretAccessKey.slice(0, -1)}X` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'AccessDenied', 'Access denied.'),
    rateLimited: refusal(429, 'RequestLimitExceeded', 'Request limit exceeded.'),
    clockSkew: refusal(400, 'RequestExpired', 'Request has expired. Timestamp date is out of the validity.'),
  },
  shortestTtl: 300,
  lego: {
    provider: 'baiducloud',
    env: { BAIDUCLOUD_ACCESS_KEY_ID: account.accessKeyId, BAIDUCLOUD_SECRET_ACCESS_KEY: account.secretAccessKey },
  },
};
