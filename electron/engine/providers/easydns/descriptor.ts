/** What the form, the guide and the diagnosis know of easyDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://rest.easydns.net';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'easydns',
  name: { en: 'easyDNS', zh: 'easyDNS' },
  summary: {
    en: 'Domains at easyDNS, with the token and key of its REST API.',
    zh: '托管在 easyDNS 的域名，使用其 REST API 的令牌和密钥。',
  },
  monogram: 'ED',
  rank: 40,
  region: 'global',
  website: 'https://easydns.com',
  fields: [
    {
      key: 'token',
      label: { en: 'API token', zh: 'API 令牌' },
      help: { en: 'The token of the REST API; it names the key.', zh: 'REST API 的 Token，用来标识密钥。' },
      secret: false,
      required: true,
    },
    {
      key: 'key',
      label: { en: 'API key', zh: 'API 密钥' },
      help: { en: 'The key that belongs to the token.', zh: '与该 Token 配套的 Key。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cp.easydns.com/manage/security/api/signup.php',
  docsUrl: 'https://docs.rest.easydns.net/',
  leastPrivilege: {
    en: 'Token and key cover the whole account; easyDNS offers no narrower ones.',
    zh: '令牌和密钥可操作整个账号；easyDNS 不提供更窄的权限。',
  },
  steps: [
    {
      en: 'Sign in at cp.easydns.com and open User, Security, REST API.',
      zh: '登录 cp.easydns.com，打开 User → Security → REST API。',
    },
    {
      en: 'Sign up for the API. A token and a key for production are shown.',
      zh: '申请使用 API，页面会显示正式环境的 Token 和 Key。',
    },
    {
      en: 'Paste both here; those of the sandbox do not work.',
      zh: '把两者粘贴到这里；沙箱（sandbox）的无效。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.easydns.com', '*.easydns.net', '*.easydns.org', '*.easydns.info'],
  errors: [
    { text: 'enhance your calm|rate limit', refusal: 'rate-limited' },
    { status: 420, refusal: 'rate-limited' },
    { code: '420', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { code: '403', refusal: 'wrong-credentials' },
    { text: 'already exists', refusal: 'already-there' },
    { status: 406, refusal: 'no-permission' },
    { code: '406', refusal: 'no-permission' },
    { code: '404', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
