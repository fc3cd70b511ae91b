/** What the form, the guide and the diagnosis know of Huawei Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dns.myhuaweicloud.com';
export const baseIn = (region: string): string => `https://dns.${region}.myhuaweicloud.com`;
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'huaweicloud',
  name: { en: 'Huawei Cloud DNS', zh: '华为云 DNS' },
  summary: {
    en: 'Public zones on Huawei Cloud DNS, with an access key of an IAM user.',
    zh: '华为云云解析服务的公网域名，凭 IAM 用户的访问密钥操作。',
  },
  monogram: 'HW',
  rank: 7,
  region: 'china',
  website: 'https://www.huaweicloud.com/product/dns.html',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'Access Key ID (AK)', zh: 'Access Key Id（AK）' },
      help: { en: 'From credentials.csv.', zh: '见下载的 credentials.csv。' },
      secret: false,
      required: true,
    },
    {
      key: 'secretAccessKey',
      label: { en: 'Secret Access Key (SK)', zh: 'Secret Access Key（SK）' },
      help: {
        en: 'From credentials.csv, which can be downloaded only once.',
        zh: '见 credentials.csv，该文件只能下载一次。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'region',
      label: { en: 'Region', zh: '区域' },
      help: {
        en: 'Public DNS is global; leave it empty. On the international site, for example ap-southeast-1.',
        zh: '公网解析不分区域，留空即可。国际站可填 ap-southeast-1 等。',
      },
      secret: false,
      required: false,
      example: 'cn-north-1',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.huaweicloud.com/iam/#/mine/accessKey',
  docsUrl: 'https://support.huaweicloud.com/api-dns/zh-cn_topic_0132421999.html',
  leastPrivilege: {
    en: 'An IAM user with the policy below; the ready-made “DNS FullAccess” also works but allows more.',
    zh: '使用仅授予下方策略的 IAM 用户；系统策略“DNS FullAccess”也可用，但权限更大。',
  },
  policy: JSON.stringify(
    {
      Version: '1.1',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'dns:zone:list',
            'dns:recordset:list',
            'dns:recordset:get',
            'dns:recordset:create',
            'dns:recordset:update',
            'dns:recordset:delete',
          ],
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    {
      en: 'Open the IAM console, create a user with programmatic access, and grant it the policy above.',
      zh: '打开统一身份认证（IAM）控制台，创建支持“编程访问”的用户，并授予上述策略。',
    },
    {
      en: 'As that user, open My Credentials, Access Keys, and choose Create Access Key.',
      zh: '用该用户登录，进入“我的凭证”→“访问密钥”，点击“新增访问密钥”。',
    },
    {
      en: 'Copy the two values of credentials.csv here. The file can be downloaded only once.',
      zh: '把 credentials.csv 中的两个值复制到这里。该文件只能下载一次。',
    },
  ],
  propagation: { typicalSeconds: 20, ttlSeconds: 300 },
  model: 'set',
  nameServers: [
    '*.hwclouds-dns.com',
    '*.hwclouds-dns.net',
    '*.huaweicloud-dns.com',
    '*.huaweicloud-dns.net',
    '*.huaweicloud-dns.cn',
    '*.huaweicloud-dns.org',
  ],
  errors: [
    { code: 'APIGW.0301', text: '\\b(?:x-sdk-date|date|time|timestamp|expired)\\b', refusal: 'clock-skew' },
    { code: 'APIG.0301', text: '\\b(?:x-sdk-date|date|time|timestamp|expired)\\b', refusal: 'clock-skew' },
    { code: 'APIGW.0301', refusal: 'wrong-credentials' },
    { code: 'APIG.0301', refusal: 'wrong-credentials' },
    { code: 'DNS.0005', refusal: 'wrong-credentials' },
    { code: 'APIGW.0308', refusal: 'rate-limited' },
    { code: 'APIG.0308', refusal: 'rate-limited' },
    { code: 'DNS.0014', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'DNS.0013', refusal: 'no-permission' },
    { text: "policy doesn't allow", refusal: 'no-permission' },
    { code: 'DNS.0302', refusal: 'zone-not-found' },
    { code: 'DNS.0301', refusal: 'zone-not-found' },
    { code: 'DNS.0004', refusal: 'not-there' },
    { code: 'DNS.0313', refusal: 'not-there' },
    { code: 'DNS.0312', refusal: 'already-there' },
    { status: 409, refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
