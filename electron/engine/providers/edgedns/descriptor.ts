/** What the form, the guide and the diagnosis know of Akamai Edge DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://{host}/config-dns/v2';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'edgedns',
  name: { en: 'Akamai Edge DNS', zh: 'Akamai Edge DNS' },
  summary: {
    en: 'Zones on Akamai Edge DNS, with the EdgeGrid credentials of an API client.',
    zh: '托管在 Akamai Edge DNS 的区域，使用 API 客户端的 EdgeGrid 凭据。',
  },
  monogram: 'AK',
  rank: 61,
  region: 'global',
  website: 'https://www.akamai.com/products/edge-dns',
  fields: [
    {
      key: 'host',
      label: { en: 'API host', zh: 'API 主机' },
      help: { en: 'The line “host” of the credential.', zh: '凭据中的 host 一行。' },
      secret: false,
      required: true,
      example: 'akab-0123456789abcdef-0123456789abcdef.luna.akamaiapis.net',
    },
    {
      key: 'clientToken',
      label: { en: 'Client token', zh: '客户端令牌（client_token）' },
      help: { en: 'The line “client_token”.', zh: '凭据中的 client_token 一行。' },
      secret: false,
      required: true,
      example: 'akab-0123456789abcdef-0123456789abcdef',
    },
    {
      key: 'clientSecret',
      label: { en: 'Client secret', zh: '客户端密钥（client_secret）' },
      help: {
        en: 'The line “client_secret”. It ends with an equals sign.',
        zh: '凭据中的 client_secret 一行，以等号结尾。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'accessToken',
      label: { en: 'Access token', zh: '访问令牌（access_token）' },
      help: { en: 'The line “access_token”.', zh: '凭据中的 access_token 一行。' },
      secret: true,
      required: true,
    },
    {
      key: 'accountSwitchKey',
      label: { en: 'Account switch key', zh: '账号切换密钥' },
      help: {
        en: 'Only for those who manage several accounts with one client.',
        zh: '仅当用一个客户端管理多个账号时填写。',
      },
      secret: false,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://control.akamai.com/apps/identity-management/',
  docsUrl: 'https://techdocs.akamai.com/edge-dns/reference/edge-dns-api',
  leastPrivilege: {
    en: 'An API client with READ-WRITE access to “DNS—Zone Record Management” alone, in the group of the zone.',
    zh: '仅对“DNS—Zone Record Management”拥有 READ-WRITE 权限的 API 客户端，且限于该区域所在的组。',
  },
  steps: [
    {
      en: 'Open control.akamai.com, Account admin, Identity & access, and choose Create API client.',
      zh: '打开 control.akamai.com 的“Account admin”→“Identity & access”，点击“Create API client”。',
    },
    {
      en: 'Choose Advanced, then Select APIs: only “DNS—Zone Record Management” with READ-WRITE.',
      zh: '选择“Advanced”，在“Select APIs”中只选“DNS—Zone Record Management”，权限为 READ-WRITE。',
    },
    {
      en: 'Create the client and its credential, and copy the four values here. The secret is shown only once.',
      zh: '创建客户端及其凭据，把四个值复制到这里。client_secret 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.akam.net'],
  errors: [
    { text: 'invalid timestamp', refusal: 'clock-skew' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'signature|authorization (?:access|client) token', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 409, refusal: 'already-there' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
