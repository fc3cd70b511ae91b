import { createHash, createHmac } from 'node:crypto';
import { huaweicloud } from '../../../electron/engine/providers/huaweicloud/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { type Asked, type Reply, replaceSet, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

/** The gateway in front of the service. */
export const gateway = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error_msg: message, error_code: code, request_id: '7dc9c2a0f6e14e0f9e0ea1ffb5cf1f2e' },
});
/** The service itself. */
export const refusal = (status: number, code: string, message: string): Reply => ({ status, json: { code, message } });

const account = { accessKeyId: 'HWAKTESTSTANDIN00001', secretAccessKey: 'huaweiSecretOf40CharactersForTheStandIn1' };
const prefix = 'Incorrect IAM authentication information:';

const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  const form = /^SDK-HMAC-SHA256 Access=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id !== account.accessKeyId)
    return gateway(401, 'APIGW.0301', `${prefix} Get secretKey failed,ak:${id ?? ''},err:ak not exist`);
  const date = header('x-sdk-date');
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!(Math.abs(Date.now() - Date.parse(iso)) <= 900_000))
    return gateway(401, 'APIGW.0301', `${prefix} x-sdk-date expired`);
  const [path = '', query = ''] = target.split('?');
  const sorted = query === '' ? '' : query.split('&').toSorted().join('&');
  const headers = names.split(';').map((name) => `${name}:${header(name).trim()}`);
  const body = createHash('sha256').update(text).digest('hex');
  const request = `${method}\n${path}/\n${sorted}\n${headers.join('\n')}\n\n${names}\n${body}`;
  const toSign = `SDK-HMAC-SHA256\n${date}\n${createHash('sha256').update(request).digest('hex')}`;
  const own = createHmac('sha256', account.secretAccessKey).update(toSign).digest('hex');
  if (!names.split(';').includes('x-sdk-date') || own !== signature)
    return gateway(401, 'APIGW.0301', `${prefix} verify aksk signature fail`);
  return undefined;
};

const idOf = (text: string): string => createHash('md5').update(text).digest('hex');

const routes = (zones: Zones) => {
  /** Sets whose last change has not been asked about yet. */
  const pending = new Set<string>();
  return (asked: Asked): Reply => {
    const problem = unsigned(asked);
    if (problem !== undefined) return problem;
    const { method, path, query } = asked;
    const names = [...zones.keys()];
    // Huawei's own SDK asks the identity service for its project before anything else.
    if (path === '/v3/projects') return { status: 200, json: { projects: [{ id: idOf('project') }] } };
    if (path === '/v2/zones') {
      const all = names.filter((name) => name.includes((query.get('name') ?? '').replace(/\.$/, '')));
      const shown = paged(all, query).map((name) => ({ id: idOf(name), name: `${name}.`, zone_type: 'public' }));
      return { status: 200, json: { links: {}, zones: shown, metadata: { total_count: all.length } } };
    }
    const [, zoneId, setId] = /^\/v2\/zones\/([^/]+)\/recordsets(?:\/([^/]+))?$/.exec(path) ?? [];
    const zone = names.find((name) => idOf(name) === zoneId);
    if (zone === undefined) return refusal(404, 'DNS.0302', 'This zone does not exist.');
    if (setId !== undefined) return oneSet({ zones, zone, pending, setId }, asked);
    return method === 'POST' ? made(zones, zone, pending, asked.body as Sent) : listed(zones, zone, query);
  };
};

interface Sent {
  readonly name?: string;
  readonly ttl?: number;
  readonly records?: readonly string[];
}

const paged = <T>(all: readonly T[], query: URLSearchParams): readonly T[] => {
  const offset = Number(query.get('offset') ?? 0);
  return all.slice(offset, offset + Math.min(500, Number(query.get('limit') ?? 500)));
};

const namesIn = (zones: Zones, zone: string): readonly string[] => [
  ...new Set((zones.get(zone) ?? []).map(({ name }) => name)),
];

const told = (zones: Zones, zone: string, name: string, status: string) => {
  const own = (zones.get(zone) ?? []).filter((one) => one.name === name);
  const records = own.map(({ value }) => writeTxt(value));
  return { id: idOf(`${zone} ${name}`), name: `${name}.`, type: 'TXT', ttl: own[0]?.ttl ?? 300, records, status };
};

const listed = (zones: Zones, zone: string, query: URLSearchParams): Reply => {
  const word = (query.get('name') ?? '').replace(/\.$/, '');
  const all = namesIn(zones, zone).filter((name) => name.includes(word));
  const recordsets = paged(all, query).map((name) => told(zones, zone, name, 'ACTIVE'));
  return { status: 200, json: { links: {}, recordsets, metadata: { total_count: all.length } } };
};

const unquoted = refusal(400, 'DNS.0308', 'Invalid record value.');

const made = (
  zones: Zones,
  zone: string,
  pending: Set<string>,
  { name = '', ttl = 300, records = [] }: Sent,
): Reply => {
  const full = name.replace(/\.$/, '');
  if (full === name || (full !== zone && !full.endsWith(`.${zone}`)))
    return refusal(400, 'DNS.0307', 'Invalid record set name.');
  if (namesIn(zones, zone).includes(full)) return refusal(400, 'DNS.0312', 'This record set already exists.');
  if (!records.every((one) => one.startsWith('"'))) return unquoted;
  replaceSet(zones, zone, full, { values: records.map(readTxt), ttl });
  pending.add(idOf(`${zone} ${full}`));
  return { status: 202, json: told(zones, zone, full, 'PENDING_CREATE') };
};

const oneSet = (
  { zones, zone, pending, setId }: { zones: Zones; zone: string; pending: Set<string>; setId: string },
  { method, body }: Asked,
): Reply => {
  const name = namesIn(zones, zone).find((one) => idOf(`${zone} ${one}`) === setId);
  if (name === undefined) return refusal(404, 'DNS.0313', 'This record set does not exist.');
  if (method === 'GET') {
    const status = pending.delete(setId) ? 'PENDING_CREATE' : 'ACTIVE';
    return { status: 200, json: told(zones, zone, name, status) };
  }
  if (method === 'DELETE') {
    const gone = told(zones, zone, name, 'PENDING_DELETE');
    replaceSet(zones, zone, name, { values: [], ttl: 300 });
    return { status: 202, json: gone };
  }
  const { ttl = 300, records = [] } = body as Sent;
  if (!records.every((one) => one.startsWith('"'))) return unquoted;
  replaceSet(zones, zone, name, { values: records.map(readTxt), ttl });
  return { status: 202, json: told(zones, zone, name, 'PENDING_UPDATE') };
};

/** https://support.huaweicloud.com/api-dns/zh-cn_topic_0132421999.html */
export const contract: ProviderContract = {
  module: huaweicloud,
  fields: { ...account },
  wrong: { secretAccessKey: `${account.secretAccessKey.slice(0, -1)}X` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'DNS.0030', "Policy doesn't allow dns:recordset:create to be performed."),
    rateLimited: gateway(429, 'APIGW.0308', 'The throttling threshold has been reached.'),
    clockSkew: gateway(401, 'APIGW.0301', `${prefix} x-sdk-date expired`),
  },
  shortestTtl: 1,
  lego: {
    provider: 'huaweicloud',
    env: {
      HUAWEICLOUD_ACCESS_KEY_ID: account.accessKeyId,
      HUAWEICLOUD_SECRET_ACCESS_KEY: account.secretAccessKey,
      HUAWEICLOUD_REGION: 'cn-north-1',
    },
  },
};
