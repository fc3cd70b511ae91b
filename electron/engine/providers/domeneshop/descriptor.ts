/** What the form, the guide and the diagnosis know of Domeneshop / Domainname.shop. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.domeneshop.no/v0';
/** Seconds; times are whole minutes. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'domeneshop',
  name: { en: 'Domeneshop / Domainname.shop', zh: 'Domeneshop / Domainname.shop' },
  summary: {
    en: 'Domains at Domeneshop, with an API token and its secret.',
    zh: 'Domeneshop 上的域名，使用 API 令牌及其密钥。',
  },
  monogram: 'DM',
  rank: 71,
  region: 'europe',
  website: 'https://domene.shop',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: { en: 'The shorter of the two values.', zh: '两个值中较短的一个。' },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'API secret', zh: 'API 密钥' },
      help: { en: 'The longer of the two values.', zh: '两个值中较长的一个。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://domene.shop/admin?view=api',
  docsUrl: 'https://api.domeneshop.no/docs/',
  leastPrivilege: {
    en: 'Tokens are not limited to domains or to DNS: whoever has one has them all.',
    zh: '令牌无法限定域名或权限：持有者可操作全部域名。',
  },
  steps: [
    {
      en: 'Log in at domene.shop and open the page API of your account.',
      zh: '登录 domene.shop，打开账号的“API”页面。',
    },
    {
      en: 'Create a set of credentials: a token and a secret.',
      zh: '创建一组凭据：一个令牌和一个密钥。',
    },
    {
      en: 'Paste both here. The secret is shown only once.',
      zh: '将两者粘贴到这里。密钥只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.hyp.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'token|credential|authenticat', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 409, refusal: 'already-there' },
    { status: 404, code: 'record*', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
