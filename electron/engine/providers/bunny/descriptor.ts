/** What the form, the guide and the diagnosis know of bunny.net DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.bunny.net';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'bunny',
  name: { en: 'bunny.net DNS', zh: 'bunny.net DNS' },
  summary: {
    en: 'Zones on Bunny DNS, with the API key of the account.',
    zh: '托管在 Bunny DNS 的区域，使用账号的 API 密钥。',
  },
  monogram: 'BN',
  rank: 37,
  region: 'global',
  website: 'https://bunny.net/dns/',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'Account API key', zh: '账号 API 密钥' },
      help: {
        en: 'The key of the account, not the password of a storage or pull zone.',
        zh: '请填写账号的 API Key，不是存储区或拉取区的密码。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dash.bunny.net/account/api-key',
  docsUrl: 'https://docs.bunny.net/reference/dnszonepublic_index',
  leastPrivilege: {
    en: 'The account key cannot be limited. Where that matters, keep the zones in an account of their own.',
    zh: '账号密钥无法限定权限。如有顾虑，请把区域放在单独的账号中。',
  },
  steps: [
    {
      en: 'Open dash.bunny.net, your account, API Key.',
      zh: '打开 dash.bunny.net，进入账户设置的 API Key。',
    },
    {
      en: 'Copy the API key and paste it here.',
      zh: '复制 API Key 并粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 15, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.bunny.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'validation_error', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'validation_error', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
