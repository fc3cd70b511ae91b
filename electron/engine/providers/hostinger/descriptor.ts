/** What the form, the guide and the diagnosis know of Hostinger. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://developers.hostinger.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'hostinger',
  name: { en: 'Hostinger', zh: 'Hostinger' },
  summary: {
    en: 'Domains on Hostinger’s name servers, with an API token.',
    zh: '使用 Hostinger 域名服务器的域名，凭 API 令牌操作。',
  },
  monogram: 'HO',
  rank: 50,
  region: 'global',
  website: 'https://www.hostinger.com',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: { en: 'From hPanel, Account, API.', zh: '在 hPanel 的 Account → API 中创建。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://hpanel.hostinger.com/profile/api',
  docsUrl: 'https://developers.hostinger.com/#tag/dns-zone',
  leastPrivilege: {
    en: 'Tokens reach the whole account; give it an expiry date.',
    zh: '令牌可以操作整个账号；请设置到期日期。',
  },
  steps: [
    { en: 'Open hPanel and go to Account, API.', zh: '打开 hPanel，进入 Account → API。' },
    {
      en: 'Choose Generate token, name it and set an expiry date.',
      zh: '点击 Generate token，填写名称并设置到期日期。',
    },
    { en: 'Paste it here. Hostinger shows it only once.', zh: '把它粘贴到这里。Hostinger 只显示一次。' },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.dns-parking.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 429, refusal: 'rate-limited' },
    { status: 422, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 422, text: 'domain', refusal: 'zone-not-found' },
    { status: 400, refusal: 'refused' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
