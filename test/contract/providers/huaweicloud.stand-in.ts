import { createHash, createHmac } from 'node:crypto';
import { huaweicloud } from '../../../electron/engine/providers/huaweicloud/client.ts';
import {
  type Asked,
  fromZoneFile,
  inZoneFile,
  isSet,
  type Reply,
  replaceSet,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
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
  readonly type?: string;
  readonly ttl?: number;
  readonly records?: readonly string[];
}

const paged = <T>(all: readonly T[], query: URLSearchParams): readonly T[] => {
  const offset = Number(query.get('offset') ?? 0);
  return all.slice(offset, offset + Math.min(500, Number(query.get('limit') ?? 500)));
};

interface SetName {
  readonly name: string;
  readonly type: string;
}
const setsIn = (zones: Zones, zone: string): readonly SetName[] => {
  const keys = new Set((zones.get(zone) ?? []).map((one) => `${one.name} ${typeOf(one)}`));
  return [...keys].map((key) => ({ name: key.split(' ')[0] ?? '', type: key.split(' ')[1] ?? '' }));
};
const setIdOf = (zone: string, { name, type }: SetName): string => idOf(`${zone} ${name} ${type}`);

const told = (zones: Zones, zone: string, set: SetName, status: string) => {
  const { name, type } = set;
  const own = (zones.get(zone) ?? []).filter(isSet(name, type));
  const records = own.map(({ value }) => inZoneFile(type, value));
  return { id: setIdOf(zone, set), name: `${name}.`, type, ttl: own[0]?.ttl ?? 300, records, status };
};

const listed = (zones: Zones, zone: string, query: URLSearchParams): Reply => {
  const word = (query.get('name') ?? '').replace(/\.$/, '');
  const all = setsIn(zones, zone).filter(({ name, type }) => name.includes(word) && type === query.get('type'));
  const recordsets = paged(all, query).map((set) => told(zones, zone, set, 'ACTIVE'));
  return { status: 200, json: { links: {}, recordsets, metadata: { total_count: all.length } } };
};

const unreadable = refusal(400, 'DNS.0308', 'Invalid record value.');
const readAll = (type: string, records: readonly string[]): readonly string[] | undefined => {
  const values = records.flatMap((one) => fromZoneFile(type, one) ?? []);
  return values.length < records.length ? undefined : values;
};

const made = (
  zones: Zones,
  zone: string,
  pending: Set<string>,
  { name = '', type = '', ttl = 300, records = [] }: Sent,
): Reply => {
  const full = name.replace(/\.$/, '');
  if (full === name || (full !== zone && !full.endsWith(`.${zone}`)))
    return refusal(400, 'DNS.0307', 'Invalid record set name.');
  const set = { name: full, type };
  const there = setsIn(zones, zone).some((one) => setIdOf(zone, one) === setIdOf(zone, set));
  if (there) return refusal(400, 'DNS.0312', 'This record set already exists.');
  const values = readAll(type, records);
  if (values === undefined) return unreadable;
  replaceSet(zones, zone, full, { type, values, ttl });
  pending.add(setIdOf(zone, set));
  return { status: 202, json: told(zones, zone, set, 'PENDING_CREATE') };
};

const oneSet = (
  { zones, zone, pending, setId }: { zones: Zones; zone: string; pending: Set<string>; setId: string },
  { method, body }: Asked,
): Reply => {
  const set = setsIn(zones, zone).find((one) => setIdOf(zone, one) === setId);
  if (set === undefined) return refusal(404, 'DNS.0313', 'This record set does not exist.');
  if (method === 'GET') {
    const status = pending.delete(setId) ? 'PENDING_CREATE' : 'ACTIVE';
    return { status: 200, json: told(zones, zone, set, status) };
  }
  if (method === 'DELETE') {
    const gone = told(zones, zone, set, 'PENDING_DELETE');
    replaceSet(zones, zone, set.name, { type: set.type, values: [], ttl: 300 });
    return { status: 202, json: gone };
  }
  const { ttl = 300, records = [] } = body as Sent;
  const values = readAll(set.type, records);
  if (values === undefined) return unreadable;
  replaceSet(zones, zone, set.name, { type: set.type, values, ttl });
  return { status: 202, json: told(zones, zone, set, 'PENDING_UPDATE') };
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
