/** What the form, the guide and the diagnosis know of LuaDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.luadns.com';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'luadns',
  name: { en: 'LuaDNS', zh: 'LuaDNS' },
  summary: {
    en: 'Zones at LuaDNS, with an API key.',
    zh: '托管在 LuaDNS 的区域，使用 API 密钥。',
  },
  monogram: 'LU',
  rank: 69,
  region: 'global',
  website: 'https://luadns.com',
  fields: [
    {
      key: 'username',
      label: { en: 'E-mail', zh: '邮箱' },
      help: { en: 'The address you log in with.', zh: '登录时使用的邮箱地址。' },
      secret: false,
      required: true,
      example: 'you@example.org',
    },
    {
      key: 'apiToken',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'A key from the page API Keys, not the password.',
        zh: '在“API Keys”页面创建的密钥，不是登录密码。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.luadns.com/api_keys',
  docsUrl: 'https://luadns.com/api.html',
  leastPrivilege: {
    en: 'A key that is limited to the zones of your certificates.',
    zh: '密钥只限证书所用的区域。',
  },
  steps: [
    {
      en: 'Log in at app.luadns.com, open the account settings and turn on API access.',
      zh: '登录 app.luadns.com，在账号设置中启用 API 访问。',
    },
    {
      en: 'Open API Keys and add a key, limited to the zone where the form allows it.',
      zh: '打开“API Keys”添加密钥，尽量只限该区域。',
    },
    {
      en: 'Paste the key here, with the e-mail address of the account.',
      zh: '将密钥和账号邮箱填写到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.luadns.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'credential|authenticat|api access|token|api key', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'record', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'already exists|already been taken|duplicate', refusal: 'already-there' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
