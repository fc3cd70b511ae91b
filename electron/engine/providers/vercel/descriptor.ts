/** What the form, the guide and the diagnosis know of Vercel DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.vercel.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'vercel',
  name: { en: 'Vercel DNS', zh: 'Vercel DNS' },
  summary: {
    en: 'Domains on the name servers of Vercel, your own or those of a team.',
    zh: '使用 Vercel 域名服务器的域名，个人或团队均可。',
  },
  monogram: 'VC',
  rank: 43,
  region: 'global',
  website: 'https://vercel.com',
  fields: [
    {
      key: 'token',
      label: { en: 'Access token', zh: '访问令牌' },
      help: {
        en: 'A token whose scope includes the team that owns the domain.',
        zh: '其范围须包含拥有该域名的团队。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'teamId',
      label: { en: 'Team ID', zh: '团队 ID' },
      help: {
        en: 'For the domains of a team: Settings, General, Team ID. With a wrong one the domain seems to be missing.',
        zh: '域名属于团队时填写：Settings → General → Team ID。填错时会显示找不到域名。',
      },
      secret: false,
      required: false,
      example: 'team_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://vercel.com/account/settings/tokens',
  docsUrl: 'https://vercel.com/docs/rest-api',
  leastPrivilege: {
    en: 'A token scoped to the team that owns the domain, with an end date.',
    zh: '只限拥有该域名的团队、并设有有效期的令牌。',
  },
  steps: [
    {
      en: 'Open vercel.com, Account Settings, Tokens.',
      zh: '打开 vercel.com，进入 Account Settings → Tokens。',
    },
    {
      en: 'Name the token, choose the team that owns the domain as its scope, and choose when it ends.',
      zh: '填写令牌名称，范围选择拥有该域名的团队，并设置有效期。',
    },
    {
      en: 'Choose Create Token and paste it here. Vercel shows it only once. For a team, enter its ID too.',
      zh: '点击 Create Token 并粘贴到这里。Vercel 只显示一次。团队域名还需填写团队 ID。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.vercel-dns.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'rate_limited', refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'invalidToken', refusal: 'wrong-credentials' },
    { text: 'invalid ?token|missing an authentication token', refusal: 'wrong-credentials' },
    { code: 'forbidden', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { code: 'not_found', refusal: 'zone-not-found' },
    { text: 'already exists', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
