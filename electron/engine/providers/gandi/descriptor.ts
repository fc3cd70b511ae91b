/** What the form, the guide and the diagnosis know of Gandi. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.gandi.net/v5/livedns';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'gandi',
  name: { en: 'Gandi', zh: 'Gandi' },
  summary: {
    en: 'Domains on Gandi LiveDNS, with a personal access token.',
    zh: '使用 Gandi LiveDNS 的域名，凭个人访问令牌操作。',
  },
  monogram: 'GA',
  rank: 15,
  region: 'europe',
  website: 'https://www.gandi.net/',
  fields: [
    {
      key: 'personalAccessToken',
      label: { en: 'Personal access token', zh: '个人访问令牌' },
      help: {
        en: 'A personal access token (PAT), not one of the old API keys.',
        zh: '请填写个人访问令牌（PAT），不是旧的 API Key。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: { en: 'API key (old)', zh: 'API Key（旧）' },
      help: {
        en: 'Only where you still have one: Gandi replaces these keys by personal access tokens.',
        zh: '仅在仍持有旧密钥时填写：Gandi 已改用个人访问令牌。',
      },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['personalAccessToken'], ['apiKey']],
  createKeyUrl: 'https://admin.gandi.net/organizations/account/pat',
  docsUrl: 'https://docs.gandi.net/en/managing_an_organization/organizations/personal_access_token.html',
  leastPrivilege: {
    en: '“Manage domain name technical configurations” and “See and renew domain names”, restricted to the domains of your certificates.',
    zh: '只勾选“Manage domain name technical configurations”和“See and renew domain names”，并限定为证书所用的域名。',
  },
  steps: [
    {
      en: 'Open admin.gandi.net, choose the organization, and go to Sharing, Personal Access Token.',
      zh: '打开 admin.gandi.net，选择组织，进入 Sharing → Personal Access Token。',
    },
    {
      en: 'Create a token for the domain with the two permissions named above. Choose a long life: it ends after a year at the latest.',
      zh: '为该域名创建令牌，勾选上述两项权限。有效期选长一些，最长一年。',
    },
    {
      en: 'Paste it here. Gandi shows it only once.',
      zh: '把它粘贴到这里。Gandi 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'set',
  nameServers: ['*.gandi.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'could not be found', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
