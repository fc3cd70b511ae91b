/** What the form, the guide and the diagnosis know of Infomaniak. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.infomaniak.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'infomaniak',
  name: { en: 'Infomaniak', zh: 'Infomaniak' },
  summary: {
    en: 'Zones at Infomaniak, with an API token for DNS.',
    zh: '托管在 Infomaniak 的区域，使用 DNS 权限的 API 令牌。',
  },
  monogram: 'IM',
  rank: 33,
  region: 'europe',
  website: 'https://www.infomaniak.com',
  fields: [
    {
      key: 'accessToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'A token with the scopes dns:read and dns:write.',
        zh: '具有 dns:read 和 dns:write 权限范围的令牌。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://manager.infomaniak.com/v3/ng/accounts/token/list',
  docsUrl: 'https://developer.infomaniak.com/docs/api',
  leastPrivilege: {
    en: 'A token with the scopes dns:read and dns:write, and no others.',
    zh: '只含 dns:read 和 dns:write 权限范围的令牌。',
  },
  steps: [
    {
      en: 'Sign in to the Infomaniak Manager and open the API tokens of your account.',
      zh: '登录 Infomaniak Manager，打开账号的 API 令牌页面。',
    },
    {
      en: 'Create a token, with the scopes dns:read and dns:write, and a life as long as you like.',
      zh: '创建令牌，选择 dns:read 和 dns:write 权限范围，并设定有效期。',
    },
    {
      en: 'Paste it here. Infomaniak shows it only once.',
      zh: '把它粘贴到这里。Infomaniak 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.infomaniak.ch', '*.infomaniak.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'not_authorized', refusal: 'wrong-credentials' },
    { code: 'access_denied', refusal: 'no-permission' },
    { text: 'missing scope', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { code: 'object_not_found', refusal: 'zone-not-found' },
    { code: 'validation_failed', text: 'already exist', refusal: 'already-there' },
    { code: 'validation_failed', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'validation_failed', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
