/** What the form, the guide and the diagnosis know of TransIP. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.transip.nl/v6';
/** Seconds. */
export const shortestTtl = 10;

export const descriptor: ProviderDescriptor = {
  id: 'transip',
  name: { en: 'TransIP', zh: 'TransIP' },
  summary: {
    en: 'Domains on TransIP’s name servers, with a key pair of the account.',
    zh: '使用 TransIP 域名服务器的域名，凭账号的密钥对操作。',
  },
  monogram: 'TI',
  rank: 35,
  region: 'europe',
  website: 'https://www.transip.nl',
  fields: [
    {
      key: 'accountName',
      label: { en: 'Account name', zh: '账号名' },
      help: { en: 'The name that you sign in with.', zh: '登录时使用的用户名。' },
      secret: false,
      required: true,
    },
    {
      key: 'privateKey',
      label: { en: 'Private key (PEM)', zh: '私钥（PEM）' },
      help: {
        en: 'From BEGIN PRIVATE KEY to END PRIVATE KEY.',
        zh: '从 BEGIN PRIVATE KEY 到 END PRIVATE KEY 的全部内容。',
      },
      secret: true,
      required: true,
      example: '-----BEGIN PRIVATE KEY-----',
      lines: true,
    },
    {
      key: 'globalKey',
      label: { en: 'Key accepts all IP addresses', zh: '密钥接受所有 IP 地址' },
      help: {
        en: 'false where the key pair was made for addresses on the allow-list only.',
        zh: '若密钥对仅限白名单中的地址使用，请选 false。',
      },
      secret: false,
      required: false,
      options: ['true', 'false'],
      default: 'true',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.transip.nl/cp/account/api/',
  docsUrl: 'https://api.transip.nl/rest/docs.html',
  leastPrivilege: {
    en: 'A key pair of its own. Keep “Only accept IP addresses from the whitelist” ticked where your address never changes.',
    zh: '单独创建一个密钥对。如果公网地址固定，保留“Only accept IP addresses from the whitelist”的勾选。',
  },
  steps: [
    {
      en: 'Open transip.nl/cp/account/api and switch the API on.',
      zh: '打开 transip.nl/cp/account/api，启用 API。',
    },
    {
      en: 'Under Key Pairs give it a label, untick “Only accept IP addresses from the whitelist” unless your address is fixed, and add it.',
      zh: '在“Key Pairs”中填写名称；除非地址固定，取消勾选“Only accept IP addresses from the whitelist”，然后添加。',
    },
    {
      en: 'Paste the private key here. TransIP shows it only once.',
      zh: '把私钥粘贴到这里。TransIP 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['ns*.transip.nl', 'ns*.transip.net', 'ns*.transip.eu'],
  errors: [
    { text: 'API is not enabled', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { text: 'whitelist|allow-?list|IP address', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 401, refusal: 'signed-out' },
    { status: 403, text: 'read.?only', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'entry|record', refusal: 'not-there' },
    { status: 404, text: 'domain', refusal: 'zone-not-found' },
    { status: 409, refusal: 'busy' },
    { text: 'too many', refusal: 'busy' },
    { text: 'locked', refusal: 'busy' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
