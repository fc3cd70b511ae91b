/** What the form, the guide and the diagnosis know of hosttech. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.ns1.hosttech.eu/api';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'hosttech',
  name: { en: 'hosttech', zh: 'hosttech' },
  summary: {
    en: 'Zones at hosttech, with a token of its DNS API.',
    zh: '托管在 hosttech 的区域，使用其 DNS API 令牌。',
  },
  monogram: 'HT',
  rank: 44,
  region: 'europe',
  website: 'https://www.hosttech.eu',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'The token of the DNS API, not the password of the account.',
        zh: 'DNS API 的令牌，不是账号密码。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.myhosttech.eu/user/dns/api',
  docsUrl: 'https://api.ns1.hosttech.eu/api/documentation',
  leastPrivilege: {
    en: 'The token covers all zones of the account; hosttech offers no narrower one.',
    zh: '该令牌可操作账号下的所有区域；hosttech 不提供更窄的权限。',
  },
  steps: [
    {
      en: 'Sign in at myhosttech.eu and open DNS, API.',
      zh: '登录 myhosttech.eu，打开 DNS → API。',
    },
    {
      en: 'Create a token and paste it here.',
      zh: '创建令牌，并把它粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 3600 },
  model: 'record',
  nameServers: ['*.hosttech.ch', '*.hosttech.eu'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { text: 'given data was invalid.*\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'given data was invalid', refusal: 'refused' },
    { status: 404, text: 'not found|no query results', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
