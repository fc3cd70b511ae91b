import { createHash, createHmac } from 'node:crypto';
import { aliesa } from '../../../electron/engine/providers/aliesa/client.ts';
import { type Asked, nextId, pageOf, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: {
    Code: code,
    Message: message,
    RequestId: 'C6F1D541-E7A6-447A-A2B5-9F7A20B2A8FB',
    HostId: 'aliyuncs.com',
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}`,
  },
});
export const success = (body: object): Reply => ({
  status: 200,
  json: { ...body, RequestId: 'C6F1D541-E7A6-447A-A2B5-9F7A20B2A8FC' },
});

export interface AliyunAccount {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** `%XX` for all but letters, digits and four signs, octet by octet. */
const percent = (text: string): string =>
  [...Buffer.from(text)]
    .map((octet) => {
      const sign = String.fromCharCode(octet);
      return /[A-Za-z0-9\-_.~]/.test(sign) ? sign : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** The parameters by name, as both signatures of Alibaba Cloud see them. */
export const canonical = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .join('&');

/** What the gateway says to a request that is not signed as the manual tells; nothing to one that is. */
export const acs3Problem = (
  { method, path, query, header, text }: Asked,
  { accessKeyId, accessKeySecret }: AliyunAccount,
): Reply | undefined => {
  const form = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
  const [, id, names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id === undefined) return refusal(400, 'MissingAuthorization', 'Authorization is mandatory for this action.');
  if (id !== accessKeyId) return refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  if (!(Math.abs(Date.now() - Date.parse(header('x-acs-date'))) <= 900_000))
    return refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  const sha = (data: string) => createHash('sha256').update(data, 'utf8').digest('hex');
  const headers = names.split(';').map((name) => `${name}:${header(name).trim()}\n`);
  const hash = sha(text);
  const request = [method, path, canonical([...query]), headers.join(''), names, hash].join('\n');
  const toSign = ['ACS3-HMAC-SHA256', sha(request)].join('\n');
  const own = createHmac('sha256', accessKeySecret).update(toSign, 'utf8').digest('hex');
  const covered = ['host', 'x-acs-action', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'];
  const whole = covered.every((name) => names.split(';').includes(name) && header(name) !== '');
  if (!whole || header('x-acs-content-sha256') !== hash || own !== signature)
    return refusal(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
  return undefined;
};

const account: AliyunAccount = {
  accessKeyId: 'LTAI5tEsaTestKeyForStandIn',
  accessKeySecret: 'EsaTestSecretOf30Characters001',
};

/** RPC parameters travel in the query or in a form. */
const parametersOf = ({ query, form, header }: Asked): URLSearchParams =>
  new URLSearchParams([...query, ...(header('content-type').includes('form') ? form : [])]);

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const problem = acs3Problem(asked, account);
    if (problem !== undefined) return problem;
    if (asked.path !== '/' || asked.header('x-acs-version') !== '2024-09-10')
      return refusal(404, 'InvalidVersion', 'Specified parameter Version is not valid.');
    const given = parametersOf(asked);
    const action = asked.header('x-acs-action');
    const names = [...zones.keys()];
    const idOf = (zone: string) => 123_456_789_000 + names.indexOf(zone);
    if (action === 'ListSites') {
      const ending = given.get('SiteName') ?? '';
      const all = names.filter((name) =>
        given.get('SiteSearchType') === 'exact' ? name === ending : name.endsWith(ending),
      );
      const sites = paged(all, given).map((name) => ({ SiteId: idOf(name), SiteName: name, Status: 'active' }));
      return success({ TotalCount: all.length, PageNumber: 1, PageSize: 500, Sites: sites });
    }
    if (action === 'DeleteRecord') return removed(zones, given.get('RecordId') ?? '');
    const zone = names.find((name) => String(idOf(name)) === given.get('SiteId'));
    if (zone === undefined) return refusal(404, 'SiteNotFound', 'The specified site does not exist.');
    return action === 'ListRecords' ? listed(zones, zone, given) : created(action, zones, zone, given);
  };

const paged = <T>(all: readonly T[], given: URLSearchParams): readonly T[] =>
  pageOf(all, Number(given.get('PageNumber') ?? 1), Math.min(500, Number(given.get('PageSize') ?? 500))).items;

const listed = (zones: Zones, zone: string, given: URLSearchParams): Reply => {
  const wanted = given.get('RecordName') ?? '';
  const exact = given.get('RecordMatchType') === 'exact';
  const all = (zones.get(zone) ?? []).filter(({ name }) => (exact ? name === wanted : name.includes(wanted)));
  const records = paged(all, given).map(({ id, name, value, ttl }) => ({
    RecordId: Number(id),
    RecordName: name,
    RecordType: 'TXT',
    Ttl: ttl,
    Data: { Value: value },
    SiteName: zone,
  }));
  return success({ TotalCount: all.length, Records: records });
};

const created = (action: string, zones: Zones, zone: string, given: URLSearchParams): Reply => {
  if (action !== 'CreateRecord') return refusal(404, 'InvalidAction.NotFound', 'Specified api is not found.');
  const name = given.get('RecordName') ?? '';
  const ttl = Number(given.get('Ttl') ?? 1);
  const { Value: value } = JSON.parse(given.get('Data') ?? '{}') as { Value: string };
  if (ttl !== 1 && (ttl < 30 || ttl > 86_400))
    return refusal(400, 'InvalidParameter.Ttl', 'The specified parameter Ttl is invalid.');
  if (name !== zone && !name.endsWith(`.${zone}`))
    return refusal(400, 'InvalidRecordName', 'The specified record name does not belong to the site.');
  const records = zones.get(zone) ?? [];
  if (records.some((one) => one.name === name && one.value === value))
    return refusal(400, 'RecordAlreadyExists', 'The record already exists.');
  const id = nextId();
  records.push({ id, name, value, ttl });
  return success({ RecordId: Number(id) });
};

const removed = (zones: Zones, id: string): Reply => {
  for (const [zone, records] of zones) {
    const others = records.filter((one) => one.id !== id);
    if (others.length === records.length) continue;
    zones.set(zone, others);
    return success({});
  }
  return refusal(404, 'RecordNotFound', 'The specified record does not exist.');
};

/** https://www.alibabacloud.com/help/en/edge-security-acceleration/esa/api-esa-2024-09-10-overview */
export const contract: ProviderContract = {
  module: aliesa,
  fields: { ...account },
  wrong: { accessKeySecret: `${account.accessKeySecret.slice(0, -1)}X` },
  keyField: 'accessKeyId',
  routes,
  refusals: {
    noPermission: refusal(403, 'NoPermission', 'You are not authorized to perform this action.'),
    rateLimited: refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    clockSkew: refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'),
  },
  shortestTtl: 30,
  lego: {
    provider: 'aliesa',
    env: { ALIESA_ACCESS_KEY: account.accessKeyId, ALIESA_SECRET_KEY: account.accessKeySecret },
  },
};
