/** What the form, the guide and the diagnosis know of Gcore DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.gcore.com/dns';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'gcore',
  name: { en: 'Gcore DNS', zh: 'Gcore DNS' },
  summary: {
    en: 'Zones in Gcore Managed DNS, with a permanent API token.',
    zh: '托管在 Gcore Managed DNS 的区域，使用永久 API 令牌。',
  },
  monogram: 'GR',
  rank: 62,
  region: 'global',
  website: 'https://gcore.com/dns',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'Permanent API token', zh: '永久 API 令牌' },
      help: {
        en: 'The whole token, with the number and the $ sign at its beginning.',
        zh: '请填写完整的令牌，包括开头的数字和 $ 符号。',
      },
      secret: true,
      required: true,
      example: '123$…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://portal.gcore.com/accounts/profile/api-tokens',
  docsUrl: 'https://api.gcore.com/docs/dns',
  leastPrivilege: {
    en: 'A token whose role is limited to DNS. It expires on the day chosen when it is made.',
    zh: '令牌的角色只选 DNS 相关权限。令牌会在创建时选定的日期失效。',
  },
  steps: [
    {
      en: 'Open portal.gcore.com, go to your profile and choose API tokens.',
      zh: '打开 portal.gcore.com，进入个人资料，选择“API tokens”。',
    },
    {
      en: 'Choose Create token, give it a role that may manage DNS, and an expiration date far enough away, or none.',
      zh: '点击“Create token”，选择可管理 DNS 的角色，有效期选得足够长或选择永不过期。',
    },
    {
      en: 'Copy the token and paste it here. Gcore shows it only once.',
      zh: '复制令牌并粘贴到这里。Gcore 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['ns*.gcorelabs.net', '*.gcdn.services'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'token|credential|authenticat|authoriz', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { status: 400, text: 'not found', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { status: 400, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
