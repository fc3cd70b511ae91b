import { createHash, createHmac } from 'node:crypto';
import { jdcloud } from '../../../electron/engine/providers/jdcloud/client.ts';
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

const requestId = 'bpnkfd0u4ufnw3htm8oh1iwm7dkr2v0s';
export const refusal = (code: number, status: string, message: string): Reply => ({
  status: code,
  json: { requestId, error: { code, status, message } },
});
const success = (result: object): Reply => ({ status: 200, json: { requestId, result } });

const account = { accessKeyId: 'JDC_STANDIN00000000000000001', accessKeySecret: '7989C15CB8705962B860A2BB5BA3FC40' };

const unsigned = ({ method, target, header, text }: Asked, nonces: Set<string>): Reply | undefined => {
  const form =
    /^JDCLOUD2-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/(\w+)\/jdcloud2_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', service, names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id !== account.accessKeyId) return refusal(401, 'UNAUTHENTICATED', 'accessKey is invalid');
  const date = header('x-jdcloud-date');
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!(Math.abs(Date.now() - Date.parse(iso)) <= 900_000) || !date.startsWith(day))
    return refusal(400, 'INVALID_ARGUMENT', 'x-jdcloud-date is expired');
  const sha = (data: string) => createHash('sha256').update(data, 'utf8').digest('hex');
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data, 'utf8').digest();
  const [path = '', query = ''] = target.split('?');
  const headers = names.split(';').reduce((lines, name) => `${lines}${name}:${header(name).trim()}\n`, '');
  const request = `${method}\n${path}\n${query.split('&').toSorted().join('&')}\n${headers}\n${names}\n${sha(text)}`;
  const scope = `${day}/${region}/${service ?? ''}/jdcloud2_request`;
  const toSign = `JDCLOUD2-HMAC-SHA256\n${date}\n${scope}\n${sha(request)}`;
  const dated = mac(`JDCLOUD2${account.accessKeySecret}`, day);
  const key = mac(mac(mac(dated, region), 'domainservice'), 'jdcloud2_request');
  const covered = ['host', 'x-jdcloud-date', 'x-jdcloud-nonce'].every((name) => names.split(';').includes(name));
  if (!covered || nonces.has(header('x-jdcloud-nonce')) || mac(key, toSign).toString('hex') !== signature)
    return refusal(401, 'UNAUTHENTICATED', 'signature does not match');
  nonces.add(header('x-jdcloud-nonce'));
  return undefined;
};

interface Sent {
  readonly req?: {
    readonly hostRecord?: string;
    readonly hostValue?: string;
    readonly ttl?: number;
    readonly type?: string;
    readonly viewValue?: number;
  };
}

const routes = (zones: Zones) => {
  const nonces = new Set<string>();
  return (asked: Asked): Reply => {
    const problem = unsigned(asked, nonces);
    if (problem !== undefined) return problem;
    const { method, query } = asked;
    const path = asked.path.replace(/^\/v2\//, '/');
    const names = [...zones.keys()];
    const idOf = (zone: string) => 7000 + names.indexOf(zone);
    if (/^\/regions\/[\w-]+\/domain$/.test(path)) {
      const all = names.filter((name) => name.includes(query.get('domainName') ?? ''));
      return paged(all, query, (name) => ({ id: idOf(name), domainName: name, packId: 0, resolvingStatus: '2' }));
    }
    const form = /^\/regions\/[\w-]+\/domain\/(\d+)\/ResourceRecord(?:\/(\d+))?$/;
    const [, zoneId, recordId] = form.exec(path) ?? [];
    const zone = names.find((name) => String(idOf(name)) === zoneId);
    if (zone === undefined) return refusal(404, 'NOT_FOUND', 'domain not found');
    if (method === 'POST') return created(zones, zone, asked.body as Sent);
    if (method === 'DELETE') return removed(zones, zone, recordId ?? '');
    const all = (zones.get(zone) ?? []).filter(({ name }) => inside(name, zone).includes(query.get('search') ?? ''));
    return paged(all, query, ({ id, name, value, ttl }) => ({
      id: Number(id),
      hostRecord: inside(name, zone),
      hostValue: value,
      ttl,
      type: 'TXT',
      viewValue: [-1],
      resolvingStatus: '2',
    }));
  };
};

const paged = <T>(all: readonly T[], query: URLSearchParams, told: (item: T) => object): Reply => {
  const size = Number(query.get('pageSize') ?? 10);
  if (size > 99) return refusal(400, 'INVALID_ARGUMENT', 'pageSize is out of range');
  const { items, pages } = pageOf(all, Number(query.get('pageNumber') ?? 1), size);
  const counts = { totalCount: all.length, totalPage: pages, currentCount: items.length };
  return success({ ...counts, dataList: items.map(told) });
};

const created = (zones: Zones, zone: string, { req = {} }: Sent): Reply => {
  const { hostRecord = '', hostValue: value = '', ttl = 0, type, viewValue } = req;
  if (type !== 'TXT' || viewValue !== -1 || ttl < 120) return refusal(400, 'INVALID_ARGUMENT', 'req.ttl is invalid');
  const id = nextId();
  const name = outside(hostRecord, zone);
  zones.get(zone)?.push({ id, name, value, ttl });
  return success({ dataList: { id: Number(id), hostRecord, hostValue: value, ttl, type } });
};

const removed = (zones: Zones, zone: string, id: string): Reply => {
  const records = zones.get(zone) ?? [];
  const others = records.filter((one) => one.id !== id);
  if (others.length === records.length) return refusal(404, 'NOT_FOUND', 'resource record not found');
  zones.set(zone, others);
  return success({});
};

/** https://docs.jdcloud.com/cn/jd-cloud-dns/api/overview */
export const contract: ProviderContract = {
  module: jdcloud,
  fields: { ...account },
  wrong: { accessKeySecret: `${account.accessKeySecret.slice(0, -1)}X` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'PERMISSION_DENIED', 'no permission for domainservice:createResourceRecord'),
    rateLimited: refusal(429, 'QUOTA_EXCEEDED', 'request rate is too high'),
    clockSkew: refusal(400, 'INVALID_ARGUMENT', 'x-jdcloud-date is expired'),
  },
  shortestTtl: 120,
  lego: {
    provider: 'jdcloud',
    env: { JDCLOUD_ACCESS_KEY_ID: account.accessKeyId, JDCLOUD_ACCESS_KEY_SECRET: account.accessKeySecret },
  },
};
