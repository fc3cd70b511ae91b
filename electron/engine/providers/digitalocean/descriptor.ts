/** What the form, the guide and the diagnosis know of DigitalOcean. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.digitalocean.com';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'digitalocean',
  name: { en: 'DigitalOcean', zh: 'DigitalOcean' },
  summary: {
    en: 'Domains at DigitalOcean, with a personal access token.',
    zh: '托管在 DigitalOcean 的域名，使用个人访问令牌。',
  },
  monogram: 'DO',
  rank: 11,
  region: 'global',
  website: 'https://www.digitalocean.com/products/networking',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'Personal access token', zh: '个人访问令牌' },
      help: {
        en: 'A token of the team that holds the domain.',
        zh: '域名所在团队的访问令牌。',
      },
      secret: true,
      required: true,
      example: 'dop_v1_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.digitalocean.com/account/api/tokens',
  docsUrl: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  leastPrivilege: {
    en: 'Custom scopes: domain:read, domain:create, domain:update and domain:delete, nothing else. They cover all domains of the team.',
    zh: '自定义权限只勾选 domain:read、domain:create、domain:update 和 domain:delete。它们对团队的所有域名有效。',
  },
  steps: [
    {
      en: 'Open cloud.digitalocean.com, switch to the team that holds the domain, and go to API, Tokens.',
      zh: '打开 cloud.digitalocean.com，切换到域名所在的团队，进入 API → Tokens。',
    },
    {
      en: 'Choose Generate New Token, then Custom Scopes, and tick the four scopes of “domain”.',
      zh: '点击 Generate New Token，选择 Custom Scopes，勾选 domain 的四项权限。',
    },
    {
      en: 'Paste the token here. DigitalOcean shows it only once; note the day on which it expires.',
      zh: '把令牌粘贴到这里。DigitalOcean 只显示一次，请留意它的到期日。',
    },
  ],
  propagation: { typicalSeconds: 10, ttlSeconds: 30 },
  model: 'record',
  nameServers: ['ns1.digitalocean.com', 'ns2.digitalocean.com', 'ns3.digitalocean.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'unauthorized', refusal: 'wrong-credentials' },
    { status: 403, code: 'forbidden', refusal: 'no-permission' },
    { status: 404, code: 'not_found', refusal: 'zone-not-found' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'too_many_requests', refusal: 'rate-limited' },
    { code: 'unprocessable_entity', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'unprocessable_entity', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
