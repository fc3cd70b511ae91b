/** What the form, the guide and the diagnosis know of Vultr. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.vultr.com/v2';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'vultr',
  name: { en: 'Vultr', zh: 'Vultr' },
  summary: {
    en: 'Domains on Vultr DNS. The key works only from addresses that its access control names.',
    zh: '托管在 Vultr DNS 的域名。密钥只能在访问控制列出的 IP 地址上使用。',
  },
  monogram: 'VU',
  rank: 18,
  region: 'global',
  website: 'https://www.vultr.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: {
        en: '36 characters. Under Access Control, allow the address of this computer.',
        zh: '共 36 个字符。请在 Access Control 中放行本机的公网 IP。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://my.vultr.com/settings/#settingsapi',
  docsUrl: 'https://www.vultr.com/api/#tag/dns',
  leastPrivilege: {
    en: 'The key of a sub-user that has API access and may manage DNS, and nothing else.',
    zh: '使用子用户的密钥：只授予 API 访问与 Manage DNS 权限。',
  },
  steps: [
    {
      en: 'Open my.vultr.com, Account, API, and enable the API. Better: do so as a sub-user who may only manage DNS.',
      zh: '打开 my.vultr.com，进入 Account → API 并启用 API。更好的做法是使用只有 Manage DNS 权限的子用户。',
    },
    {
      en: 'Under Access Control, add the public address of this computer, IPv4 and IPv6.',
      zh: '在 Access Control 中添加本机的公网地址（IPv4 与 IPv6）。',
    },
    {
      en: 'Copy the API key and paste it here.',
      zh: '复制 API Key 并粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.vultr.com'],
  errors: [
    { text: 'unauthorized ip', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 429, refusal: 'rate-limited' },
    { code: '503', refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 404, refusal: 'zone-not-found', code: '404' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
