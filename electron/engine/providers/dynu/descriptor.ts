/** What the form, the guide and the diagnosis know of Dynu. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dynu.com/v2';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'dynu',
  name: { en: 'Dynu', zh: 'Dynu' },
  summary: {
    en: 'Domains and dynamic host names at Dynu.',
    zh: '托管在 Dynu 的域名和动态主机名。',
  },
  monogram: 'DY',
  rank: 39,
  region: 'global',
  website: 'https://www.dynu.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'The API key of the account, not its OAuth2 client ID or secret.',
        zh: '账号的 API Key，不是 OAuth2 的 ClientId 或 Secret。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dynu.com/en-US/ControlPanel/APICredentials',
  docsUrl: 'https://www.dynu.com/en-US/Support/API',
  leastPrivilege: {
    en: 'The key covers the whole account; Dynu offers no narrower one.',
    zh: '该密钥可操作整个账号；Dynu 不提供更窄的权限。',
  },
  steps: [
    {
      en: 'Sign in at dynu.com, open the Control Panel and choose API Credentials.',
      zh: '登录 dynu.com，打开 Control Panel，进入 API Credentials。',
    },
    {
      en: 'Show the API Key and paste it here.',
      zh: '显示 API Key，并把它粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.dynu.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '429', refusal: 'rate-limited' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists?|duplicate', refusal: 'already-there' },
    { code: '501', text: 'invalid', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
