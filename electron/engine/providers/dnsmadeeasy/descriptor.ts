/** What the form, the guide and the diagnosis know of DNS Made Easy. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dnsmadeeasy.com/V2.0';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'dnsmadeeasy',
  name: { en: 'DNS Made Easy', zh: 'DNS Made Easy' },
  summary: {
    en: 'Managed domains at DNS Made Easy, with the API key and secret key of a user.',
    zh: '托管在 DNS Made Easy 的域名，使用用户的 API Key 和 Secret Key。',
  },
  monogram: 'ME',
  rank: 13,
  region: 'global',
  website: 'https://dnsmadeeasy.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: { en: 'Under Account Information in the control panel.', zh: '见控制面板的“Account Information”。' },
      secret: false,
      required: true,
      example: '1c1a3c91-4770-4ce7-96f4-54c0eb0e457a',
    },
    {
      key: 'secretKey',
      label: { en: 'Secret key', zh: 'Secret Key' },
      help: { en: 'Beside the API key.', zh: '与 API Key 在同一处。' },
      secret: true,
      required: true,
    },
    {
      key: 'sandbox',
      label: { en: 'Sandbox', zh: '沙盒环境' },
      help: {
        en: 'true for an account of the sandbox, which is a world of its own.',
        zh: '使用沙盒账号时选 true；沙盒与正式环境互不相通。',
      },
      secret: false,
      required: false,
      options: ['false', 'true'],
      default: 'false',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cp.dnsmadeeasy.com/account/info',
  docsUrl: 'https://api-docs.dnsmadeeasy.com/',
  leastPrivilege: {
    en: 'The key of a user who may edit only the domains of your certificates; a key of the main user reaches them all.',
    zh: '使用只能编辑证书所用域名的子用户的密钥；主用户的密钥可操作全部域名。',
  },
  steps: [
    {
      en: 'Open cp.dnsmadeeasy.com and sign in as the user whose key it shall be.',
      zh: '打开 cp.dnsmadeeasy.com，以要使用其密钥的用户登录。',
    },
    {
      en: 'Go to Config, Account Information and tick Generate New API Credentials if there are none yet.',
      zh: '进入“Config”→“Account Information”，如尚无密钥，勾选“Generate New API Credentials”。',
    },
    {
      en: 'Copy the API key and the secret key here.',
      zh: '把 API Key 和 Secret Key 复制到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.dnsmadeeasy.com', '*.digicertdns.com', '*.digicertdns.net'],
  errors: [
    { text: 'rate limit exceeded', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'date header|request ?date|out of sync', refusal: 'clock-skew' },
    { status: 403, text: 'permission|not allowed', refusal: 'no-permission' },
    { status: 403, refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 400, text: 'already exists', refusal: 'already-there' },
    { status: 400, text: 'currently in use|pending|being (?:created|deleted|updated)', refusal: 'busy' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
