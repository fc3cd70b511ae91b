/** What the form, the guide and the diagnosis know of GoDaddy. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.godaddy.com';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'godaddy',
  name: { en: 'GoDaddy', zh: 'GoDaddy' },
  summary: {
    en: 'Domains on GoDaddy name servers. GoDaddy opens its API only to accounts with ten or more domains, or a premier plan.',
    zh: '使用 GoDaddy 域名服务器的域名。GoDaddy 仅对拥有十个以上域名或高级套餐的账号开放 API。',
  },
  monogram: 'GD',
  rank: 9,
  region: 'global',
  website: 'https://www.godaddy.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: {
        en: 'A production key, not an OTE (test) key.',
        zh: '请使用 Production 密钥，不是 OTE（测试）密钥。',
      },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'API secret', zh: 'API Secret' },
      help: {
        en: 'Shown once, when the key is made.',
        zh: '仅在创建密钥时显示一次。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://developer.godaddy.com/keys',
  docsUrl: 'https://developer.godaddy.com/doc/endpoint/domains',
  leastPrivilege: {
    en: 'GoDaddy cannot limit a key: it can edit every domain of the account.',
    zh: 'GoDaddy 无法限制密钥的权限：它可以修改账号中的所有域名。',
  },
  steps: [
    {
      en: 'See that the account has ten or more domains, or a Discount Domain Club Premier plan. Otherwise GoDaddy refuses every key.',
      zh: '请确认账号拥有至少十个域名，或订阅了 Discount Domain Club Premier；否则任何密钥都会被拒绝。',
    },
    {
      en: 'Open developer.godaddy.com/keys, choose Create New API Key and the environment Production.',
      zh: '打开 developer.godaddy.com/keys，点击 Create New API Key，环境选择 Production。',
    },
    {
      en: 'Copy key and secret here. The secret is shown only once.',
      zh: '把 Key 和 Secret 填到这里。Secret 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'set',
  nameServers: ['*.domaincontrol.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'TOO_MANY_REQUESTS', refusal: 'rate-limited' },
    { code: 'ACCESS_DENIED', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: 'UNABLE_TO_AUTHENTICATE', refusal: 'wrong-credentials' },
    { code: 'NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'UNKNOWN_DOMAIN', refusal: 'zone-not-found' },
    { code: 'INVALID_BODY', text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'INVALID_BODY', refusal: 'refused' },
    { code: 'DUPLICATE_RECORD', refusal: 'already-there' },
    { status: 409, refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
