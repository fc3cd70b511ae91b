/** What the form, the guide and the diagnosis know of Baidu AI Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dns.baidubce.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'baiducloud',
  name: { en: 'Baidu AI Cloud DNS', zh: '百度智能云 DNS' },
  summary: {
    en: 'Domains on Baidu AI Cloud DNS, with an access key.',
    zh: '使用百度智能云 DNS 的域名，凭访问密钥（AK/SK）操作。',
  },
  monogram: 'BD',
  rank: 27,
  region: 'china',
  website: 'https://cloud.baidu.com/product/dns.html',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'Access Key ID', zh: 'Access Key（AK）' },
      help: { en: 'Use the key of a sub-user.', zh: '请使用子用户的密钥。' },
      secret: false,
      required: true,
    },
    {
      key: 'secretAccessKey',
      label: { en: 'Secret Access Key', zh: 'Secret Key（SK）' },
      help: { en: 'Belongs to the Access Key ID above.', zh: '与上面的 AK 对应。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.bce.baidu.com/iam/#/iam/accesslist',
  docsUrl: 'https://cloud.baidu.com/doc/DNS/s/El4s7lssr',
  leastPrivilege: {
    en: 'A sub-user with the system policy for managing DNS (its name begins with DNSFullControl) and nothing else.',
    zh: '使用只授予 DNS 管理系统策略（名称以 DNSFullControl 开头）的子用户。',
  },
  steps: [
    {
      en: 'Open console.bce.baidu.com/iam, create a sub-user with programmatic access, and grant it the DNS policy.',
      zh: '打开 console.bce.baidu.com/iam，新建支持“编程访问”的子用户，并授予 DNS 管理策略。',
    },
    {
      en: 'Create an Access Key for that sub-user.',
      zh: '为该子用户创建 Access Key。',
    },
    {
      en: 'Copy the Access Key and the Secret Key here.',
      zh: '把 Access Key 和 Secret Key 复制到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.bdydns.cn'],
  errors: [
    { code: 'RequestExpired', refusal: 'clock-skew' },
    { code: 'InvalidAccessKeyId', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'InvalidHTTPAuthHeader', refusal: 'wrong-credentials' },
    { code: 'AccessDenied', refusal: 'no-permission' },
    { code: 'OptInRequired', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: 'RequestLimitExceeded', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'NoSuchZone', refusal: 'zone-not-found' },
    { code: 'ZoneNotFound', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
