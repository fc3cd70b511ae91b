/** What the form, the guide and the diagnosis know of Akamai Linode. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.linode.com/v4';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'linode',
  name: { en: 'Akamai Linode', zh: 'Akamai Linode' },
  summary: {
    en: 'Domains in the DNS Manager of Linode, now Akamai Connected Cloud, with a personal access token.',
    zh: '托管在 Linode（现为 Akamai）DNS Manager 的域名，凭个人访问令牌操作。',
  },
  monogram: 'LI',
  rank: 17,
  region: 'global',
  website: 'https://www.linode.com',
  fields: [
    {
      key: 'token',
      label: { en: 'Personal access token', zh: '个人访问令牌' },
      help: {
        en: 'With Read/Write for Domains and no access to anything else.',
        zh: '只需授予 Domains 的 Read/Write 权限。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.linode.com/profile/tokens',
  docsUrl: 'https://techdocs.akamai.com/linode-api/reference/api',
  leastPrivilege: {
    en: 'Domains: Read/Write. Everything else: No Access.',
    zh: 'Domains：Read/Write；其余全部选 No Access。',
  },
  steps: [
    {
      en: 'Open cloud.linode.com, your profile, API Tokens, and choose Create a Personal Access Token.',
      zh: '打开 cloud.linode.com，进入个人资料的 API Tokens，点击 Create a Personal Access Token。',
    },
    {
      en: 'Select No Access for all, then Read/Write for Domains, and an expiry that suits you.',
      zh: '先全部选 No Access，再把 Domains 设为 Read/Write，并选择有效期。',
    },
    {
      en: 'Create the token and paste it here. Linode shows it only once.',
      zh: '创建令牌并粘贴到这里。Linode 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.linode.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, text: 'not authorized to use this endpoint', refusal: 'no-permission' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { text: 'not authorized to use this endpoint', refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: 'ttl_sec', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
