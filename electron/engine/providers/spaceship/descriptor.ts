/** What the form, the guide and the diagnosis know of Spaceship. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://spaceship.dev/api/v1';
/** Seconds. */
export const shortestTtl = 60;
export const longestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'spaceship',
  name: { en: 'Spaceship', zh: 'Spaceship' },
  summary: {
    en: 'Domains on Spaceship name servers, with an API key and its secret.',
    zh: '使用 Spaceship 域名服务器的域名，使用 API Key 与 Secret。',
  },
  monogram: 'SP',
  rank: 46,
  region: 'global',
  website: 'https://www.spaceship.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: {
        en: 'It may read and write DNS records.',
        zh: '需有 DNS 记录的读写权限。',
      },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'API secret', zh: 'API Secret' },
      help: {
        en: 'Shown once, when the key is made.',
        zh: '仅在创建密钥时显示一次。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.spaceship.com/application/api-manager/',
  docsUrl: 'https://docs.spaceship.dev/',
  leastPrivilege: {
    en: 'DNS records: read and write. Domains: read, so that your domains can be listed.',
    zh: 'DNS records：读与写；Domains：读（用于列出您的域名）。',
  },
  steps: [
    {
      en: 'Open the API Manager at spaceship.com and choose New API key.',
      zh: '打开 spaceship.com 的 API Manager，点击 New API key。',
    },
    {
      en: 'Allow DNS records read and write, and Domains read. Leave the rest off.',
      zh: '勾选 DNS records 的读与写，以及 Domains 的读，其余不选。',
    },
    {
      en: 'Copy key and secret here. The secret is shown only once.',
      zh: '把 Key 和 Secret 填到这里。Secret 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.spaceship.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { status: 422, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
