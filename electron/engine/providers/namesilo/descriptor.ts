/** What the form, the guide and the diagnosis know of NameSilo. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://www.namesilo.com/api';
/** Seconds. */
export const shortestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'namesilo',
  name: { en: 'NameSilo', zh: 'NameSilo' },
  summary: {
    en: 'Domains registered at NameSilo that use its own name servers.',
    zh: '在 NameSilo 注册并使用其自有域名服务器的域名。',
  },
  monogram: 'NS',
  rank: 30,
  region: 'global',
  website: 'https://www.namesilo.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'The key of the API Manager, for the live system and with write access.',
        zh: '在 API Manager 中生成的密钥，须用于正式环境且可写。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.namesilo.com/account/api-manager',
  docsUrl: 'https://www.namesilo.com/api-reference',
  leastPrivilege: {
    en: 'The key covers the whole account. Restrict it to your own IP address in the API Manager.',
    zh: '该密钥可操作整个账号。请在 API Manager 中把它限制为您自己的 IP 地址。',
  },
  steps: [
    {
      en: 'Sign in at namesilo.com and open the API Manager.',
      zh: '登录 namesilo.com，打开 API Manager。',
    },
    {
      en: 'Leave “Generate key for read-only access” empty, accept the terms and generate a key.',
      zh: '不要勾选“Generate key for read-only access”，同意条款后生成密钥。',
    },
    {
      en: 'If you list IP addresses there, include the one of this computer. Then paste the key here.',
      zh: '如果在那里填写了允许的 IP 地址，请包含本机的地址。然后把密钥粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 900, ttlSeconds: 3600 },
  model: 'record',
  nameServers: ['*.dnsowl.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { text: 'slow down|too many requests|rate limit', refusal: 'rate-limited' },
    { code: '110', refusal: 'wrong-credentials' },
    { code: '111', refusal: 'no-permission' },
    { code: '112', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '113', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '200', refusal: 'zone-not-found' },
    { code: '280', text: 'already exists|duplicate', refusal: 'already-there' },
    { code: '280', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: '280', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
