import { createHash, createHmac } from 'node:crypto';
import { volcengine } from '../../../electron/engine/providers/volcengine/client.ts';
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

const metadata = {
  RequestId: '20260504120000010198076041000001',
  Version: '2018-08-01',
  Service: 'dns',
  Region: 'cn-beijing',
};
export const refusal = (status: number, code: string, number: number, message: string): Reply => ({
  status,
  json: { ResponseMetadata: { ...metadata, Error: { Code: code, CodeN: number, Message: message } } },
});
const success = (result: unknown): Reply => ({
  status: 200,
  json: { ResponseMetadata: metadata, Result: result },
});

const account = {
  accessKeyId: 'AKLTstandinTESTkey0000000000000000001',
  secretAccessKey: 'Vm9sY2VuZ2luZVRlc3RTZWNyZXRPZlN0YW5kSW4wMQ==',
};

const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  const form =
    /^HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/(\w+)\/request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', service, names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id === undefined) return refusal(400, 'InvalidAuthorization', 100_024, 'Invalid Authorization header.');
  if (id !== account.accessKeyId)
    return refusal(401, 'InvalidAccessKey', 100_009, 'The request uses an access key that does not exist.');
  const date = header('x-date');
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!(Math.abs(Date.now() - Date.parse(iso)) <= 900_000) || !date.startsWith(day))
    return refusal(400, 'InvalidTimestamp', 100_006, 'The signature timestamp is expired.');
  const sha = (data: string) => createHash('sha256').update(data, 'utf8').digest('hex');
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data, 'utf8').digest();
  const [path = '', query = ''] = target.split('?');
  const headers = names.split(';').reduce((lines, name) => `${lines}${name}:${header(name).trim()}\n`, '');
  const request = `${method}\n${path}\n${query.split('&').toSorted().join('&')}\n${headers}\n${names}\n${sha(text)}`;
  const toSign = `HMAC-SHA256\n${date}\n${day}/${region}/${service ?? ''}/request\n${sha(request)}`;
  const key = mac(mac(mac(mac(account.secretAccessKey, day), region), 'dns'), 'request');
  const covered = ['host', 'x-content-sha256', 'x-date'].every((name) => names.split(';').includes(name));
  if (!covered || header('x-content-sha256') !== sha(text) || mac(key, toSign).toString('hex') !== signature)
    return refusal(401, 'SignatureDoesNotMatch', 100_010, 'The request signature we calculated does not match.');
  return undefined;
};

interface Sent {
  readonly ZID?: number;
  readonly Host?: string;
  readonly Value?: string;
  readonly TTL?: number;
  readonly RecordID?: string;
}

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const problem = unsigned(asked);
    if (problem !== undefined) return problem;
    const { method, path, query } = asked;
    if (path !== '/' || query.get('Version') !== '2018-08-01')
      return refusal(404, 'InvalidActionOrVersion', 100_008, 'Could not find operation for this version.');
    const action = `${method} ${query.get('Action') ?? ''}`;
    const names = [...zones.keys()];
    const idOf = (zone: string) => 304_092 + names.indexOf(zone);
    const sent = (asked.body ?? {}) as Sent;
    if (action === 'GET ListZones') {
      const key = query.get('Key') ?? '';
      const all = names.filter((name) => (query.get('SearchMode') === 'exact' ? name === key : name.includes(key)));
      const shown = paged(all, query).map((name) => ({ ZID: idOf(name), ZoneName: name, RecordCount: 1 }));
      return success({ Total: all.length, Zones: shown });
    }
    if (action === 'POST DeleteRecord') return removed(zones, sent.RecordID ?? '');
    const zid = method === 'GET' ? query.get('ZID') : String(sent.ZID);
    const zone = names.find((name) => String(idOf(name)) === zid);
    if (zone === undefined) return refusal(400, 'ErrZoneNotFound', 400_105, 'The zone does not exist.');
    if (action === 'GET ListRecords') return listed(zones, zone, query);
    if (action === 'POST CreateRecord') return created(zones, zone, sent);
    return refusal(404, 'InvalidActionOrVersion', 100_008, 'Could not find operation.');
  };

const paged = <T>(all: readonly T[], query: URLSearchParams): readonly T[] =>
  pageOf(all, Number(query.get('PageNumber') ?? 1), Math.min(500, Number(query.get('PageSize') ?? 10))).items;

const listed = (zones: Zones, zone: string, query: URLSearchParams): Reply => {
  const host = query.get('Host') ?? '';
  const exact = query.get('SearchMode') === 'exact';
  const all = (zones.get(zone) ?? []).filter(({ name }) =>
    exact ? inside(name, zone) === host : inside(name, zone).includes(host),
  );
  const records = paged(all, query).map(({ id, name, value, ttl }) => ({
    RecordID: id,
    Host: inside(name, zone),
    Type: 'TXT',
    Value: value,
    TTL: ttl,
    Line: 'default',
    Enable: true,
  }));
  return success({ TotalCount: all.length, PageNumber: 1, PageSize: 10, Records: records });
};

const created = (zones: Zones, zone: string, { Host: host = '', Value: value = '', TTL: ttl = 600 }: Sent): Reply => {
  if (host === '') return refusal(400, 'ErrHostCanNotBeEmpty', 400_130, 'Host can not be empty.');
  if (ttl < 600) return refusal(400, 'ErrParamInvalid', 400_102, 'Invalid parameter: TTL.');
  const name = outside(host, zone);
  const records = zones.get(zone) ?? [];
  if (records.some((one) => one.name === name && one.value === value))
    return refusal(409, 'ErrDBDuplicated', 400_103, 'The record already exists.');
  const id = nextId();
  records.push({ id, name, value, ttl });
  return success({ RecordID: id, Host: host, Type: 'TXT', Value: value, TTL: ttl });
};

const removed = (zones: Zones, id: string): Reply => {
  for (const [zone, records] of zones) {
    const others = records.filter((one) => one.id !== id);
    if (others.length === records.length) continue;
    zones.set(zone, others);
    return success(null);
  }
  return refusal(404, 'ErrDBNotFound', 400_104, 'The record does not exist.');
};

/** https://www.volcengine.com/docs/6758/155086 */
export const contract: ProviderContract = {
  module: volcengine,
  fields: { ...account },
  wrong: { secretAccessKey: `${account.secretAccessKey.slice(0, -3)}X==` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'AccessDenied', 100_013, 'User is not authorized to perform: dns:CreateRecord.'),
    rateLimited: refusal(429, 'FlowLimitExceeded', 100_018, 'Request was rejected because of the request speed.'),
    clockSkew: refusal(400, 'InvalidTimestamp', 100_006, 'The signature timestamp is expired.'),
  },
  shortestTtl: 600,
  lego: {
    provider: 'volcengine',
    env: { VOLC_ACCESSKEY: account.accessKeyId, VOLC_SECRETKEY: account.secretAccessKey },
  },
};
