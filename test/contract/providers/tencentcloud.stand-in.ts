import { createHash, createHmac } from 'node:crypto';
import { tencentcloud } from '../../../electron/engine/providers/tencentcloud/client.ts';
import {
  type Asked,
  fromZoneFile,
  inside,
  inZoneFile,
  nextId,
  outside,
  type Reply,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const success = (response: object): Reply => ({
  status: 200,
  json: { Response: { ...response, RequestId: '2d0ba6b2-8f4c-4b1a-9a7f-6f0c1d2e3f40' } },
});
export const refusal = (code: string, message: string): Reply => success({ Error: { Code: code, Message: message } });

export interface Tc3Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly service: string;
}

/** What the gateway says to a request that is not signed as the manual tells; nothing to one that is. */
export const tc3Problem = (
  { method, target, header, text }: Asked,
  { secretId, secretKey, service }: Tc3Account,
): Reply | undefined => {
  const form =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/(\w+)\/tc3_request, SignedHeaders=([^,]+), Signature=(\w+)$/;
  const [, id, day, signedService, names = '', signature] = form.exec(header('authorization')) ?? [];
  if (id === undefined) return refusal('AuthFailure.InvalidAuthorization', 'The Authorization is invalid.');
  if (id !== secretId) return refusal('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  const seconds = Number(header('x-tc-timestamp'));
  if (!(Math.abs(Date.now() / 1000 - seconds) <= 300))
    return refusal('AuthFailure.SignatureExpire', 'Signature is expired, please check your local time.');
  const sha = (data: string) => createHash('sha256').update(data, 'utf8').digest('hex');
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data, 'utf8').digest();
  const [path = '', query = ''] = target.split('?');
  const headers = names.split(';').reduce((lines, name) => `${lines}${name}:${header(name).trim()}\n`, '');
  const request = `${method}\n${path}\n${query}\n${headers}\n${names}\n${sha(text)}`;
  const date = new Date(seconds * 1000).toISOString().split('T')[0] ?? '';
  const toSign = `TC3-HMAC-SHA256\n${header('x-tc-timestamp')}\n${date}/${service}/tc3_request\n${sha(request)}`;
  const key = mac(mac(mac(`TC3${secretKey}`, date), service), 'tc3_request');
  const covered = names.includes('content-type') && names.includes('host');
  if (date !== day || signedService !== service || !covered || mac(key, toSign).toString('hex') !== signature)
    return refusal('AuthFailure.SignatureFailure', 'The provided credentials could not be validated.');
  return undefined;
};

const account: Tc3Account = {
  secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3TESTONE',
  secretKey: 'Gu5t9xGARNpq86cd98joQYCN3TESTONE',
  service: 'dnspod',
};

interface Ask {
  readonly Domain?: string;
  readonly DomainId?: number;
  readonly SubDomain?: string;
  readonly Subdomain?: string;
  readonly RecordId?: number;
  readonly RecordType?: string;
  readonly RecordLine?: string;
  readonly Value?: string;
  readonly TTL?: number;
  readonly Offset?: number;
  readonly Limit?: number;
}

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const problem = tc3Problem(asked, account);
    if (problem !== undefined) return problem;
    if (asked.method !== 'POST' || asked.path !== '/' || asked.header('x-tc-version') !== '2021-03-23')
      return refusal('NoSuchVersion', 'The API version is invalid.');
    const ask = asked.body as Ask;
    const names = [...zones.keys()];
    const idOf = (zone: string) => 62_000_000 + names.indexOf(zone);
    const action = asked.header('x-tc-action');
    if (action === 'DescribeDomainList') {
      const page = names.slice(ask.Offset ?? 0, (ask.Offset ?? 0) + (ask.Limit ?? 3000));
      const domains = page.map((name) => ({ DomainId: idOf(name), Name: name, Punycode: name, Status: 'ENABLE' }));
      return success({ DomainCountInfo: { AllTotal: names.length }, DomainList: domains });
    }
    const zone = names.find((name) => (ask.DomainId === undefined ? name === ask.Domain : idOf(name) === ask.DomainId));
    if (zone === undefined) return refusal('InvalidParameterValue.DomainNotExists', '当前域名有误，请返回重新操作。');
    return answerFor(action, zones, zone, ask);
  };

const answerFor = (action: string, zones: Zones, zone: string, ask: Ask): Reply => {
  const records = zones.get(zone) ?? [];
  switch (action) {
    case 'DescribeRecordList': {
      const all = records.filter(
        (one) => one.name === outside(ask.Subdomain ?? '', zone) && typeOf(one) === (ask.RecordType ?? typeOf(one)),
      );
      const page = all.slice(ask.Offset ?? 0, (ask.Offset ?? 0) + (ask.Limit ?? 100));
      if (page.length === 0) return refusal('ResourceNotFound.NoDataOfRecord', '记录列表为空。');
      return success({
        RecordCountInfo: { SubdomainCount: 1, ListCount: page.length, TotalCount: all.length },
        RecordList: page.map((one) => ({
          RecordId: Number(one.id),
          Name: inside(one.name, zone),
          Type: typeOf(one),
          Line: '默认',
          Value: typeOf(one) === 'TXT' ? one.value : inZoneFile(typeOf(one), one.value),
          TTL: one.ttl,
        })),
      });
    }
    case 'CreateRecord': {
      const { SubDomain = '@', RecordType: type = '', Value: sent = '', TTL: ttl = 600 } = ask;
      if (ask.RecordLine !== '默认') return refusal('InvalidParameter.RecordLineInvalid', '记录线路不正确。');
      if (ttl < 600) return refusal('LimitExceeded.RecordTtlLimit', 'TTL 值超出了限制。');
      const value = type === 'TXT' ? sent : fromZoneFile(type, sent);
      if (value === undefined) return refusal('InvalidParameter.RecordValueInvalid', '记录值不正确。');
      const name = outside(SubDomain, zone);
      if (records.some((one) => one.name === name && typeOf(one) === type && one.value === value))
        return refusal('InvalidParameter.DomainRecordExist', '记录已经存在，无需再次添加。');
      const id = nextId();
      records.push({ id, ...typed(type), name, value, ttl });
      return success({ RecordId: Number(id) });
    }
    case 'DeleteRecord': {
      const others = records.filter(({ id }) => Number(id) !== ask.RecordId);
      if (others.length === records.length) return refusal('InvalidParameter.RecordIdInvalid', '记录编号错误。');
      zones.set(zone, others);
      return success({});
    }
    default:
      return refusal('InvalidAction', 'The action is invalid.');
  }
};

/** https://cloud.tencent.com/document/api/1427/56166, signed as in https://cloud.tencent.com/document/api/213/30654 */
export const contract: ProviderContract = {
  module: tencentcloud,
  fields: { secretId: account.secretId, secretKey: account.secretKey },
  wrong: { secretKey: `${account.secretKey.slice(0, -1)}X` },
  keyField: 'secretId',
  routes,
  refusals: {
    noPermission: refusal('AuthFailure.UnauthorizedOperation', 'You are not authorized to perform this operation.'),
    rateLimited: refusal('RequestLimitExceeded', 'Request rate limit exceeded.'),
    clockSkew: refusal('AuthFailure.SignatureExpire', 'Signature is expired, please check your local time.'),
  },
  shortestTtl: 600,
  lego: {
    provider: 'tencentcloud',
    env: { TENCENTCLOUD_SECRET_ID: account.secretId, TENCENTCLOUD_SECRET_KEY: account.secretKey },
  },
};
