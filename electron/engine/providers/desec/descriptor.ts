/** What the form, the guide and the diagnosis know of deSEC. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://desec.io/api/v1';
/** Seconds; the API tells the one of each domain. */
export const shortestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'desec',
  name: { en: 'deSEC', zh: 'deSEC' },
  summary: {
    en: 'Domains at deSEC, the free DNS hosting with DNSSEC.',
    zh: '托管在 deSEC（免费、支持 DNSSEC）的域名。',
  },
  monogram: 'DE',
  rank: 21,
  region: 'europe',
  website: 'https://desec.io',
  fields: [
    {
      key: 'token',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'The secret value shown when the token is made, not its id.',
        zh: '创建令牌时显示的密文，不是令牌的 ID。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://desec.io/tokens',
  docsUrl: 'https://desec.readthedocs.io/en/latest/auth/tokens.html',
  leastPrivilege: {
    en: 'A token without the right to manage tokens or domains, whose default policy writes nothing, and one policy for the domain and the type TXT that may write.',
    zh: '令牌不含管理令牌和域名的权限，默认策略不可写，另加一条只对该域名、TXT 类型可写的策略。',
  },
  steps: [
    {
      en: 'Sign in at desec.io and open Token Management.',
      zh: '登录 desec.io，打开 Token Management。',
    },
    {
      en: 'Make a token, leave its administrative rights off, and restrict it with policies to the domain and the type TXT.',
      zh: '新建令牌，不勾选管理权限，并用策略把它限制在该域名和 TXT 类型。',
    },
    {
      en: 'Paste the secret value here. deSEC shows it only once.',
      zh: '把令牌密文粘贴到这里。deSEC 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 3600 },
  model: 'set',
  nameServers: ['ns1.desec.io', 'ns2.desec.org'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: '^not found\\.?$', refusal: 'zone-not-found' },
    { status: 429, refusal: 'rate-limited' },
    { status: 400, code: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 400, text: 'another rrset', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
