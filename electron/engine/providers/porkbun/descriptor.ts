/** What the form, the guide and the diagnosis know of Porkbun. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.porkbun.com/api/json/v3';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'porkbun',
  name: { en: 'Porkbun', zh: 'Porkbun' },
  summary: {
    en: 'Domains on Porkbun name servers, with API access switched on for each domain.',
    zh: '使用 Porkbun 域名服务器的域名，需为每个域名开启 API 访问。',
  },
  monogram: 'PB',
  rank: 16,
  region: 'global',
  website: 'https://porkbun.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: { en: 'It begins with pk1_.', zh: '以 pk1_ 开头。' },
      secret: false,
      required: true,
      example: 'pk1_…',
    },
    {
      key: 'secretApiKey',
      label: { en: 'Secret API key', zh: 'Secret Key' },
      help: {
        en: 'It begins with sk1_ and is shown once, when the key is made.',
        zh: '以 sk1_ 开头，仅在创建时显示一次。',
      },
      secret: true,
      required: true,
      example: 'sk1_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://porkbun.com/account/api',
  docsUrl: 'https://porkbun.com/api/json/v3/documentation',
  leastPrivilege: {
    en: 'Keys cannot be limited. Switch API Access on for the domains of your certificates alone.',
    zh: '密钥无法限定权限。请只为证书所用的域名开启 API Access。',
  },
  steps: [
    {
      en: 'Open porkbun.com/account/api, give the key a title and choose Create API Key.',
      zh: '打开 porkbun.com/account/api，填写标题并点击 Create API Key。',
    },
    {
      en: 'Copy both the API key and the secret key here. The secret is shown only once.',
      zh: '把 API Key 和 Secret Key 都填到这里。Secret Key 只显示一次。',
    },
    {
      en: 'In Domain Management, open Details of each domain and switch API Access on.',
      zh: '在 Domain Management 中展开每个域名的 Details，打开 API Access。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.porkbun.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 403, text: '^\\s*<', refusal: 'rate-limited' },
    { text: 'invalid api key', refusal: 'wrong-credentials' },
    { text: 'not opted in', refusal: 'no-permission' },
    { text: 'invalid domain', refusal: 'zone-not-found' },
    { text: 'invalid record id', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
