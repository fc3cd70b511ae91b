/** What the form, the guide and the diagnosis know of Alibaba Cloud ESA. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const baseIn = (region: string): string => `https://esa.${region}.aliyuncs.com`;
export const ownBase = baseIn('cn-hangzhou');
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'aliesa',
  name: { en: 'Alibaba Cloud ESA', zh: '阿里云 ESA' },
  summary: {
    en: 'Sites on Alibaba Cloud ESA that use its name servers, with an AccessKey of a RAM user.',
    zh: '以 NS 方式接入阿里云 ESA 的站点，凭 RAM 用户的 AccessKey 操作。',
  },
  monogram: 'ES',
  rank: 49,
  region: 'china',
  website: 'https://www.alibabacloud.com/product/esa',
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
      key: 'regionId',
      label: { en: 'Region', zh: '地域' },
      help: {
        en: 'cn-hangzhou for accounts of aliyun.com, ap-southeast-1 for those of alibabacloud.com.',
        zh: 'aliyun.com 的账号选 cn-hangzhou，alibabacloud.com（国际站）的账号选 ap-southeast-1。',
      },
      secret: false,
      required: false,
      options: ['cn-hangzhou', 'ap-southeast-1'],
      default: 'cn-hangzhou',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ram.console.aliyun.com/manage/ak',
  docsUrl: 'https://www.alibabacloud.com/help/en/edge-security-acceleration/esa/api-esa-2024-09-10-overview',
  leastPrivilege: {
    en: 'A RAM user with the policy below and nothing else.',
    zh: '使用仅授予下方策略的 RAM 用户。',
  },
  policy: JSON.stringify(
    {
      Version: '1',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['esa:ListSites', 'esa:ListRecords', 'esa:CreateRecord', 'esa:DeleteRecord'],
          Resource: '*',
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
  propagation: { typicalSeconds: 20, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.atrustdns.com'],
  errors: [
    { code: 'InvalidTimeStamp*', refusal: 'clock-skew' },
    { code: 'IllegalTimestamp', refusal: 'clock-skew' },
    { code: 'SignatureNonceUsed', refusal: 'busy' },
    { code: 'InvalidAccessKeyId*', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'IncompleteSignature', refusal: 'wrong-credentials' },
    { code: 'Forbidden*', refusal: 'no-permission' },
    { code: 'NoPermission*', refusal: 'no-permission' },
    { code: 'Throttling*', refusal: 'rate-limited' },
    { code: 'SiteNotFound', refusal: 'zone-not-found' },
    { code: 'Record.AlreadyExists', refusal: 'already-there' },
    { code: 'RecordAlreadyExists', refusal: 'already-there' },
    { code: 'Record.NotFound', refusal: 'not-there' },
    { code: 'RecordNotFound', refusal: 'not-there' },
    { code: 'InvalidRecordId*', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
