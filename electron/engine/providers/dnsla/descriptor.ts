/** What the form, the guide and the diagnosis know of DNS.LA. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dns.la';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'dnsla',
  name: { en: 'DNS.LA', zh: '帝恩爱斯 DNS.LA' },
  summary: {
    en: 'Zones at DNS.LA, with an API ID and its secret.',
    zh: '托管在 DNS.LA 的域名，使用 API ID 和 API 密钥。',
  },
  monogram: 'LA',
  rank: 53,
  region: 'china',
  website: 'https://www.dns.la',
  fields: [
    {
      key: 'apiId',
      label: { en: 'API ID', zh: 'API ID' },
      help: { en: 'Shown beside the secret in your account.', zh: '在账号的 API 密钥页面查看。' },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'API secret', zh: 'API 密钥' },
      help: { en: 'The secret of the same API ID.', zh: '同一 API ID 对应的密钥。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dns.la',
  docsUrl: 'https://www.dns.la/docs/ApiDoc',
  leastPrivilege: {
    en: 'There are no narrower keys: the secret reaches every domain of the account.',
    zh: '没有更小的权限：该密钥可以操作账号下的所有域名。',
  },
  steps: [
    { en: 'Sign in at www.dns.la and open your account.', zh: '登录 www.dns.la，进入“我的账户”。' },
    { en: 'Open API keys and make a key.', zh: '打开“API 密钥”，创建密钥。' },
    { en: 'Enter the API ID and the secret here.', zh: '把 API ID 和 API 密钥填到这里。' },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.dns.la'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 429, refusal: 'rate-limited' },
    { code: '429', refusal: 'rate-limited' },
    { status: 200, text: '频率|频繁|too many', refusal: 'rate-limited' },
    { code: '403', refusal: 'no-permission' },
    { status: 200, text: '锁定|暂停|未实名|locked', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 200, text: '无权|没有权限|permission', refusal: 'no-permission' },
    { status: 200, text: '套餐|升级', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { status: 200, text: '冲突|已存在|已经存在|重复', refusal: 'already-there' },
    { status: 200, text: '域名.{0,12}(?:不存在|未找到|不属于)', refusal: 'zone-not-found' },
    { status: 200, text: '记录.{0,12}(?:不存在|未找到)', refusal: 'not-there' },
    { status: 200, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
