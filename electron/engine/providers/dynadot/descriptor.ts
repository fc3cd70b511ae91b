/** What the form, the guide and the diagnosis know of Dynadot. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dynadot.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dynadot',
  name: { en: 'Dynadot', zh: 'Dynadot' },
  summary: {
    en: 'Domains on Dynadot DNS, with an API key and its secret.',
    zh: '使用 Dynadot DNS 的域名，凭 API 密钥和 Secret 操作。',
  },
  monogram: 'DA',
  rank: 57,
  region: 'global',
  website: 'https://www.dynadot.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: { en: 'The production key, not the one of the sandbox.', zh: '生产环境的 Key，不是沙盒的。' },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'Secret key', zh: 'Secret Key' },
      help: { en: 'It signs the requests and is never sent.', zh: '用于签名，不会被发送。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dynadot.com/account/domain/setting/api.html',
  docsUrl: 'https://www.dynadot.com/domain/api-document',
  leastPrivilege: {
    en: 'Keys reach the whole account; limit the addresses that may use them.',
    zh: '密钥可以操作整个账号；请限制可使用它的 IP 地址。',
  },
  steps: [
    {
      en: 'Sign in at dynadot.com, open Tools, API, and unlock the account.',
      zh: '登录 dynadot.com，打开 Tools → API，并解锁账号。',
    },
    {
      en: 'Generate the production key and the secret key, and add the address of this computer if asked. Changes take ten minutes.',
      zh: '生成 Production Key 和 Secret Key；如要求填写 IP，请加入本机的公网 IP。更改约十分钟后生效。',
    },
    { en: 'Enter both keys here.', zh: '把两个密钥填到这里。' },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.dyna-ns.net'],
  errors: [
    { code: '403', text: 'ip address', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '403', text: 'main dns', refusal: 'refused' },
    { code: '403', refusal: 'no-permission' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: '400', text: 'authorization|signature|api key', refusal: 'wrong-credentials' },
    { code: '400', text: 'can ?not find the domain|domain not found', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
    { code: '429', text: 'dns settings', refusal: 'refused' },
    { code: '429', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: '409', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
