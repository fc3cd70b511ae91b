/** What the form, the guide and the diagnosis know of DNSPod Token (legacy API). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dnsapi.cn';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'dnspod-token',
  name: { en: 'DNSPod Token (legacy API)', zh: 'DNSPod Token' },
  summary: {
    en: 'Domains on DNSPod, with a DNSPod Token of the old API. A key of Tencent Cloud is the better choice.',
    zh: '使用 DNSPod 解析的域名，凭旧接口的 DNSPod Token 操作。建议改用腾讯云 API 密钥。',
  },
  monogram: 'DP',
  rank: 52,
  region: 'china',
  website: 'https://www.dnspod.cn',
  fields: [
    {
      key: 'tokenId',
      label: { en: 'Token ID', zh: 'Token ID' },
      help: { en: 'The number beside the token.', zh: '创建 Token 时给出的 ID，纯数字。' },
      secret: false,
      required: true,
      example: '13490',
    },
    {
      key: 'token',
      label: { en: 'Token', zh: 'Token' },
      help: {
        en: 'The token alone, without the ID and the comma. Not a SecretKey of Tencent Cloud.',
        zh: '只填 Token 本身，不含 ID 和逗号。不是腾讯云的 SecretKey。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.dnspod.cn/account/token/token',
  docsUrl: 'https://docs.dnspod.cn/api/',
  leastPrivilege: {
    en: 'A token is good for the whole account and cannot be limited. To limit it, use a sub-user key of Tencent Cloud.',
    zh: 'Token 对整个账号有效，无法限权。如需限权，请改用腾讯云子用户的 API 密钥。',
  },
  steps: [
    {
      en: 'Open console.dnspod.cn, My Account, API Keys, and choose the tab “DNSPod Token”.',
      zh: '打开 console.dnspod.cn，进入“我的账号”→“API 密钥”，切换到“DNSPod Token”。',
    },
    { en: 'Choose “Create” and give it a name.', zh: '点击“创建密钥”，填写名称。' },
    {
      en: 'Copy ID and Token here. The token is shown only once.',
      zh: '把 ID 和 Token 复制到这里。Token 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 15, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.dnspod.net', '*.dnspod.com', '*.dnsv2.com', '*.dnsv3.com', '*.dnsv4.com', '*.dnsv5.com'],
  errors: [
    { code: '-1', refusal: 'wrong-credentials' },
    { code: '-2', refusal: 'rate-limited' },
    { code: '-7', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '-8', refusal: 'no-permission' },
    { code: '83', refusal: 'no-permission' },
    { code: '85', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '-99', refusal: 'refused', cause: 'provider-api-retired' },
    { code: '6', refusal: 'zone-not-found' },
    { code: '7', refusal: 'zone-not-found' },
    { code: '8', refusal: 'zone-not-found' },
    { code: '10', refusal: 'not-there' },
    { code: '104', refusal: 'already-there' },
    { code: '-15', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: '21', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: '23', refusal: 'refused', cause: 'provider-plan-restriction' },
    { code: '31', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: '32', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
