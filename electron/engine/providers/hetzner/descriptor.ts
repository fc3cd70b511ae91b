/** What the form, the guide and the diagnosis know of Hetzner. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.hetzner.cloud/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'hetzner',
  name: { en: 'Hetzner', zh: 'Hetzner' },
  summary: {
    en: 'DNS zones in the Hetzner Console, through the Cloud API.',
    zh: '通过 Cloud API 使用 Hetzner Console 中的 DNS 区域。',
  },
  monogram: 'HZ',
  rank: 14,
  region: 'europe',
  website: 'https://www.hetzner.com/dns',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'Cloud API token', zh: 'Cloud API 令牌' },
      help: {
        en: '64 characters, from the project that holds the zone. Tokens of the old DNS console no longer work.',
        zh: '共 64 个字符，来自区域所在的项目。旧 DNS Console 的令牌已失效。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.hetzner.com/',
  docsUrl: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  leastPrivilege: {
    en: 'Read & Write. A token reaches everything in its project, so keep the zones in a project of their own.',
    zh: '读写（Read & Write）。令牌对整个项目有效，请把区域放在单独的项目里。',
  },
  steps: [
    {
      en: 'Open console.hetzner.com and the project that holds the zone.',
      zh: '打开 console.hetzner.com，进入区域所在的项目。',
    },
    {
      en: 'Under Security, API Tokens, generate a token with Read & Write.',
      zh: '在 Security → API Tokens 中生成一个 Read & Write 令牌。',
    },
    {
      en: 'Paste it here. Hetzner shows it only once.',
      zh: '把它粘贴到这里。Hetzner 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set-add',
  nameServers: ['*.ns.hetzner.com', '*.ns.hetzner.de'],
  errors: [
    { code: 'unauthorized', refusal: 'wrong-credentials' },
    { code: 'forbidden', refusal: 'no-permission' },
    { code: 'token_readonly', refusal: 'no-permission' },
    { code: 'rate_limit_exceeded', refusal: 'rate-limited' },
    { code: 'locked', refusal: 'busy' },
    { code: 'conflict', refusal: 'busy' },
    { code: 'uniqueness_error', refusal: 'already-there' },
    { status: 404, code: 'not_found', refusal: 'zone-not-found' },
    { code: 'invalid_input', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'invalid_input', refusal: 'refused' },
    { code: 'resource_limit_exceeded', refusal: 'refused', cause: 'provider-plan-restriction' },
    { code: 'deprecated_api_endpoint', refusal: 'refused', cause: 'provider-api-retired' },
    { code: 'unsupported_error', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
