/** What the form, the guide and the diagnosis know of Name.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.name.com/v4';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'namedotcom',
  name: { en: 'Name.com', zh: 'Name.com' },
  summary: {
    en: 'Domains registered at Name.com that use its own name servers.',
    zh: '在 Name.com 注册并使用其自有域名服务器的域名。',
  },
  monogram: 'NC',
  rank: 31,
  region: 'global',
  website: 'https://www.name.com',
  fields: [
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'The name you sign in with, not the one that ends in “-test”.',
        zh: '您的登录用户名，不是以“-test”结尾的测试用户名。',
      },
      secret: false,
      required: true,
    },
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'The token of production; the one of the test system does not work.',
        zh: '请填写正式环境（Production）的令牌，测试环境的令牌无效。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.name.com/account/settings/api',
  docsUrl: 'https://www.name.com/api-docs/DNS',
  leastPrivilege: {
    en: 'Tokens cover the whole account. Limit the token to your own IP address.',
    zh: '令牌可操作整个账号。请把它限制为您自己的 IP 地址。',
  },
  steps: [
    {
      en: 'Sign in at name.com and open Settings, API Token Management.',
      zh: '登录 name.com，打开 Settings → API Token Management。',
    },
    {
      en: 'Name the token and generate it. Two tokens appear: one for production and one for tests.',
      zh: '为令牌命名并生成。会出现两个令牌：一个用于正式环境，一个用于测试。',
    },
    {
      en: 'If two-step verification is on, allow API access under Settings, Security.',
      zh: '如果启用了两步验证，请在 Settings → Security 中允许 API 访问。',
    },
    {
      en: 'Paste the user name and the production token here.',
      zh: '把用户名和正式环境的令牌粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.name.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    {
      status: 403,
      text: '\\bIP\\b|ip address|whitelist|allow ?list',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists|duplicate', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
