/** What the form, the guide and the diagnosis know of Njalla. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://njal.la/api/1/';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'njalla',
  name: { en: 'Njalla', zh: 'Njalla' },
  summary: {
    en: 'Domains at Njalla that use its own name servers.',
    zh: '在 Njalla 注册并使用其自有域名服务器的域名。',
  },
  monogram: 'NJ',
  rank: 41,
  region: 'europe',
  website: 'https://njal.la',
  fields: [
    {
      key: 'token',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'A token made in the settings, allowed for this domain and from this address.',
        zh: '在设置中创建的令牌，须允许操作该域名并允许从本机地址访问。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://njal.la/settings/api/',
  docsUrl: 'https://njal.la/api/',
  leastPrivilege: {
    en: 'A token for the domain alone, with the methods list-domains, list-records, add-record and remove-record, and from your own address if that is fixed.',
    zh: '只针对该域名的令牌，方法仅限 list-domains、list-records、add-record 和 remove-record；地址固定时再限定来源地址。',
  },
  steps: [
    {
      en: 'Sign in at njal.la and open Settings, API access.',
      zh: '登录 njal.la，打开 Settings → API access。',
    },
    {
      en: 'Add a token. Limit it to the domain and to the four methods named above.',
      zh: '添加令牌，并限定为该域名和上述四个方法。',
    },
    {
      en: 'Paste the token here.',
      zh: '把令牌粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.njalla.no', '*.njalla.in', '*.njalla.fo'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '403', text: 'permission', refusal: 'no-permission' },
    { code: '403', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { code: '400', text: 'missing domain', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
