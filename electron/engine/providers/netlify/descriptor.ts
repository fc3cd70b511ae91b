/** What the form, the guide and the diagnosis know of Netlify DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.netlify.com/api/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'netlify',
  name: { en: 'Netlify DNS', zh: 'Netlify DNS' },
  summary: {
    en: 'Domains whose DNS zone is at Netlify.',
    zh: 'DNS 区域托管在 Netlify 的域名。',
  },
  monogram: 'NL',
  rank: 42,
  region: 'global',
  website: 'https://www.netlify.com',
  fields: [
    {
      key: 'token',
      label: { en: 'Personal access token', zh: '个人访问令牌' },
      help: {
        en: 'A personal access token of somebody who may change the DNS of the team.',
        zh: '有权修改团队 DNS 的成员的个人访问令牌。',
      },
      secret: true,
      required: true,
      example: 'nfp_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.netlify.com/user/applications#personal-access-tokens',
  docsUrl: 'https://open-api.netlify.com/',
  leastPrivilege: {
    en: 'Tokens can do all that you can. Give this one an end date.',
    zh: '令牌拥有您本人的全部权限。请为它设置有效期。',
  },
  steps: [
    {
      en: 'Open app.netlify.com, User settings, Applications, Personal access tokens.',
      zh: '打开 app.netlify.com，进入 User settings → Applications → Personal access tokens。',
    },
    {
      en: 'Choose New access token, name it and choose when it ends. If the team signs in by SAML, allow access to the team.',
      zh: '点击 New access token，填写名称并选择有效期。如果团队使用 SAML 登录，请允许访问该团队。',
    },
    {
      en: 'Generate the token and paste it here. Netlify shows it only once.',
      zh: '生成令牌并粘贴到这里。Netlify 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  // They are those of NS1, which serve many others.
  nameServers: [],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: 'already (?:exists|been taken)', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
