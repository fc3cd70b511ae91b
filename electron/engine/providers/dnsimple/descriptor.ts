/** What the form, the guide and the diagnosis know of DNSimple. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dnsimple.com/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dnsimple',
  name: { en: 'DNSimple', zh: 'DNSimple' },
  summary: {
    en: 'Zones at DNSimple, with the API token of an account.',
    zh: '托管在 DNSimple 的区域，使用账户（Account）的 API 令牌。',
  },
  monogram: 'DI',
  rank: 19,
  region: 'global',
  website: 'https://dnsimple.com',
  fields: [
    {
      key: 'accessToken',
      label: { en: 'Account API token', zh: '账户 API 令牌' },
      help: {
        en: 'A token of the account. Tokens of a user do not work here.',
        zh: '请使用账户（Account）令牌；用户（User）令牌无法使用。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dnsimple.com/a',
  docsUrl: 'https://developer.dnsimple.com/v2/',
  leastPrivilege: {
    en: 'On plans that offer it, a scoped account token that is limited to the zone.',
    zh: '若套餐支持，请使用限定到该区域的 Scoped 账户令牌。',
  },
  steps: [
    {
      en: 'Open dnsimple.com, choose the account that holds the zone, and go to Account, Access Tokens.',
      zh: '打开 dnsimple.com，选择区域所在的账户，进入 Account → Access Tokens。',
    },
    {
      en: 'Add a token and give it a name. Where you can choose, limit it to the zone.',
      zh: '点击 Add 创建令牌并命名；如可选择，请限定到该区域。',
    },
    {
      en: 'Paste it here. DNSimple shows it only once.',
      zh: '把它粘贴到这里。DNSimple 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.dnsimple.com', 'ns*.dnsimple-edge.net', 'ns*.dnsimple-edge.org'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 402, refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
