/** What the form, the guide and the diagnosis know of Alibaba Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://alidns.aliyuncs.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'alidns',
  name: { en: 'Alibaba Cloud DNS', zh: '阿里云云解析 DNS' },
  summary: {
    en: 'Domains on Alibaba Cloud DNS, with an AccessKey of a RAM user.',
    zh: '使用阿里云云解析 DNS 的域名，凭 RAM 用户的 AccessKey 操作。',
  },
  monogram: 'AL',
  rank: 3,
  region: 'china',
  website: 'https://www.alibabacloud.com/product/dns',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'AccessKey ID', zh: 'AccessKey ID' },
      help: {
        en: 'Use the key of a RAM user, not of the main account.',
        zh: '请使用 RAM 用户的 AccessKey，不要使用主账号的。',
      },
      secret: false,
      required: true,
      example: 'LTAI5t…',
    },
    {
      key: 'accessKeySecret',
      label: { en: 'AccessKey Secret', zh: 'AccessKey Secret' },
      help: { en: 'Shown only once, when the key is made.', zh: '仅在创建时显示一次。' },
      secret: true,
      required: true,
    },
    {
      key: 'securityToken',
      label: { en: 'STS token', zh: 'STS 令牌' },
      help: { en: 'Only with temporary credentials.', zh: '仅在使用临时凭证时填写。' },
      secret: true,
      required: false,
    },
    {
      key: 'regionId',
      label: { en: 'Region', zh: '地域' },
      help: {
        en: 'DNS is global; leave it empty unless a policy asks for a region.',
        zh: 'DNS 不分地域，除非策略限定了地域，否则留空。',
      },
      secret: false,
      required: false,
      example: 'cn-hangzhou',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ram.console.aliyun.com/manage/ak',
  docsUrl: 'https://api.alibabacloud.com/api/Alidns/2015-01-09/AddDomainRecord',
  leastPrivilege: {
    en: 'A RAM user with the policy below; the ready-made AliyunDNSFullAccess also works but allows more. A domain:* policy is not enough.',
    zh: '使用仅授予下方策略的 RAM 用户；系统策略 AliyunDNSFullAccess 也可用，但权限更大。只有 domain:* 权限是不够的。',
  },
  policy: JSON.stringify(
    {
      Version: '1',
      Statement: [
        { Effect: 'Allow', Action: 'alidns:DescribeDomains', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['alidns:DescribeDomainRecords', 'alidns:AddDomainRecord', 'alidns:DeleteDomainRecord'],
          Resource: 'acs:alidns:*:*:domain/{zone}',
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    {
      en: 'Open ram.console.aliyun.com, go to Users, and create a user with “Using permanent AccessKey to access”.',
      zh: '打开 ram.console.aliyun.com，进入“用户”→“创建用户”，勾选“使用永久 AccessKey 访问”。',
    },
    {
      en: 'Create a policy from the text above and grant it to the user.',
      zh: '用上方内容新建自定义权限策略，并授权给该用户。',
    },
    {
      en: 'Copy AccessKey ID and AccessKey Secret here. The secret is shown only once.',
      zh: '把 AccessKey ID 和 AccessKey Secret 复制到这里。Secret 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 10, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.alidns.com', '*.hichina.com'],
  errors: [
    { code: 'InvalidTimeStamp*', refusal: 'clock-skew' },
    { code: 'IllegalTimestamp', refusal: 'clock-skew' },
    { code: 'SignatureNonceUsed', refusal: 'busy' },
    { code: 'InvalidAccessKeyId*', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'IncompleteSignature', refusal: 'wrong-credentials' },
    { code: 'InvalidSecurityToken*', refusal: 'wrong-credentials' },
    { code: 'Forbidden*', refusal: 'no-permission' },
    { code: 'NoPermission', refusal: 'no-permission' },
    { code: 'DomainNotExist', refusal: 'zone-not-found' },
    { code: 'InvalidDomainName.NoExist', refusal: 'zone-not-found' },
    { code: 'IncorrectDomainUser', refusal: 'zone-not-found' },
    { code: 'Throttling*', refusal: 'rate-limited' },
    { code: 'DomainRecordDuplicate', refusal: 'already-there' },
    { code: 'DomainRecordNotBelongToUser', refusal: 'not-there' },
    { code: 'InvalidRecordId*', refusal: 'not-there' },
    { code: 'QuotaExceeded.TTL', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'DomainRecordConflict', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'DomainRecordLocked', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'DomainForbidden', refusal: 'refused', cause: 'provider-domain-locked' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
