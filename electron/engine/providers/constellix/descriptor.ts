/** What the form, the guide and the diagnosis know of Constellix. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dns.constellix.com/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'constellix',
  name: { en: 'Constellix', zh: 'Constellix' },
  summary: {
    en: 'Domains at Constellix, with the API key and secret key of a user.',
    zh: '托管在 Constellix 的域名，使用用户的 API Key 和 Secret Key。',
  },
  monogram: 'CX',
  rank: 68,
  region: 'global',
  website: 'https://constellix.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: { en: 'Of a user who may edit the domain.', zh: '有权编辑该域名的用户的密钥。' },
      secret: false,
      required: true,
    },
    {
      key: 'secretKey',
      label: { en: 'Secret key', zh: 'Secret Key' },
      help: { en: 'It is shown once, together with the API key.', zh: '与 API Key 一起显示，仅显示一次。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://support.constellix.com/hc/en-us/articles/34574197390491-How-to-Generate-an-API-Key',
  docsUrl: 'https://api-docs.constellix.com',
  leastPrivilege: {
    en: 'The key of a user of its own, with rights on the domains of your certificates alone.',
    zh: '单独建一个用户，只授予证书所用域名的权限，并使用其密钥。',
  },
  steps: [
    {
      en: 'Sign in at dns.constellix.com as the user whose key it shall be.',
      zh: '以要使用其密钥的用户登录 dns.constellix.com。',
    },
    {
      en: 'Open the account menu, My Profile, API Keys, and generate a key.',
      zh: '打开账号菜单的“My Profile”→“API Keys”，生成密钥。',
    },
    {
      en: 'Copy the API key and the secret key here.',
      zh: '把 API Key 和 Secret Key 复制到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set',
  nameServers: ['ns*.constellix.com', 'ns*.constellix.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 400, text: 'already exist', refusal: 'already-there' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
