import { createHmac } from 'node:crypto';
import { alidns } from '../../../electron/engine/providers/alidns/client.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  pageOf,
  type Reply,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { type AliyunAccount, acs3Problem, canonical, refusal, success } from './aliesa.stand-in.ts';
import type { ProviderContract } from './definition.ts';

const account: AliyunAccount = {
  accessKeyId: 'LTAI5tDnsTestKeyForStandIn',
  accessKeySecret: 'DnsTestSecretOf30Characters001',
};

/** What the gateway says to a request that does not bear the signature 1.0 of RPC; nothing to one that does. */
const rpcProblem = ({ method, query }: Asked, nonces: Set<string>): Reply | undefined => {
  const told = (name: string) => query.get(name) ?? '';
  if (told('AccessKeyId') !== account.accessKeyId)
    return refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  if (!(Math.abs(Date.now() - Date.parse(told('Timestamp'))) <= 900_000))
    return refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  const pairs = [...query].filter(([name]) => name !== 'Signature');
  const text = `${method}&%2F&${encodeURIComponent(canonical(pairs))}`;
  const own = createHmac('sha1', `${account.accessKeySecret}&`).update(text, 'utf8').digest('base64');
  if (told('SignatureMethod') !== 'HMAC-SHA1' || told('SignatureVersion') !== '1.0' || told('Signature') !== own)
    return refusal(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
  if (nonces.has(told('SignatureNonce')))
    return refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  nonces.add(told('SignatureNonce'));
  return undefined;
};

const routes = (zones: Zones) => {
  const nonces = new Set<string>();
  return (asked: Asked): Reply => {
    const newer = asked.header('authorization') !== '';
    const problem = newer ? acs3Problem(asked, account) : rpcProblem(asked, nonces);
    if (problem !== undefined) return problem;
    const given = asked.query;
    const version = newer ? asked.header('x-acs-version') : given.get('Version');
    if (asked.path !== '/' || version !== '2015-01-09')
      return refusal(404, 'InvalidVersion', 'Specified parameter Version is not valid.');
    const action = newer ? asked.header('x-acs-action') : (given.get('Action') ?? '');
    if (action === 'DescribeDomains') return domains(zones, given);
    if (action === 'DeleteDomainRecord') return removed(zones, given.get('RecordId') ?? '');
    const zone = given.get('DomainName') ?? '';
    if (!zones.has(zone)) return refusal(400, 'InvalidDomainName.NoExist', 'The specified domain name does not exist.');
    return action === 'DescribeDomainRecords' ? listed(zones, zone, given) : created(action, zones, zone, given);
  };
};

const paged = <T>(all: readonly T[], given: URLSearchParams, most: number) => {
  const number = Number(given.get('PageNumber') ?? 1);
  const size = Number(given.get('PageSize') ?? 20);
  return size > most ? undefined : { number, size, items: pageOf(all, number, size).items };
};
const tooLarge = refusal(400, 'InvalidParameter', 'The parameter PageSize is invalid.');

const domains = (zones: Zones, given: URLSearchParams): Reply => {
  const page = paged([...zones.keys()], given, 100);
  if (page === undefined) return tooLarge;
  const told = page.items.map((name) => ({
    DomainId: `id-${name}`,
    DomainName: name,
    PunyCode: name,
    AliDomain: true,
  }));
  const counts = { TotalCount: zones.size, PageNumber: page.number, PageSize: page.size };
  return success({ ...counts, Domains: { Domain: told } });
};

const listed = (zones: Zones, zone: string, given: URLSearchParams): Reply => {
  const word = given.get('RRKeyWord') ?? '';
  const type = given.get('TypeKeyWord') ?? 'TXT';
  const all = (zones.get(zone) ?? []).filter((one) => inside(one.name, zone).includes(word) && typeOf(one) === type);
  const page = paged(all, given, 500);
  if (page === undefined) return tooLarge;
  const records = page.items.map(({ id, name, value, ttl }) => ({
    RecordId: id,
    DomainName: zone,
    RR: inside(name, zone),
    Type: type,
    Value: value,
    TTL: ttl,
    Line: 'default',
    Status: 'ENABLE',
    Locked: false,
  }));
  const counts = { TotalCount: all.length, PageNumber: page.number, PageSize: page.size };
  return success({ ...counts, DomainRecords: { Record: records } });
};

const created = (action: string, zones: Zones, zone: string, given: URLSearchParams): Reply => {
  if (action !== 'AddDomainRecord') return refusal(404, 'InvalidAction.NotFound', 'Specified api is not found.');
  const name = outside(given.get('RR') ?? '', zone);
  const type = given.get('Type') ?? '';
  const value = given.get('Value') ?? '';
  const ttl = Number(given.get('TTL') ?? 600);
  if (ttl < 600) return refusal(400, 'QuotaExceeded.TTL', 'The TTL value is below the limit of your edition.');
  const records = zones.get(zone) ?? [];
  if (records.some((one) => one.name === name && typeOf(one) === type && one.value === value))
    return refusal(400, 'DomainRecordDuplicate', 'The DNS record already exists.');
  const id = nextId();
  records.push({ id, ...typed(type), name, value, ttl });
  return success({ RecordId: id });
};

const removed = (zones: Zones, id: string): Reply => {
  for (const [zone, records] of zones) {
    const others = records.filter((one) => one.id !== id);
    if (others.length === records.length) continue;
    zones.set(zone, others);
    return success({ RecordId: id });
  }
  return refusal(400, 'DomainRecordNotBelongToUser', 'The DNS record does not belong to you.');
};

/** https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-overview, signed with either of the two signatures. */
export const contract: ProviderContract = {
  module: alidns,
  fields: { ...account },
  wrong: { accessKeySecret: `${account.accessKeySecret.slice(0, -1)}X` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'Forbidden.RAM', 'User not authorized to operate on the specified resource.'),
    rateLimited: refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    clockSkew: refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'),
  },
  shortestTtl: 600,
  lego: {
    provider: 'alidns',
    env: { ALICLOUD_ACCESS_KEY: account.accessKeyId, ALICLOUD_SECRET_KEY: account.accessKeySecret },
  },
};
